/// Whether a wall clock can be trusted to say that a day has come.
public enum ClockRules {
  /// The wall clock and the clock that counts since the machine started, sleep included, read together.
  public struct Look: Hashable, Sendable {
    /// The wall clock, in milliseconds.
    public let wallMilliseconds: Int64
    /// The other one, in milliseconds.
    public let bootMilliseconds: Int64

    /// Notes a look.
    public init(wallMilliseconds: Int64, bootMilliseconds: Int64) {
      self.wallMilliseconds = wallMilliseconds
      self.bootMilliseconds = bootMilliseconds
    }
  }

  /// The largest leap that nobody need vouch for: an hour, more than any correction of a clock that runs well.
  public static let largestLeapSeconds: Int64 = 3600

  /// By how many seconds the wall clock has leapt between two looks, negative where it ran back; nil where it has
  /// not leapt by more than ``largestLeapSeconds``.
  public static func leapSeconds(from before: Look, to now: Look) -> Int64? {
    let (wall, isWallTooFar) = now.wallMilliseconds.subtractingReportingOverflow(before.wallMilliseconds)
    let (boot, isBootTooFar) = now.bootMilliseconds.subtractingReportingOverflow(before.bootMilliseconds)
    let (leap, isTooFar) = wall.subtractingReportingOverflow(boot)
    guard !isWallTooFar, !isBootTooFar, !isTooFar else { return largestLeapSeconds + 1 }
    return abs(leap / 1000) > largestLeapSeconds ? leap / 1000 : nil
  }
}
