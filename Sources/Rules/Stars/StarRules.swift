import Ledger

/// Stars from posted service; a pure function, never of balances.
///
/// See "Stars" in the domain reference.
public enum StarRules {
  /// The stars that service earns.
  ///
  /// - Parameter years: What each calendar year brings. Where each year starts anew (window year
  ///   without carry) the stars are those of the latest year named here: name the current one, with zero if need be.
  public static func stars(years: [Int: CountedYear], policy: StarPolicy) -> Int {
    guard let latest = years.keys.max() else { return 0 }
    return stars(years: years, policy: policy, currentYear: latest)
  }

  /// The stars held in a year.
  ///
  /// - Parameters:
  ///   - years: What each calendar year brings.
  ///   - currentYear: The year in which the question is asked; decides only where each year starts anew.
  public static func stars(years: [Int: CountedYear], policy: StarPolicy, currentYear: Int) -> Int {
    let reached: Int
    switch (policy.window, policy.carry) {
    case (.year, true):
      reached = years.values.reduce(0) { $0 + policy.thresholdsReached(by: $1.minutes) }
    case (.year, false):
      reached = policy.thresholdsReached(by: years[currentYear]?.minutes ?? .zero)
    case (.lifetime, _):
      reached = policy.thresholdsReached(by: total(years))
    }
    return min(policy.maxStars, reached)
  }

  /// The stars held in a year, with the evidence and the way to the next one.
  ///
  /// - Parameters:
  ///   - years: What each calendar year brings.
  ///   - currentYear: The year in which the question is asked.
  public static func evaluate(
    years: [Int: CountedYear], policy: StarPolicy, currentYear: Int
  ) -> StarEvidence {
    var all = years
    let current = all[currentYear, default: .none]
    all[currentYear] = current
    let stars = stars(years: all, policy: policy, currentYear: currentYear)
    let counted: Minutes
    switch policy.window {
    case .year: counted = current.minutes
    case .lifetime: counted = total(all)
    }
    return StarEvidence(
      stars: stars, years: evidence(all, policy), nextStar: nextStar(after: stars, counted, policy))
  }

  private static func total(_ years: [Int: CountedYear]) -> Minutes {
    years.values.reduce(.zero) { $0.addingUpToLimit($1.minutes) }
  }

  private static func evidence(_ years: [Int: CountedYear], _ policy: StarPolicy) -> [StarEvidence.Year] {
    var total = Minutes.zero
    return years.sorted { $0.key < $1.key }.map { year, counted in
      let minutes = counted.minutes
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
