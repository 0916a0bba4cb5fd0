import Glibc
import LineProtocol

/// A lock against a second daemon, held on a file beside what it protects until the process lets go of it.
///
/// The file is never removed: whoever removed it could lock a new one while the old is still held by another.
final class FileLock: Sendable {
  private let descriptor: CInt

  /// Takes the lock beside a file, or throws where another process has it.
  init(protecting file: String) throws(StartError) {
    let path = file + ".lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(errno, path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      if code != EWOULDBLOCK { throw .system(code, path: path) }
      throw StartError(
        .alreadyRunning,
        Localized(
          "已有另一个 timebankd 在使用 \(file),请先停止它,或换用别的路径",
          "another timebankd serves \(file); stop it first or use another path"))
    }
  }

  deinit { close(descriptor) }
}

extension StartError {
  /// What the operating system said of a path.
  static func system(_ code: CInt, path: String) -> StartError {
    let reason = String(cString: strerror(code))
    return StartError(.system, Localized("无法使用 \(path):\(reason)", "cannot use \(path): \(reason)"))
  }
}
