import Synchronization
import Systemd

/// Asks systemd for more time while the books are opened: a migration or the check of the newest entries may take longer
/// than a start usually may.
///
/// Not for ever: after an hour systemd's own limit holds again, so that a start that hangs is noticed.
final class StartExtension: Sendable {
  private static let everyMicroseconds: UInt64 = 5_000_000
  private static let extensionMicroseconds: UInt64 = 30_000_000
  private static let longestMicroseconds: UInt64 = 3_600_000_000

  private let serviceManager: ServiceManager
  private let timekeeper: Timekeeper
  private let start: UInt64
  private let isOver = Atomic(false)

  /// Begins; the first message goes out only where the start takes long.
  init(serviceManager: ServiceManager, timekeeper: Timekeeper) {
    self.serviceManager = serviceManager
    self.timekeeper = timekeeper
    start = timekeeper.nowMicroseconds()
    askLater()
  }

  /// Asks no more.
  func end() { isOver.store(true, ordering: .relaxed) }

  private func askLater() {
    timekeeper.call(Self.everyMicroseconds) { [weak self] in self?.ask() }
  }

  private func ask() {
    let elapsed = timekeeper.nowMicroseconds() - start
    guard !isOver.load(ordering: .relaxed), elapsed <= Self.longestMicroseconds else { return }
    serviceManager.notify(.extendTimeout(microseconds: Self.extensionMicroseconds))
    askLater()
  }
}
