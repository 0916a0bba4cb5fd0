import Ledger
public import Rules

/// Years of which every minute counts and none is scored, for tests of thresholds and windows alone.
extension StarRules {
  static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy) -> Int {
    stars(years: CountedYears(minutesByYear), policy: policy)
  }

  static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int) -> Int {
    stars(years: CountedYears(minutesByYear), policy: policy, currentYear: currentYear)
  }

  static func evaluate(minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int) -> StarEvidence {
    evaluate(years: CountedYears(minutesByYear), policy: policy, currentYear: currentYear)
  }
}

extension CountedYears: ExpressibleByDictionaryLiteral {
  /// Takes what is written under each year.
  public init(dictionaryLiteral years: (Int, CountedYear)...) {
    self.init(years.map { (year: $0.0, counted: $0.1) })
  }

  fileprivate init(_ minutesByYear: [Int: Minutes]) {
    self.init(minutesByYear.map { (year: $0.key, counted: CountedYear(minutes: $0.value)) })
  }
}
