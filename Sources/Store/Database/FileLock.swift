import Foundation
import Synchronization

/// A lock beside a file that one process holds while it lives; keeps a second daemon out.
///
/// The lock file is never removed: another process could hold the old one while a third locks the new one. The
/// database's own file is not used for it, since opening and closing that would drop SQLite's locks.
final class FileLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// Takes the lock at `<path>.lock`.
  ///
  /// - Throws: `StoreError.inUse` where another process has it, `StoreError.sqlite` where the file cannot be made.
  init(beside path: String) throws(StoreError) {
    let name = path + ".lock"
    let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .sqlite("\(name): \(String(cString: strerror(errno)))") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse(path: path)
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit {
    release()
  }

  /// Lets others take the lock.
  func release() {
    descriptor.withLock { held in
      if let held { close(held) }
      held = nil
    }
  }
}
