import Foundation
import Synchronization

/// A lock against a second daemon, held on a file beside what it protects until this value goes.
///
/// The lock file is never removed: another process could hold the old one while a third locks a new one. The protected
/// file itself is not locked, since opening and closing a database would drop SQLite's own locks, and a socket cannot be.
public final class FileLock: Sendable {
  /// Why a lock could not be had.
  public enum Failure: Error, Hashable, Sendable {
    /// Another process holds it.
    case held
    /// The operating system refused the lock file, with its `errno`.
    case system(code: Int32, path: String)
  }

  private let descriptor: Mutex<Int32?>

  /// Takes the lock at `<path>.lock`, without waiting.
  public init(protecting path: String) throws(Failure) {
    let name = path + ".lock"
    let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(code: errno, path: name) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw code == EWOULDBLOCK ? .held : .system(code: code, path: name)
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit {
    release()
  }

  /// Keeps a short line in the lock's own file, in the place of the one before; none takes it away.
  ///
  /// Nothing waits for the disk.
  ///
  /// - Returns: Whether it was written; `errno` says why not.
  @discardableResult
  func keep(_ line: [UInt8]) -> Bool {
    descriptor.withLock { held in
      guard let held else { return false }
      return line.isEmpty ? ftruncate(held, 0) == 0 : pwrite(held, line, line.count, 0) == line.count
    }
  }

  /// The line that is kept, at most so long; empty where there is none.
  func kept(_ byteCount: Int) -> [UInt8] {
    descriptor.withLock { held in
      guard let held else { return [] }
      var bytes = [UInt8](repeating: 0, count: byteCount)
      let count = pread(held, &bytes, byteCount, 0)
      return Array(bytes.prefix(max(0, count)))
    }
  }

  /// Lets others take the lock.
  public func release() {
    descriptor.withLock { held in
      guard let descriptor = held else { return }
      // A program that is being started holds the same open file for a moment, and would keep the lock so long.
      flock(descriptor, LOCK_UN)
      close(descriptor)
      held = nil
    }
  }
}
