import Dispatch
import Store
import Synchronization

/// Forces commits to disk beside the writer, one after the other, so that the next group is carried out meanwhile.
///
/// A commit that waits here can be read already. Whatever was read while one waits is therefore kept back until it is on
/// disk: nobody is told what a power cut could still take away.
final class LogForcing: Sendable {
  private struct State {
    /// Whether there is a commit that can be read and may not be on disk.
    var isPending = false
    var hasFailed = false
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "timebank.log", qos: .userInitiated)
  private let underWay = DispatchGroup()

  /// Whether forcing has failed once: nobody knows what is on disk, and nothing more may be committed or told.
  var hasFailed: Bool { state.withLock { $0.hasFailed } }

  /// Waits until the commit that is being forced, if there is one, is on disk or has failed.
  ///
  /// - Returns: Whether there was one to wait for.
  @discardableResult
  func wait() -> Bool {
    guard underWay.wait(timeout: .now()) == .timedOut else { return false }
    underWay.wait()
    return true
  }

  /// Refuses to commit anything more once forcing has failed.
  ///
  /// - Throws: `StoreError.outcomeUnknown`.
  func requireNoFailure() throws(StoreError) {
    if hasFailed { throw .outcomeUnknown("the commit before was not forced to disk") }
  }

  /// Says that a commit is about to be readable; there is never more than one that is not on disk.
  func begin() {
    state.withLock { $0.isPending = true }
  }

  /// Says that what was begun is on disk, or has come to nothing.
  func end() {
    let bodies = state.withLock { state in
      state.isPending = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for body in bodies { body() }
  }

  /// Forces the commit that was begun.
  ///
  /// - Parameters:
  ///   - force: Waits for the disk.
  ///   - publish: Called with what came of it, before the writer commits again; gives what is called afterwards, in the order
  ///     of the commits.
  func force(
    _ force: @escaping @Sendable () throws -> Void,
    publish: @escaping @Sendable (Result<Void, any Error>) -> @Sendable () -> Void
  ) {
    underWay.enter()
    queue.async { [self] in
      let result = Result { try force() }
      if case .failure = result { state.withLock { $0.hasFailed = true } }
      let tell = publish(result)
      // Before the writer goes on, which may begin the next commit at once.
      if case .success = result { end() }
      underWay.leave()
      tell()
    }
  }

  /// Calls back when all that can be read by now is on disk; at once where it is, and never where that has failed.
  func afterwards(_ body: @escaping @Sendable () -> Void) {
    let isDurable = state.withLock { state in
      if state.isPending { state.waiting.append(body) }
      return !state.isPending
    }
    if isDurable { body() }
  }

  /// Waits until everything is on disk and told.
  func finish() {
    wait()
    queue.sync {}
  }
}
