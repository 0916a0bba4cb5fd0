public import Ledger

/// Stars from posted service; a pure function, never of balances.
///
/// See "Stars" in the domain reference.
public enum StarRules {
  /// The stars that service earns.
  ///
  /// - Parameter years: What each calendar year brings. Where each year starts anew (window year
  ///   without carry) the stars are those of the latest year named here: name the current one, with zero if need be.
  public static func stars(years: CountedYears, policy: StarPolicy) -> Int {
    guard let latest = years.all.last else { return 0 }
    return stars(years: years, policy: policy, currentYear: latest.year)
  }

  /// The stars held in a year.
  ///
  /// - Parameters:
  ///   - years: What each calendar year brings.
  ///   - currentYear: The year in which the question is asked; decides only where each year starts anew.
  public static func stars(years: CountedYears, policy: StarPolicy, currentYear: Int) -> Int {
    let reached: Int
    switch (policy.window, policy.carry) {
    case (.year, true):
      reached = years.all.reduce(0) { $0 + policy.thresholdsReached(by: policy.counted($1.counted)) }
    case (.year, false):
      reached = policy.thresholdsReached(by: years[currentYear].map(policy.counted) ?? .zero)
    case (.lifetime, _):
      reached = policy.thresholdsReached(by: policy.counted(years.total))
    }
    return min(policy.maxStars, reached)
  }

  /// The stars held in a year, with the evidence and the way to the next one.
  ///
  /// - Parameters:
  ///   - years: What each calendar year brings.
  ///   - currentYear: The year in which the question is asked.
  ///   - firstDay: The first day on which stars can be held, where the rules ask for a time of membership.
  ///   - today: The day in which the question is asked; only looked at beside a first day.
  public static func evaluate(
    years: CountedYears, policy: StarPolicy, currentYear: Int, firstDay: LocalDate? = nil, today: LocalDate? = nil
  ) -> StarEvidence {
    let all = years.naming(currentYear)
    let current = all[currentYear] ?? .none
    let stars = stars(years: all, policy: policy, currentYear: currentYear)
    if let firstDay, let today, today < firstDay {
      return StarEvidence(stars: 0, years: evidence(all, policy), nextStar: .waits(until: firstDay, stars: stars))
    }
    let window: CountedYear
    switch policy.window {
    case .year: window = current
    case .lifetime: window = all.total
    }
    return StarEvidence(
      stars: stars, years: evidence(all, policy), nextStar: nextStar(after: stars, window, policy),
      quality: policy.mean(window))
  }

  private static func evidence(_ years: CountedYears, _ policy: StarPolicy) -> [StarEvidence.Year] {
    var running = Minutes.zero
    let isGoodEnough = policy.isGoodEnough(years.total)
    return years.all.map { year, counted in
      let minutes = policy.window == .lifetime ? counted.minutes : policy.counted(counted)
      let starsOfYear: Int
      switch (policy.window, policy.carry) {
      case (.year, true): starsOfYear = policy.thresholdsReached(by: minutes)
      case (.year, false): starsOfYear = min(policy.maxStars, policy.thresholdsReached(by: minutes))
      case (.lifetime, _):
        let before = min(policy.maxStars, policy.thresholdsReached(by: running))
        running = running.addingUpToLimit(minutes)
        starsOfYear = isGoodEnough ? min(policy.maxStars, policy.thresholdsReached(by: running)) - before : 0
      }
      return StarEvidence.Year(
        year: year, minutes: counted.minutes, starsOfYear: starsOfYear, quality: policy.mean(counted),
        isGoodEnough: policy.window == .lifetime ? isGoodEnough : policy.isGoodEnough(counted))
    }
  }

  private static func nextStar(after stars: Int, _ window: CountedYear, _ policy: StarPolicy) -> NextStar {
    guard stars < policy.highestStar else { return .highest }
    if let quality = policy.mean(window), !policy.isGoodEnough(window) { return .betterQuality(quality) }
    let counted = window.minutes
    guard let threshold = policy.thresholds.first(where: { $0 > counted }) else { return .yearExhausted }
    // A threshold is positive and higher than what is counted, so only a debt beyond all numbers could overflow.
    let missing = (try? threshold.subtracting(counted)) ?? Minutes(.max)
    return .missing(missing, threshold: threshold)
  }
}

extension StarPolicy {
  /// The mean quality of a year or lifetime under the weights of this policy; nil where nothing is scored.
  public func mean(_ year: CountedYear) -> MeanQuality? { year.quality.mean(qualityWeights) }

  /// Whether a year or lifetime is good enough to count; one without scores is.
  public func isGoodEnough(_ year: CountedYear) -> Bool {
    guard minQualityHundredths > 0, let mean = mean(year) else { return true }
    return mean.isAtLeast(hundredths: minQualityHundredths)
  }

  func counted(_ year: CountedYear) -> Minutes { isGoodEnough(year) ? year.minutes : .zero }

  /// How many of the thresholds a length of service reaches; one reached exactly counts.
  func thresholdsReached(by minutes: Minutes) -> Int {
    thresholds.count { $0 <= minutes }
  }
}
