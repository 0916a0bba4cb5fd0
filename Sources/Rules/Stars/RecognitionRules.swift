public import Ledger

/// What a member or team has beside its stars: the name of its level, honours and repeated awards.
public struct Recognition: Hashable, Sendable {
  /// What the level is called; nil where it has no name of its own, and without a star.
  public let level: RecognitionPolicy.Name?
  /// The highest honour; nil where none is reached.
  public let honour: RecognitionPolicy.Honour?
  /// The next honour.
  public let nextHonour: RecognitionPolicy.Honour?
  /// How many awards have come due; 0 where there are none.
  public let awards: Int
  /// The hours at which the next award is due; nil where there are none.
  public let nextAward: Minutes?
  /// The hours that honours and awards rest on.
  public let total: Minutes
}

extension StarRules {
  /// What comes beside stars: from the hours of all years, or of the current one where each year starts anew.
  public static func recognition(
    stars: Int, years: CountedYears, policy: StarPolicy, currentYear: Int
  ) -> Recognition {
    let isYearAlone = policy.window == .year && !policy.carry
    let total = isYearAlone ? years[currentYear]?.minutes ?? .zero : years.total.minutes
    let rules = policy.recognition
    let every = rules.awardEvery.count
    let awards = every > 0 ? max(0, total.count) / every : 0
    return Recognition(
      level: rules.names.indices.contains(stars - 1) ? rules.names[stars - 1] : nil,
      honour: rules.honours.last { $0.threshold <= total }, nextHonour: rules.honours.first { $0.threshold > total },
      awards: Int(clamping: awards), nextAward: every > 0 ? Minutes((awards + 1) * every) : nil, total: total)
  }
}
