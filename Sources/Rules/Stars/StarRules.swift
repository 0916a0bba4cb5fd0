public import Ledger

/// Stars from posted service; a pure function, never of balances.
///
/// See "Stars" in the domain reference.
public enum StarRules {
  /// The stars that service earns.
  ///
  /// - Parameter minutesByYear: The posted service of each calendar year. Where each year starts anew (window year
  ///   without carry) the stars are those of the latest year named here: name the current one, with zero if need be.
  public static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy) -> Int {
    guard let latest = minutesByYear.keys.max() else { return 0 }
    return stars(minutesByYear: minutesByYear, policy: policy, currentYear: latest)
  }

  /// The stars held in a year.
  ///
  /// - Parameters:
  ///   - minutesByYear: The posted service of each calendar year.
  ///   - currentYear: The year in which the question is asked; decides only where each year starts anew.
  public static func stars(minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int) -> Int {
    let reached: Int
    switch (policy.window, policy.carry) {
    case (.year, true):
      reached = minutesByYear.values.reduce(0) { $0 + policy.thresholdsReached(by: $1) }
    case (.year, false):
      reached = policy.thresholdsReached(by: minutesByYear[currentYear] ?? .zero)
    case (.lifetime, _):
      reached = policy.thresholdsReached(by: minutesByYear.values.reduce(.zero) { $0.addingUpToLimit($1) })
    }
    return min(policy.maxStars, reached)
  }

  /// The stars held in a year, with the evidence and the way to the next one.
  ///
  /// - Parameters:
  ///   - minutesByYear: The posted service of each calendar year.
  ///   - currentYear: The year in which the question is asked.
  public static func evaluate(
    minutesByYear: [Int: Minutes], policy: StarPolicy, currentYear: Int
  ) -> StarEvidence {
    var minutesByYear = minutesByYear
    let current = minutesByYear[currentYear, default: .zero]
    minutesByYear[currentYear] = current
    let stars = stars(minutesByYear: minutesByYear, policy: policy, currentYear: currentYear)
    let counted: Minutes
    switch policy.window {
    case .year: counted = current
    case .lifetime: counted = minutesByYear.values.reduce(.zero) { $0.addingUpToLimit($1) }
    }
    return StarEvidence(
      stars: stars, years: years(minutesByYear, policy), nextStar: nextStar(after: stars, counted, policy))
  }

  private static func years(_ minutesByYear: [Int: Minutes], _ policy: StarPolicy) -> [StarEvidence.Year] {
    var total = Minutes.zero
    return minutesByYear.sorted { $0.key < $1.key }.map { year, minutes in
      let starsOfYear: Int
      switch (policy.window, policy.carry) {
      case (.year, true): starsOfYear = policy.thresholdsReached(by: minutes)
      case (.year, false): starsOfYear = min(policy.maxStars, policy.thresholdsReached(by: minutes))
      case (.lifetime, _):
        let before = min(policy.maxStars, policy.thresholdsReached(by: total))
        total = total.addingUpToLimit(minutes)
        starsOfYear = min(policy.maxStars, policy.thresholdsReached(by: total)) - before
      }
      return StarEvidence.Year(year: year, minutes: minutes, starsOfYear: starsOfYear)
    }
  }

  private static func nextStar(after stars: Int, _ counted: Minutes, _ policy: StarPolicy) -> NextStar {
    guard stars < policy.highestStar else { return .highest }
    guard let threshold = policy.thresholds.first(where: { $0 > counted }) else { return .yearExhausted }
    // A threshold is positive and higher than what is counted, so only a debt beyond all numbers could overflow.
    let missing = (try? threshold.subtracting(counted)) ?? Minutes(.max)
    return .missing(missing, threshold: threshold)
  }
}

extension StarPolicy {
  /// How many of the thresholds a length of service reaches; one reached exactly counts.
  func thresholdsReached(by minutes: Minutes) -> Int {
    thresholds.count { $0 <= minutes }
  }
}
