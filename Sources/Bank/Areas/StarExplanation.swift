import Ledger
import LineProtocol
import Rules

/// Says in sentences that an operator can read aloud where stars come from and what is missing to the next.
struct StarExplanation {
  let name: String
  let policy: StarPolicy
  let evidence: StarEvidence
  /// What waits for the assessment of its period.
  let waiting: WaitingChanges
  /// The year that the next star is reached in.
  let currentYear: Int
  /// The day in which the question is asked.
  let today: LocalDate
  /// Whether that day is over.
  let isPast: Bool

  /// The years that something can be said of, oldest first.
  var years: [StarEvidence.Year] {
    let known = Set(evidence.years.map(\.year))
    let more = waiting.years.filter { !known.contains($0) }.map { year in
      StarEvidence.Year(year: year, minutes: .zero, starsOfYear: 0)
    }
    return (evidence.years + more).sorted { $0.year < $1.year }
  }

  /// Everything in two sentences.
  var summary: Localized {
    let stars = StarNames.of(evidence.stars)
    let next = nextSentence
    guard !isPast else {
      return Localized(
        "\(today) 当日结束时,\(name)为\(stars.chinese)。", "At the end of \(today) \(name) had \(stars.english).")
    }
    return Localized(
      "\(name)现为\(stars.chinese)。\(next.chinese)", "\(name) has \(stars.english). \(next.english)")
  }

  /// The row of one year.
  func row(of year: StarEvidence.Year, subject: StarSubject, records: Int64) -> Reply.Row {
    let isOpenYear = year.year == currentYear || policy.window == .lifetime
    return [
      Field("subject", .text(subject.description)), Field("year", .integer(Int64(year.year))),
      Field("minutes", .duration(year.minutes)), Field("records", .integer(records)),
      Field("stars", .integer(Int64(year.starsOfYear))),
      Field("next", isOpenYear ? .optional(evidence.next, Value.duration) : .absent),
      Field("missing", isOpenYear ? .optional(evidence.missing, Value.duration) : .absent),
      Field("quality", .optional(year.quality) { .text($0.decimal) }),
      Field("scores", .integer(year.quality?.scores ?? 0)), Field("waiting", .duration(waiting.minutes(of: year.year))),
      Field("text", .phrase(text(of: year))),
    ]
  }

  private func text(of year: StarEvidence.Year) -> Localized {
    let parts = [sentence(of: year), qualitySentence(of: year)].compactMap { $0 } + waiting.sentences(of: year.year)
    return Localized(
      parts.map(\.chinese).joined(separator: ";"), parts.map(\.english).joined(separator: "; "))
  }

  private func qualitySentence(of year: StarEvidence.Year) -> Localized? {
    guard let quality = year.quality else { return nil }
    let told = QualityText.mean(quality)
    guard !year.isGoodEnough, policy.minQualityHundredths > 0 else { return told }
    if policy.window == .lifetime {
      let mean = evidence.quality.map { QualityText.mean($0, against: policy.minQualityHundredths) } ?? told
      let needed = MeanQuality.decimal(hundredths: policy.minQualityHundredths)
      return Localized(
        "\(told.chinese);历年\(mean.chinese),须达 \(needed):暂不计星级",
        "\(told.english); over all years \(mean.english), needed \(needed): nothing counts")
    }
    let mean = QualityText.mean(quality, against: policy.minQualityHundredths)
    let needed = MeanQuality.decimal(hundredths: policy.minQualityHundredths)
    return Localized(
      "\(mean.chinese),须达 \(needed):\(year.year) 年不计入",
      "\(mean.english), needed \(needed): \(year.year) does not count")
  }

  private func sentence(of year: StarEvidence.Year) -> Localized {
    let reached = policy.thresholds.prefix(max(0, year.starsOfYear)).last
    guard year.starsOfYear > 0, let reached, policy.window == .year else {
      let goal = policy.thresholds.first ?? .zero
      return Localized(
        "\(year.year) 年服务 \(year.minutes),\(year.starsOfYear > 0 ? "新增 \(year.starsOfYear) 颗星" : "未到 \(goal),没有新增星级")",
        year.starsOfYear > 0
          ? "In \(year.year) there were \(year.minutes) of service, which brought \(year.starsOfYear)"
          : "In \(year.year) there were \(year.minutes) of service, which brought no star (the first needs \(goal))")
    }
    return Localized(
      "\(year.year) 年服务 \(year.minutes),已达 \(reached),得 \(year.starsOfYear) 颗星",
      "In \(year.year) there were \(year.minutes) of service, past \(reached): \(year.starsOfYear) of the stars")
  }

  private var nextSentence: Localized {
    switch evidence.nextStar {
    case .missing(let missing, let threshold):
      policy.window == .year
        ? Localized(
          "今年服务满 \(threshold) 可升星,还差 \(missing)。",
          "The next star comes at \(threshold) in this year; \(missing) are missing.")
        : Localized(
          "累计服务满 \(threshold) 可升星,还差 \(missing)。",
          "The next star comes at \(threshold) in all; \(missing) are missing.")
    case .betterQuality(let quality):
      QualityText.next(quality, policy)
    case .yearExhausted:
      Localized(
        "今年的星级已全部取得,明年可继续累加。", "This year can bring no more stars; the next year adds to them.")
    case .highest: Localized("已是最高星级。", "There is no higher star.")
    }
  }
}

/// What numbers of stars are called.
enum StarNames {
  static func of(_ stars: Int) -> Localized {
    guard stars > 0 else { return Localized("无星级", "no stars") }
    return Localized("\(chineseDigit(stars))星级", stars == 1 ? "one star" : "\(stars) stars")
  }

  private static func chineseDigit(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return digits.indices.contains(number) ? digits[number] : String(number)
  }
}
