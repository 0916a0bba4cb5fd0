import Ledger
import Rules

/// Years of which every minute counts and none is scored, for tests of thresholds and windows alone.
extension StarRules {
  static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy) -> Int {
    stars(years: minutesByYear.mapValues { CountedYear(minutes: $0) }, policy: policy)
  }

  static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int) -> Int {
    stars(years: minutesByYear.mapValues { CountedYear(minutes: $0) }, policy: policy, currentYear: currentYear)
  }

  static func evaluate(minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int) -> StarEvidence {
    evaluate(years: minutesByYear.mapValues { CountedYear(minutes: $0) }, policy: policy, currentYear: currentYear)
  }
}
