public import Ledger

/// How wrong PINs lock a member out; see `login` in the protocol.
public enum PINLock {
  /// This many wrong ones in a row close the lock.
  public static let mostWrong = 5
  /// For how long no PIN is taken then, not even the right one.
  public static let lockSeconds: Int64 = 15 * 60

  /// Whether a lock still holds.
  public static func isLocked(until: Instant?, now: Instant) -> Bool { until.map { now < $0 } ?? false }

  /// What another wrong PIN leads to: the count to keep, and until when the lock is closed now.
  ///
  /// - Parameter wrong: How many wrong ones there were before it.
  public static func afterWrong(_ wrong: Int, now: Instant) -> (wrong: Int, lockedUntil: Instant?) {
    guard wrong + 1 >= mostWrong else { return (wrong + 1, nil) }
    return (0, Instant(milliseconds: now.milliseconds + lockSeconds * 1000))
  }
}
