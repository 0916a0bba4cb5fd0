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

  /// When stars move.
  public enum Assessment: String, CaseIterable, Sendable {
    /// At once, with the record that causes it.
    case continuous
    /// When a closed half of a year is assessed.
    case halfYear = "half-year"
    /// When a closed year is assessed.
    case year
  }

  /// The time over which hours add up.
  public let window: Window
  /// One star for each threshold reached; 1 to 12, all positive, each higher than the one before.
  public let thresholds: [Minutes]
  /// Whether stars of different years add up; means nothing with a lifetime's window.
  public let carry: Bool
  /// The most stars that can be held, 1 to 99.
  public let maxStars: Int
  /// The mean quality that a year or lifetime needs to count, in hundredths: 0 for any, else 100 to 500.
  public let minQualityHundredths: Int
  /// When stars move.
  public let assessment: Assessment
  /// How much the scores of each source weigh.
  public let qualityWeights: QualityWeights
  /// Whole months of registration before a member can hold a star; 0 for none, at most 600.
  public let minMembershipMonths: Int
  /// Which hours count.
  public let counting: CountingPolicy
  /// Names of levels, honours and repeated awards.
  public let recognition: RecognitionPolicy

  /// Checks the values against each other.
  ///
  /// - Throws: `PolicyFault` with the key `thresholds`, `max_stars`, `min_quality`, `min_membership_months`, `names` or
  ///   `honours`.
  public init(
    window: Window, thresholds: [Minutes], carry: Bool, maxStars: Int = 5, minQualityHundredths: Int = 0,
    assessment: Assessment = .continuous, qualityWeights: QualityWeights = .usual, minMembershipMonths: Int = 0,
    counting: CountingPolicy = .everything, recognition: RecognitionPolicy = .none
  ) throws(PolicyFault) {
    try PolicyFault.checkRising(thresholds, key: "thresholds")
    try PolicyFault.check(Int64(maxStars), in: 1...99, key: "max_stars")
    if minQualityHundredths != 0 {
      try PolicyFault.check(Int64(minQualityHundredths), in: 100...500, key: "min_quality")
    }
    try PolicyFault.check(Int64(minMembershipMonths), in: 0...600, key: "min_membership_months")
    self.window = window
    self.thresholds = thresholds
    self.carry = carry
    self.maxStars = maxStars
    self.minQualityHundredths = minQualityHundredths
    self.assessment = assessment
    self.qualityWeights = qualityWeights
    self.minMembershipMonths = minMembershipMonths
    self.counting = counting
    self.recognition = recognition
    if recognition.names.count > highestStar {
      throw PolicyFault(
        key: "names", reason: .tooMany(count: recognition.names.count, most: highestStar))
    }
    if window == .lifetime, let last = thresholds.last, let first = recognition.honours.first,
      first.threshold <= last
    {
      throw PolicyFault(
        key: "honours", reason: .notRising(value: first.threshold.count, after: last.count))
    }
  }

  /// A million hours: no team comes near it, and a number beyond it is a slip of the hand.
  static let highestThresholdMinutes: Int64 = 60_000_000

  /// More levels than this are no ladder that anybody could explain.
  static let mostThresholds = 12

  /// The most stars that this policy can lead to.
  public var highestStar: Int {
    window == .year && carry ? maxStars : min(maxStars, thresholds.count)
  }
}

extension PolicyFault {
  /// Refuses hours that are not 1 to 12 in number, positive and each higher than the one before.
  static func checkRising(_ hours: [Minutes], key: String) throws(PolicyFault) {
    guard !hours.isEmpty else { throw PolicyFault(key: key, reason: .empty) }
    guard hours.count <= StarPolicy.mostThresholds else {
      throw PolicyFault(key: key, reason: .tooMany(count: hours.count, most: StarPolicy.mostThresholds))
    }
    var previous: Int64 = 0
    for threshold in hours {
      try PolicyFault.check(threshold.count, in: 1...StarPolicy.highestThresholdMinutes, key: key)
      guard threshold.count > previous else {
        throw PolicyFault(key: key, reason: .notRising(value: threshold.count, after: previous))
      }
      previous = threshold.count
    }
  }
}
