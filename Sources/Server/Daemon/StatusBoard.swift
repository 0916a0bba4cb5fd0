import Bank
import LineProtocol
import Synchronization
import Systemd

/// Keeps the line that `systemctl status` shows up to date: sent when it changes, but seldom, never with each request.
final class StatusBoard: Sendable {
  /// What the line tells.
  struct Facts: Sendable {
    var language: Language
    var entries: Int64 = 0
    var connections = 0
    var health: BankHealth?
    /// Whether changes of some peers are refused because nobody knows who they are.
    var hidesPeers = false
    /// The first fault of the file at the last reload, where it had any.
    var faultyReload: Localized?
    /// Keys that a restart would take over.
    var needRestart: [String] = []
  }

  private struct State {
    var facts: Facts
    var sentText: String?
    var lastSent: UInt64 = 0
    var isWaiting = false
    var stage = Stage.quiet
  }

  /// Moves forward only: nothing is sent before the daemon serves, or once it stops.
  private enum Stage {
    case quiet, live, stopped
  }

  /// The least time between two lines that nobody waits for.
  private static let restMicroseconds: UInt64 = 5_000_000

  private let serviceManager: ServiceManager
  private let timekeeper: Timekeeper
  private let state: Mutex<State>

  init(language: Language, serviceManager: ServiceManager, timekeeper: Timekeeper) {
    self.serviceManager = serviceManager
    self.timekeeper = timekeeper
    state = Mutex(State(facts: Facts(language: language)))
  }

  /// Says for the first time, or again after a reload, that the daemon serves, with the line as it is now.
  func announceReady(_ change: (inout Facts) -> Void = { _ in }) {
    state.withLock { state in
      change(&state.facts)
      guard state.stage != .stopped else { return }
      state.stage = .live
      let text = StatusText(state.facts).text
      state.sentText = text
      state.lastSent = timekeeper.nowMicroseconds()
      serviceManager.notify(.ready, .status(text))
    }
  }

  /// Notes something that may wait a few seconds.
  func note(_ change: (inout Facts) -> Void) {
    let wait = state.withLock { state -> UInt64? in
      change(&state.facts)
      guard state.stage == .live, !state.isWaiting else { return nil }
      let due = state.lastSent + Self.restMicroseconds
      let now = timekeeper.nowMicroseconds()
      guard now < due else {
        send(&state)
        return nil
      }
      state.isWaiting = true
      return due - now
    }
    if let wait { timekeeper.call(wait) { [weak self] in self?.restIsOver() } }
  }

  /// Notes something that an administrator must see at once.
  func noteUrgently(_ change: (inout Facts) -> Void) {
    state.withLock { state in
      change(&state.facts)
      if state.stage == .live { send(&state) }
    }
  }

  /// Says that the daemon stops, and nothing more after that.
  func announceStop() {
    state.withLock { state in
      state.stage = .stopped
      serviceManager.notify(.stopping, .status(Localized.stoppingService[state.facts.language]))
    }
  }

  private func restIsOver() {
    state.withLock { state in
      state.isWaiting = false
      if state.stage == .live { send(&state) }
    }
  }

  /// Sends under the lock, so that lines arrive in the order of what they tell.
  private func send(_ state: inout State) {
    let text = StatusText(state.facts).text
    guard text != state.sentText else { return }
    state.sentText = text
    state.lastSent = timekeeper.nowMicroseconds()
    serviceManager.notify(.status(text))
  }
}
