public import Bank
import Configuration
import Glibc
import LineProtocol
import Store

/// A Unix socket that accepts connections: made by the daemon itself, or handed over by systemd.
public struct ListeningSocket: Sendable {
  /// Which socket it is.
  public let door: Peer.Door
  /// The file descriptor; whoever serves it closes it.
  let descriptor: CInt
  /// The file that goes when the socket goes; nil for an inherited one, whose file is systemd's.
  let file: SocketFile?

  /// Adopts a socket that is bound already.
  public init(inherited descriptor: CInt, door: Peer.Door) {
    self.door = door
    self.descriptor = descriptor
    file = nil
  }

  /// Makes a socket at a path, in place of one that a dead daemon has left.
  ///
  /// Anybody may connect to the clients' socket, since who may do what is asked at every request; the socket for
  /// administration is for the daemon's user alone, and root, whom no mode keeps out.
  public init(path: String, door: Peer.Door) throws(StartError) {
    try Self.checkLength(of: path)
    let lock = try Self.lock(path)
    try Self.removeStaleSocket(at: path)
    let mode: mode_t = door == .clients ? 0o666 : 0o600
    descriptor = try Self.bind(path, mode: mode)
    self.door = door
    file = SocketFile(path: path, lock: lock)
  }

  private static func lock(_ path: String) throws(StartError) -> FileLock {
    do {
      return try FileLock(protecting: path)
    } catch {
      switch error {
      case .system(let code, let path): throw .system(code, path: path)
      case .held:
        throw StartError(
          .alreadyRunning,
          Localized(
            "已有另一个 timebankd 在使用 \(path),请先停止它,或换用别的路径",
            "another timebankd serves \(path); stop it first or use another path"))
      }
    }
  }

  private static func checkLength(of path: String) throws(StartError) {
    let limit = Configuration.Listen.maxSocketPathBytes
    guard path.utf8.count > limit else { return }
    throw StartError(
      .unusablePath,
      Localized(
        "套接字路径 \(path) 过长:最多 \(limit) 字节,现为 \(path.utf8.count) 字节",
        "the socket path \(path) is too long: at most \(limit) bytes, it has \(path.utf8.count)"))
  }

  /// Removes what a daemon left that is surely dead, since the caller holds its lock.
  private static func removeStaleSocket(at path: String) throws(StartError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw StartError(
        .unusablePath,
        Localized(
          "\(path) 已存在但不是套接字,请移走它或换用别的路径",
          "\(path) exists and is no socket; move it away or use another path"))
    }
    guard unlink(path) == 0 else { throw .system(errno, path: path) }
  }

  private static func bind(_ path: String, mode: mode_t) throws(StartError) -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(errno, path: path) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    // No moment in which somebody else could connect to a socket that is not for them.
    let usual = umask(0o177)
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, length) }
    }
    let code = errno
    umask(usual)
    // Listening at once: who connects while the bank is still being opened waits for the greeting.
    guard status == 0, chmod(path, mode) == 0, listen(descriptor, ServerLimits.backlog) == 0 else {
      close(descriptor)
      throw .system(status == 0 ? errno : code, path: path)
    }
    return descriptor
  }
}

/// The file of a socket that the daemon has made, with its lock.
final class SocketFile: Sendable {
  let path: String
  private let lock: FileLock
  private let device: dev_t
  private let node: ino_t

  init(path: String, lock: FileLock) {
    self.path = path
    self.lock = lock
    var status = stat()
    let found = lstat(path, &status) == 0
    device = found ? status.st_dev : 0
    node = found ? status.st_ino : 0
  }

  /// Removes the file, so that clients are told at once that nobody serves; not one that somebody else has put there.
  func remove() {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_dev == device, status.st_ino == node else { return }
    unlink(path)
  }
}
