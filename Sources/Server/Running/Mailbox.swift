import Bank
import LineProtocol
import NIOConcurrencyHelpers
import NIOCore

/// Carries what the bank answers on its own threads to the sessions on the event loop.
///
/// The answers of one group commit arrive one by one but close together: they are gathered here, the event loop is woken
/// once for all of them, and each session writes once.
final class Mailbox: Sendable {
  /// What arrives.
  enum Letter: Sendable {
    case change(slot: UInt64, ChangeOutcome)
    case read(slot: UInt64, Result<Reply, Refusal>)
    case login(slot: UInt64, Result<Reply, Refusal>)
    case progress(slot: UInt64, done: Int, total: Int)
    case events(watch: UInt64, Result<(events: [Reply.Row], through: Int64), Refusal>)
  }

  private struct State: Sendable {
    var letters: [(address: Address, letter: Letter)] = []
    var headHasMoved = false
    var isLoopAwake = false
  }

  /// A session that letters can be sent to from any thread.
  typealias Address = NIOLoopBound<SessionHandler>

  private let eventLoop: any EventLoop
  private let connections: NIOLoopBound<Connections>
  private let state = NIOLockedValueBox(State())

  init(eventLoop: any EventLoop, connections: Connections) {
    self.eventLoop = eventLoop
    self.connections = NIOLoopBound(connections, eventLoop: eventLoop)
  }

  /// Sends a letter; any thread.
  func post(_ letter: Letter, to address: Address) {
    wakeLoop { $0.letters.append((address, letter)) }
  }

  /// Says that the journal has grown; any thread.
  func headMoved() {
    wakeLoop { $0.headHasMoved = true }
  }

  private func wakeLoop(_ change: (inout State) -> Void) {
    let isFirst = state.withLockedValue { state in
      change(&state)
      defer { state.isLoopAwake = true }
      return !state.isLoopAwake
    }
    if isFirst { eventLoop.execute { self.deliver() } }
  }

  private func deliver() {
    let mail = state.withLockedValue { state in
      defer { state = State() }
      return state
    }
    for (address, letter) in mail.letters { address.value.receive(letter) }
    for (address, _) in mail.letters { address.value.settle() }
    if mail.headHasMoved { connections.value.settleWatchers() }
  }
}
