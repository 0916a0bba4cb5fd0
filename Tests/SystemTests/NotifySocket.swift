import Foundation
import TestSupport

/// The other end of `NOTIFY_SOCKET` or of the journal's socket: every datagram that a daemon sends, in order.
final class NotifySocket: Sendable {
  let path: String
  private let descriptor: CInt

  /// Binds a datagram socket in a folder.
  init(in folder: TemporaryFolder, name: String = "notify.sock") throws {
    path = folder.path(name)
    descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw LiveClient.Failure(call: "bind", code: errno) }
  }

  deinit { close(descriptor) }

  /// The next message; throws where none comes for twenty seconds.
  func next() throws -> String {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { throw LiveClient.Failure(call: "recv", code: errno) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// The messages up to one that begins as given, that one included.
  func messages(upTo start: String) throws -> [String] {
    var messages: [String] = []
    while messages.last?.hasPrefix(start) != true { messages.append(try next()) }
    return messages
  }
}
