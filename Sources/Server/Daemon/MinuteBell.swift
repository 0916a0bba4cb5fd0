import Synchronization
import Systemd

/// Calls at the start and then every minute, for what happens because time goes by.
final class MinuteBell: Sendable {
  private static let minuteMicroseconds: UInt64 = 60_000_000

  private let timekeeper: Timekeeper
  private let ring: @Sendable () -> Void
  private let isStopped = Mutex(false)

  init(timekeeper: Timekeeper, ring: @escaping @Sendable () -> Void) {
    self.timekeeper = timekeeper
    self.ring = ring
  }

  /// Calls for the first time.
  func start() {
    guard !isStopped.withLock({ $0 }) else { return }
    ring()
    timekeeper.call(MinuteBell.minuteMicroseconds) { [weak self] in self?.start() }
  }

  /// Calls no more.
  func stop() { isStopped.withLock { $0 = true } }
}
