import Foundation
import Synchronization

/// The log of the database, for forcing to disk what was committed to it without waiting.
///
/// SQLite keeps no lock on this file that closing it here could drop.
final class LogFile: Sendable {
  private let path: String
  private let descriptor = Mutex<Int32?>(nil)

  init(path: String) {
    self.path = path
  }

  deinit {
    close()
  }

  /// Waits until all that was written to the log before the call is on disk.
  ///
  /// - Throws: `StoreError.outcomeUnknown`: after a failed attempt nobody knows, and a second one would say nothing.
  func force() throws(StoreError) {
    guard let descriptor = opened() else { throw LogFile.failure(errno) }
    while fdatasync(descriptor) != 0 {
      guard errno == EINTR else { throw LogFile.failure(errno) }
    }
  }

  /// Closes it; forcing opens it again.
  func close() {
    descriptor.withLock { held in
      if let held { _ = Foundation.close(held) }
      held = nil
    }
  }

  private func opened() -> Int32? {
    descriptor.withLock { held in
      if let held { return held }
      let new = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      if new >= 0 { held = new }
      return held
    }
  }

  private static func failure(_ code: Int32) -> StoreError {
    .outcomeUnknown("the log could not be forced to disk: \(String(cString: strerror(code)))")
  }
}
