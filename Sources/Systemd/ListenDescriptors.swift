import CSystemd
import Glibc

/// A socket that systemd has opened for the daemon.
public struct ListenDescriptor: Hashable, Sendable {
  /// Its name: of the socket unit, or of the unit's `FileDescriptorName=`.
  public let name: String
  /// The file descriptor.
  public let descriptor: CInt

  /// Names a descriptor.
  public init(name: String, descriptor: CInt) {
    self.name = name
    self.descriptor = descriptor
  }
}

/// The sockets that systemd has handed over, with their names; empty where there are none.
///
/// Their order is not stable, so they are known by name only. The environment that tells of them is cleared, so that no
/// child takes them for its own: the second call finds nothing.
public func listenDescriptors() -> [ListenDescriptor] {
  var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  let count = sd_listen_fds_with_names(1, &names)
  guard count > 0, let names else { return [] }
  defer { free(names) }
  return (0..<Int(count)).map { index in
    defer { free(names[index]) }
    let name = names[index].map { String(cString: $0) } ?? ""
    return ListenDescriptor(name: name, descriptor: CInt(SD_LISTEN_FDS_START) + CInt(index))
  }
}
