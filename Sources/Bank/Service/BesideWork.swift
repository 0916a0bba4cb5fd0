import Dispatch
import Synchronization

/// Works that follow one another on a thread of their own, while who began them does something else.
final class BesideWork: Sendable {
  private let outcomes = Mutex<[Result<Void, any Error>]>([])
  private let ended = DispatchGroup()

  init(_ works: [@Sendable () throws -> Void]) {
    DispatchQueue(label: "timebank.beside").async(group: ended) { [self] in
      for work in works {
        let outcome = Result { try work() }
        outcomes.withLock { $0.append(outcome) }
      }
    }
  }

  /// Waits for the end of all works, and says what came of each, in their order.
  func finish() -> [Result<Void, any Error>] {
    ended.wait()
    return outcomes.withLock { $0 }
  }
}
