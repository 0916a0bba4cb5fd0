import Ledger

extension StarPolicy {
  static let settings: [Setting<StarPolicy>] = [
    Setting(name: "window") { $0.window.rawValue },
    Setting(name: "thresholds") { list($0.thresholds.map(\.count)) },
    Setting(name: "carry") { String($0.carry) },
    Setting(name: "max_stars") { String($0.maxStars) },
    Setting(name: "min_quality") { String($0.minQualityHundredths) },
    Setting(name: "assessment") { $0.assessment.rawValue },
    Setting(name: "quality_weights") { list($0.qualityWeights.all.map(Int64.init)) },
    Setting(name: "min_membership_months") { String($0.minMembershipMonths) },
    Setting(name: "activity_cap") { String($0.counting.activityCap.count) },
    Setting(name: "day_cap") { String($0.counting.dayCap.count) },
    Setting(name: "sources") { list($0.counting.sources.map(\.rawValue).sorted(), empty: "all") },
    Setting(name: "kinds") { list($0.counting.kinds.map(\.text).sorted(), empty: "all") },
    Setting(name: "exclude_kinds") { list($0.counting.excludedKinds.map(\.text).sorted(), empty: "none") },
    Setting(name: "from_registration") { String($0.counting.fromRegistration) },
    Setting(name: "team_hours") { String($0.counting.teamHours) },
    Setting(name: "alone_from_age") { String($0.counting.aloneFromAge) },
    Setting(name: "names") { list($0.recognition.names.map(\.chinese), empty: "none") },
    Setting(name: "names_en") { list($0.recognition.names.map(\.english), empty: "none") },
    Setting(name: "honours") { list($0.recognition.honours.map(\.threshold.count)) },
    Setting(name: "honour_names") { list($0.recognition.honours.map(\.name.chinese), empty: "none") },
    Setting(name: "honour_names_en") { list($0.recognition.honours.map(\.name.english), empty: "none") },
    Setting(name: "award_every") { String($0.recognition.awardEvery.count) },
  ]

  private static func list(_ numbers: [Int64]) -> String {
    list(numbers.map(String.init), empty: "none")
  }

  private static func list(_ parts: [String], empty: String) -> String {
    parts.isEmpty ? empty : parts.joined(separator: ",")
  }

  init(_ reader: SettingsReader) throws(PolicyFault) {
    do {
      try self.init(
        window: reader.word("window"), thresholds: reader.minutesList("thresholds"), carry: reader.flag("carry"),
        maxStars: reader.integer("max_stars"), minQualityHundredths: reader.integer("min_quality", default: "0"),
        assessment: reader.word("assessment", default: "continuous"), qualityWeights: QualityWeights(reader),
        minMembershipMonths: reader.integer("min_membership_months", default: "0"),
        counting: CountingPolicy(reader), recognition: RecognitionPolicy(reader))
    } catch {
      throw error.within(reader.prefix)
    }
  }
}

extension QualityWeights {
  fileprivate init(_ reader: SettingsReader) throws(PolicyFault) {
    let weights = try reader.integers("quality_weights", default: "5,3,2")
    guard weights.count == 3 else {
      throw PolicyFault(
        key: "quality_weights", reason: .notAsMany(count: weights.count, wanted: 3, key: "quality_weights"))
    }
    try self.init(recipient: weights[0], team: weights[1], station: weights[2])
  }
}

extension CountingPolicy {
  fileprivate init(_ reader: SettingsReader) throws(PolicyFault) {
    try self.init(
      activityCap: reader.minutes("activity_cap", default: "0"), dayCap: reader.minutes("day_cap", default: "0"),
      sources: reader.words("sources"), kinds: reader.codes("kinds", empty: "all"),
      excludedKinds: reader.codes("exclude_kinds", empty: "none"),
      fromRegistration: reader.flag("from_registration", default: "false"),
      teamHours: reader.flag("team_hours", default: "true"),
      aloneFromAge: reader.integer("alone_from_age", default: "0"))
  }
}

extension RecognitionPolicy {
  fileprivate init(_ reader: SettingsReader) throws(PolicyFault) {
    let honours = try reader.integers("honours", default: "none").map { Minutes(Int64($0)) }
    let honourNames = try RecognitionPolicy.pair(
      reader.texts("honour_names"), reader.texts("honour_names_en"), key: "honour_names")
    try self.init(
      names: RecognitionPolicy.pair(reader.texts("names"), reader.texts("names_en"), key: "names"),
      honours: RecognitionPolicy.honours(honours, honourNames),
      awardEvery: reader.minutes("award_every", default: "0"))
  }
}
