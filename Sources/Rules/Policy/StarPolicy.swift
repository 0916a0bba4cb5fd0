public import Ledger

/// How hours of service become stars; see "Stars" in the domain reference.
public struct StarPolicy: Hashable, Sendable {
  /// The time over which hours add up.
  public enum Window: String, CaseIterable, Sendable {
    /// A calendar year of the bank.
    case year
    /// The whole time since registration.
    case lifetime
  }

  /// The time over which hours add up.
  public let window: Window
  /// One star for each threshold reached; at least one, all positive, each higher than the one before.
  public let thresholds: [Minutes]
  /// Whether stars of different years add up; means nothing with a lifetime's window.
  public let carry: Bool
  /// The most stars that can be held, 1 to 99.
  public let maxStars: Int

  /// Checks the thresholds and the highest star.
  ///
  /// - Throws: `PolicyFault` with the key `thresholds` or `max_stars`.
  public init(window: Window, thresholds: [Minutes], carry: Bool, maxStars: Int = 5) throws(PolicyFault) {
    guard !thresholds.isEmpty else { throw PolicyFault(key: "thresholds", reason: .empty) }
    var previous: Int64 = 0
    for threshold in thresholds {
      try PolicyFault.check(threshold.count, in: 1...StarPolicy.highestThresholdMinutes, key: "thresholds")
      guard threshold.count > previous else {
        throw PolicyFault(key: "thresholds", reason: .notRising(value: threshold.count, after: previous))
      }
      previous = threshold.count
    }
    try PolicyFault.check(Int64(maxStars), in: 1...99, key: "max_stars")
    self.window = window
    self.thresholds = thresholds
    self.carry = carry
    self.maxStars = maxStars
  }

  /// A million hours: no team comes near it, and a number beyond it is a slip of the hand.
  static let highestThresholdMinutes: Int64 = 60_000_000

  /// The most stars that this policy can lead to.
  public var highestStar: Int {
    window == .year && carry ? maxStars : min(maxStars, thresholds.count)
  }
}
