import Dispatch
import Synchronization

/// Carries out reading work beside the writer: a few threads for what is short, one for what is long, so that a
/// `verify` never keeps a balance waiting and many clients never make many threads.
final class ReadPool: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var running = 0
  }

  private let width: Int
  private let state = Mutex(State())
  private let short = DispatchQueue(label: "timebank.read", attributes: .concurrent)
  private let long = DispatchQueue(label: "timebank.read.long", qos: .utility)
  private let work = DispatchGroup()

  init(width: Int) {
    self.width = width
  }

  func submit(isLong: Bool, _ body: @escaping @Sendable () -> Void) {
    if isLong {
      long.async(group: work, execute: DispatchWorkItem(block: body))
      return
    }
    let mayStart = state.withLock { state in
      state.waiting.append(body)
      guard state.running < width else { return false }
      state.running += 1
      return true
    }
    if mayStart { short.async(group: work, execute: DispatchWorkItem(block: { self.drain() })) }
  }

  /// Whether short work is waiting or under way.
  var isBusy: Bool { state.withLock { $0.running > 0 } }

  /// Waits until all submitted work has ended.
  func stop() {
    work.wait()
  }

  private func drain() {
    while let bodies = take() {
      for body in bodies { body() }
    }
  }

  private func take() -> [@Sendable () -> Void]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.running -= 1
        return nil
      }
      let count = max(1, state.waiting.count / width)
      let taken = Array(state.waiting.prefix(count))
      state.waiting.removeFirst(count)
      return taken
    }
  }
}
