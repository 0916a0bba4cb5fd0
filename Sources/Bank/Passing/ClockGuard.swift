import Ledger
import Rules
import Synchronization

/// Remembers when the wall clock was last as it should be, and notices where it has leapt since.
///
/// A clock that comes back to where it should be is trusted again without anybody's word.
final class ClockGuard: Sendable {
  private let trusted: Mutex<ClockRules.Look>
  private let wall: BankClock
  private let boot: BankClock

  init(wall: BankClock, boot: BankClock) {
    self.wall = wall
    self.boot = boot
    trusted = Mutex(ClockGuard.look(wall, boot))
  }

  /// Looks at the clocks.
  ///
  /// - Returns: By how many seconds the wall clock has leapt; nil where it is trusted.
  func leapSeconds() -> Int64? {
    trusted.withLock { trusted in
      let now = ClockGuard.look(wall, boot)
      let leap = ClockRules.leapSeconds(from: trusted, to: now)
      if leap == nil { trusted = now }
      return leap
    }
  }

  /// Trusts the wall clock as it is now.
  func vouch() {
    trusted.withLock { $0 = ClockGuard.look(wall, boot) }
  }

  private static func look(_ wall: BankClock, _ boot: BankClock) -> ClockRules.Look {
    ClockRules.Look(wallMilliseconds: wall.now.milliseconds, bootMilliseconds: boot.now.milliseconds)
  }
}
