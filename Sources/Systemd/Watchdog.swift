import Synchronization

/// Tells systemd that the daemon is alive, only after it has proved it by a round trip through the writer.
///
/// Every half of systemd's interval one round trip is sent on its way, never two at once. Where the last one has not come
/// back, because the writer has a long job, what counts is whether that job has moved on since the last look: a rebuild
/// or an import that makes progress lives, a writer that hangs does not.
public final class Watchdog: Sendable {
  /// What the watchdog watches.
  public struct Subject: Sendable {
    /// Begins a round trip and calls back when the writer has answered.
    public let roundTrip: @Sendable (_ completion: @escaping @Sendable () -> Void) -> Void
    /// A number that grows whenever the writer gets on.
    public let steps: @Sendable () -> UInt64

    /// Describes what to watch.
    public init(
      roundTrip: @escaping @Sendable (_ completion: @escaping @Sendable () -> Void) -> Void,
      steps: @escaping @Sendable () -> UInt64
    ) {
      self.roundTrip = roundTrip
      self.steps = steps
    }
  }

  private struct State {
    var isUnderWay = false
    var lastSteps: UInt64 = 0
    var hasComplained = false
    var isStopped = false
  }

  private enum Move {
    case nothing, send, alive, complain
  }

  private let halfInterval: UInt64
  private let timekeeper: Timekeeper
  private let subject: Subject
  private let ping: @Sendable () -> Void
  private let stalled: @Sendable () -> Void
  private let state = Mutex(State())

  /// Makes a watchdog that ``start()`` sets off.
  ///
  /// - Parameters:
  ///   - intervalMicroseconds: Within which systemd wants to hear of the daemon.
  ///   - timekeeper: Calls back for every look; where its thread hangs, systemd hears nothing, and rightly so.
  ///   - ping: Tells systemd.
  ///   - stalled: Called once for each time that the writer neither answers nor gets on.
  public init(
    intervalMicroseconds: UInt64, timekeeper: Timekeeper, subject: Subject, ping: @escaping @Sendable () -> Void,
    stalled: @escaping @Sendable () -> Void
  ) {
    halfInterval = max(1, intervalMicroseconds / 2)
    self.timekeeper = timekeeper
    self.subject = subject
    self.ping = ping
    self.stalled = stalled
  }

  /// Begins with a first round trip.
  public func start() { look() }

  /// Ends the pings.
  public func stop() { state.withLock { $0.isStopped = true } }

  private func look() {
    let steps = subject.steps()
    let move = state.withLock { state -> Move? in
      defer { state.lastSteps = steps }
      if state.isStopped { return nil }
      guard state.isUnderWay else {
        state.isUnderWay = true
        return .send
      }
      if steps != state.lastSteps { return .alive }
      defer { state.hasComplained = true }
      return state.hasComplained ? .nothing : .complain
    }
    guard let move else { return }
    timekeeper.call(halfInterval) { [weak self] in self?.look() }
    switch move {
    case .nothing: break
    case .send: subject.roundTrip { [weak self] in self?.cameBack() }
    case .alive: ping()
    case .complain: stalled()
    }
  }

  private func cameBack() {
    let isStopped = state.withLock { state in
      state.isUnderWay = false
      state.hasComplained = false
      return state.isStopped
    }
    if !isStopped { ping() }
  }
}
