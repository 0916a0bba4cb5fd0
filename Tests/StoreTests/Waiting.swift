import Dispatch
import Synchronization

/// A value that another thread gives.
final class Waiting<Value: Sendable>: Sendable {
  private let value = Mutex<[Value]>([])
  private let arrived = DispatchSemaphore(value: 0)

  func give(_ value: Value) {
    self.value.withLock { $0.append(value) }
    arrived.signal()
  }

  func take() -> Value {
    while true {
      arrived.wait()
      if let value = value.withLock({ $0.first }) { return value }
    }
  }
}
