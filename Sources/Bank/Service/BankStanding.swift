import Ledger
import LineProtocol
import Rules
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
    var verified: Instant?
    var backup: Instant?
    var clockLeapSeconds: Int64?
    var restore: RestoreNote?
    var storageHasFailed = false
    var heldRestore: RestoreNote? { authority.configured.fourEyes.contains(.restore) ? restore : nil }
    var isShuttingDown = false
    var healthObservers: [Int: @Sendable (BankHealth) -> Void] = [:]
    var observers: [Int: @Sendable (Int64) -> Void] = [:]
    var nextObserver = 0
  }

  private let state: Mutex<State>
  private let steps = Atomic<UInt64>(0)
  private let schema: Int64
  /// What was read since the last commit.
  let hotWallets = HotWallets()

  init(tail: JournalTail, authority: Authority, damage: Damage?, schema: Int64, verified: Instant? = nil) {
    state = Mutex(State(tail: tail, authority: authority, damage: damage, verified: verified))
    self.schema = schema
  }

  var tail: JournalTail { state.withLock { $0.tail } }
  var authority: Authority { state.withLock { $0.authority } }
  var damage: Damage? { state.withLock { $0.damage } }
  /// The restore that nobody has vouched for yet, whether the configuration asks for it or not.
  var restore: RestoreNote? { state.withLock { $0.restore } }
  /// The restore that has to be confirmed before anything is changed.
  var heldRestore: RestoreNote? { state.withLock { $0.heldRestore } }
  var isShuttingDown: Bool { state.withLock { $0.isShuttingDown } }
  /// How far the writer has got; see ``takeStep()``.
  var writerSteps: UInt64 { steps.load(ordering: .relaxed) }

  var health: BankHealth { state.withLock { report($0) } }

  /// Notes that the writer has got on, so that long work is not taken for a hung writer.
  ///
  /// - Returns: Whether the work shall be given up, since the daemon ends.
  func takeStep() -> Bool {
    steps.wrappingAdd(1, ordering: .relaxed)
    return isShuttingDown
  }

  func beginShutdown() {
    state.withLock { $0.isShuttingDown = true }
  }

  func setDamage(_ damage: Damage?) {
    changeHealth { $0.damage = damage }
  }

  /// Notes that the books were restored and nobody has vouched for them, or nil that somebody has.
  func setRestore(_ note: RestoreNote?) {
    changeHealth { $0.restore = note }
  }

  /// Notes when a complete check has found nothing wrong.
  func setVerified(_ instant: Instant) {
    changeHealth { $0.verified = instant }
  }

  /// Notes when the last good backup was made; nil where there is none.
  func setBackup(_ instant: Instant?) {
    changeHealth { $0.backup = instant }
  }

  /// Notes that the disk failed in a commit.
  func noteStorageFailure() {
    changeHealth { $0.storageHasFailed = true }
  }

  /// Notes that the clock has leapt, or nil that it is trusted.
  ///
  /// - Returns: Whether that is news.
  func setClockLeap(_ seconds: Int64?) -> Bool {
    let isNews = state.withLock { ($0.clockLeapSeconds == nil) != (seconds == nil) }
    if isNews { changeHealth { $0.clockLeapSeconds = seconds } }
    return isNews
  }

  /// Takes over the groups that have a role by configuration.
  func setConfiguredRoles(_ roles: ConfiguredRoles) {
    changeHealth { $0.authority.configured = roles }
  }

  private func changeHealth(_ change: (inout State) -> Void) {
    let (health, observers) = state.withLock { state in
      change(&state)
      return (report(state), Array(state.healthObservers.values))
    }
    for observer in observers { observer(health) }
  }

  private func report(_ state: State) -> BankHealth {
    BankHealth(
      entries: state.tail.number, head: state.tail.hash, schema: schema, damage: state.damage,
      verified: state.verified, backup: state.backup, clockLeapSeconds: state.clockLeapSeconds,
      storageHasFailed: state.storageHasFailed, waitingRestore: state.heldRestore?.entry)
  }

  func observeHealth(_ observer: @escaping @Sendable (BankHealth) -> Void) -> HeadObservation {
    let id = state.withLock { state in
      state.nextObserver += 1
      state.healthObservers[state.nextObserver] = observer
      return state.nextObserver
    }
    return HeadObservation { [weak self] in
      self?.state.withLock { _ = $0.healthObservers.removeValue(forKey: id) }
    }
  }

  /// Publishes what a commit has made durable.
  ///
  /// - Returns: Tells those who watch the journal. Called when the commit is answered, it wakes the server once for both.
  func publish(_ tail: JournalTail, grants: [RoleGrant]?) -> @Sendable () -> Void {
    hotWallets.forget()
    let observers = state.withLock { state -> [@Sendable (Int64) -> Void] in
      let hasMoved = tail.number != state.tail.number
      state.tail = tail
      if let grants { state.authority.replaceGrants(grants) }
      return hasMoved ? Array(state.observers.values) : []
    }
    return { for observer in observers { observer(tail.number) } }
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
