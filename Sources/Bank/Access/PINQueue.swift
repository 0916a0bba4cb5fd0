import Dispatch
import Synchronization

/// Hashes PINs one at a time, off the writer and off the event loops, so that many logins cost neither memory nor
/// anybody else's time.
final class PINQueue: Sendable {
  /// The most that wait or are being hashed; more are answered `busy`.
  static let length = 8

  private struct State {
    var count = 0
    var isStopped = false
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "timebank.pin", qos: .utility)

  /// Takes work in; false where there is no room for it, and it will not be done.
  func submit(_ work: @escaping @Sendable () -> Void) -> Bool {
    let isTaken = state.withLock { state in
      guard state.count < Self.length, !state.isStopped else { return false }
      state.count += 1
      return true
    }
    guard isTaken else { return false }
    queue.async {
      work()
      self.state.withLock { $0.count -= 1 }
    }
    return true
  }

  /// Finishes what was taken in and takes nothing more.
  func stop() {
    state.withLock { $0.isStopped = true }
    queue.sync {}
  }
}
