import Ledger
import LineProtocol
import Rules

/// The tables `[stars.member]`, `[stars.team]` and `[stars.brigade]`.
extension SettingsReader {
  mutating func starPolicy(_ table: String, default fallback: StarPolicy) -> StarPolicy {
    let window = choice(table + "window", default: fallback.window)
    let thresholds = hours(table + "thresholds", default: fallback.thresholds)
    let carry = flag(table + "carry", default: fallback.carry)
    let maxStars = integer(table + "max_stars", .anyInteger, default: fallback.maxStars)
    let quality = hundredths(table + "min_quality", default: fallback.minQualityHundredths)
    let assessment = choice(table + "assessment", default: fallback.assessment)
    let weights = qualityWeights(table, default: fallback.qualityWeights)
    let months = integer(table + "min_membership_months", .anyInteger, default: fallback.minMembershipMonths)
    let counting = countingPolicy(table, default: fallback.counting)
    let recognition = recognitionPolicy(table, default: fallback.recognition)
    func make(
      thresholds: [Minutes], maxStars: Int, quality: Int = 0, months: Int = 0,
      recognition: RecognitionPolicy = .none
    ) throws(PolicyFault) -> StarPolicy {
      try StarPolicy(
        window: window, thresholds: thresholds, carry: carry, maxStars: maxStars, minQualityHundredths: quality,
        assessment: assessment, qualityWeights: weights, minMembershipMonths: months, counting: counting,
        recognition: recognition)
    }
    return checked(
      table, default: fallback,
      attempt { () throws(PolicyFault) in try make(thresholds: thresholds, maxStars: 5) },
      attempt { () throws(PolicyFault) in try make(thresholds: fallback.thresholds, maxStars: maxStars) },
      attempt { () throws(PolicyFault) in
        try make(thresholds: fallback.thresholds, maxStars: 5, quality: quality)
      },
      attempt { () throws(PolicyFault) in try make(thresholds: fallback.thresholds, maxStars: 5, months: months) },
      attempt { () throws(PolicyFault) in
        try make(
          thresholds: thresholds, maxStars: maxStars, quality: quality, months: months, recognition: recognition)
      })
  }

  private mutating func hours(_ key: String, default fallback: [Minutes]) -> [Minutes] {
    integers(key, .anyInteger, default: fallback.map { Int($0.count / 60) }).compactMap { Minutes(hours: Int64($0)) }
  }

  private mutating func qualityWeights(_ table: String, default fallback: QualityWeights) -> QualityWeights {
    let key = table + "quality_weights"
    let weights = integers(key, .anyInteger, default: fallback.all)
    return checked(
      table, default: fallback,
      attempt { () throws(PolicyFault) in
        guard weights.count == 3 else {
          throw PolicyFault(
            key: "quality_weights", reason: .notAsMany(count: weights.count, wanted: 3, key: "quality_weights"))
        }
        return try QualityWeights(recipient: weights[0], team: weights[1], station: weights[2])
      })
  }

  private mutating func countingPolicy(_ table: String, default fallback: CountingPolicy) -> CountingPolicy {
    let activityCap = duration(table + "activity_cap", .anyDuration, default: fallback.activityCap)
    let dayCap = duration(table + "day_cap", .anyDuration, default: fallback.dayCap)
    let sources = choices(table + "sources", default: fallback.sources)
    let kinds = codes(table + "kinds", default: fallback.kinds)
    let excluded = codes(table + "exclude_kinds", default: fallback.excludedKinds)
    let fromRegistration = flag(table + "from_registration", default: fallback.fromRegistration)
    let teamHours = flag(table + "team_hours", default: fallback.teamHours)
    let age = integer(table + "alone_from_age", .anyInteger, default: fallback.aloneFromAge)
    return checked(
      table, default: fallback,
      attempt { () throws(PolicyFault) in try CountingPolicy(aloneFromAge: age) },
      attempt { () throws(PolicyFault) in try CountingPolicy(activityCap: activityCap) },
      attempt { () throws(PolicyFault) in try CountingPolicy(dayCap: dayCap) },
      attempt { () throws(PolicyFault) in
        try CountingPolicy(
          activityCap: activityCap, dayCap: dayCap, sources: sources, kinds: kinds, excludedKinds: excluded,
          fromRegistration: fromRegistration, teamHours: teamHours, aloneFromAge: age)
      })
  }

  private mutating func recognitionPolicy(
    _ table: String, default fallback: RecognitionPolicy
  ) -> RecognitionPolicy {
    let names = texts(table + "names", default: fallback.names.map(\.chinese))
    let english = texts(table + "names_en", default: fallback.names.map(\.english))
    let honours = hours(table + "honours", default: fallback.honours.map(\.threshold))
    let honourNames = texts(table + "honour_names", default: fallback.honours.map(\.name.chinese))
    let honourEnglish = texts(table + "honour_names_en", default: fallback.honours.map(\.name.english))
    let awardEvery = duration(table + "award_every", .anyDuration, default: fallback.awardEvery)
    return checked(
      table, default: fallback,
      attempt { () throws(PolicyFault) in try RecognitionPolicy(awardEvery: awardEvery) },
      attempt { () throws(PolicyFault) in
        try RecognitionPolicy(
          names: RecognitionPolicy.pair(names, english, key: "names"),
          honours: RecognitionPolicy.honours(
            honours, RecognitionPolicy.pair(honourNames, honourEnglish, key: "honour_names")),
          awardEvery: awardEvery)
      })
  }
}
