import Ledger
import Store
import Synchronization

/// What several threads ask of a bank at once.
///
/// The published end of the journal, who has which role, whether the books are damaged. Only the writer moves the end
/// and the roles; only a check finds damage.
final class BankStanding: Sendable {
  private struct State {
    var tail: JournalTail
    var authority: Authority
    var damage: Damage?
    var isShuttingDown = false
    var observers: [Int: @Sendable (Int64) -> Void] = [:]
    var nextObserver = 0
  }

  private let state: Mutex<State>

  init(tail: JournalTail, authority: Authority, damage: Damage?) {
    state = Mutex(State(tail: tail, authority: authority, damage: damage))
  }

  var tail: JournalTail { state.withLock { $0.tail } }
  var authority: Authority { state.withLock { $0.authority } }
  var damage: Damage? { state.withLock { $0.damage } }
  var isShuttingDown: Bool { state.withLock { $0.isShuttingDown } }

  func beginShutdown() {
    state.withLock { $0.isShuttingDown = true }
  }

  func setDamage(_ damage: Damage?) {
    state.withLock { $0.damage = damage }
  }

  /// Publishes what a commit has made durable.
  func publish(_ tail: JournalTail, grants: [RoleGrant]?) {
    let observers = state.withLock { state -> [@Sendable (Int64) -> Void] in
      let hasMoved = tail.number != state.tail.number
      state.tail = tail
      if let grants { state.authority.replaceGrants(grants) }
      return hasMoved ? Array(state.observers.values) : []
    }
    for observer in observers { observer(tail.number) }
  }

  func observe(_ observer: @escaping @Sendable (Int64) -> Void) -> HeadObservation {
    let id = state.withLock { state in
      state.nextObserver += 1
      state.observers[state.nextObserver] = observer
      return state.nextObserver
    }
    return HeadObservation { [weak self] in
      self?.state.withLock { _ = $0.observers.removeValue(forKey: id) }
    }
  }
}
