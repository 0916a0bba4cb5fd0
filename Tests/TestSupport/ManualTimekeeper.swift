import Synchronization
public import Systemd

/// A clock that stands until the test moves it; what was to be called back is called then.
public final class ManualTimekeeper: Sendable {
  private struct Call {
    let due: UInt64
    let body: @Sendable () -> Void
  }

  private struct State {
    var now: UInt64 = 1_000_000
    var calls: [Call] = []
  }

  private let state = Mutex(State())

  /// Sets the clock to one second.
  public init() {}

  /// What the code under test is given.
  public var timekeeper: Timekeeper {
    Timekeeper(
      nowMicroseconds: { self.state.withLock { $0.now } },
      call: { delay, body in self.state.withLock { $0.calls.append(Call(due: $0.now + delay, body: body)) } })
  }

  /// Lets time pass and makes every call that falls due, in order.
  public func advance(seconds: Double) {
    let end = state.withLock { $0.now } + UInt64(seconds * 1_000_000)
    while let call = takeNext(through: end) { call.body() }
    state.withLock { $0.now = end }
  }

  /// The number of calls that are yet to be made.
  public var pendingCalls: Int { state.withLock { $0.calls.count } }

  private func takeNext(through end: UInt64) -> Call? {
    state.withLock { state in
      let next = state.calls.indices.min { state.calls[$0].due < state.calls[$1].due }
      guard let next, state.calls[next].due <= end else { return nil }
      let call = state.calls.remove(at: next)
      state.now = max(state.now, call.due)
      return call
    }
  }
}
