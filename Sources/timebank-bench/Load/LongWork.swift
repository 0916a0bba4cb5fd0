import Dispatch
import Foundation
import Synchronization

/// A complete check and reports over everything, one after another without a rest, until they are ended.
final class LongWork: Sendable {
  private static let requests = ["verify", "trial-balance", "stars near within=100:00", "stars list"]

  private let isOver = Atomic<Bool>(false)
  private let fault = Mutex<String?>(nil)
  private let done = DispatchSemaphore(value: 0)
  private let socketPath: String

  /// Begins on a connection of its own to a socket for administration.
  init(onSocket path: String) {
    socketPath = path
    let thread = Thread { [self] in
      run()
      done.signal()
    }
    thread.start()
  }

  /// Waits for what is under way.
  ///
  /// - Throws: ``BenchFault`` where a request was refused.
  func end() throws {
    isOver.store(true, ordering: .relaxed)
    done.wait()
    if let fault = fault.withLock({ $0 }) { throw BenchFault(fault) }
  }

  private func run() {
    guard let socket = LineSocket(path: socketPath) else {
      return fault.withLock { $0 = "the daemon does not serve" }
    }
    while !isOver.load(ordering: .relaxed) {
      for request in LongWork.requests where !isOver.load(ordering: .relaxed) {
        do {
          try socket.ask(request)
        } catch {
          fault.withLock { $0 = "\(error)" }
          return
        }
      }
    }
  }
}
