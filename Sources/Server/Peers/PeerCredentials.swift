import Glibc
import NIOCore

/// Who is at the other end of a Unix socket, as the kernel knows it since the connection was made.
struct PeerCredentials: Equatable {
  /// The Unix user.
  let user: UInt32
  /// The primary group and the supplementary ones.
  let groups: Set<UInt32>

  /// glibc's `struct ucred`, which Swift does not see.
  private struct Credentials {
    var process: Int32 = 0
    var user: UInt32 = 0
    var group: UInt32 = 0
  }

  /// `SO_PEERGROUPS` of Linux, which glibc's headers for Swift leave out.
  private static let peerGroupsOption: CInt = 59

  init(user: UInt32, groups: Set<UInt32>) {
    self.user = user
    self.groups = groups
  }

  /// Asks the kernel.
  init(of socket: CInt) throws(IOError) {
    var credentials = Credentials()
    var length = socklen_t(MemoryLayout<Credentials>.size)
    guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else {
      throw IOError(errnoCode: errno, reason: "SO_PEERCRED")
    }
    let supplementary = try Self.supplementaryGroups(of: socket)
    self.init(user: credentials.user, groups: supplementary.union([credentials.group]))
  }

  private static func supplementaryGroups(of socket: CInt) throws(IOError) -> Set<UInt32> {
    var groups = [UInt32](repeating: 0, count: 32)
    while true {
      var length = socklen_t(groups.count * MemoryLayout<UInt32>.size)
      if getsockopt(socket, SOL_SOCKET, peerGroupsOption, &groups, &length) == 0 {
        return Set(groups.prefix(Int(length) / MemoryLayout<UInt32>.size))
      }
      let needed = Int(length) / MemoryLayout<UInt32>.size
      guard errno == ERANGE, needed > groups.count else { throw IOError(errnoCode: errno, reason: "SO_PEERGROUPS") }
      groups = [UInt32](repeating: 0, count: needed)
    }
  }
}
