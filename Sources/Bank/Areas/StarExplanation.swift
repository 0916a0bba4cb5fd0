import Ledger
import LineProtocol
import Rules
import Store

/// Says in sentences that an operator can read aloud where stars come from and what is missing to the next.
struct StarExplanation {
  let name: String
  let policy: StarPolicy
  let evidence: StarEvidence
  /// The year that the next star is reached in.
  let currentYear: Int
  /// The day in which the question is asked.
  let today: LocalDate
  /// Whether that day is over.
  let isPast: Bool
  /// What waits for the assessment of its period.
  let waiting: WaitingChanges
  /// What does not count, and by which rules.
  let uncounted: UncountedService
  let recognition: Recognition
  /// Where a team stands among the others; nil for members.
  let place: Localized?

  /// The years that something can be said of, oldest first.
  var years: [StarEvidence.Year] {
    let known = Set(evidence.years.map(\.year))
    let more = waiting.years.subtracting(known).map { year in
      StarEvidence.Year(year: year, minutes: .zero, starsOfYear: 0)
    }
    return (evidence.years + more).sorted { $0.year < $1.year }
  }

  /// Everything in a few sentences.
  var summary: Localized {
    let stars = StarNames.of(evidence.stars, recognition.level)
    let first =
      isPast
      ? Localized(
        "\(today) 当日结束时,\(name)为\(stars.chinese)。", "At the end of \(today) \(name) had \(stars.english).")
      : Localized("\(name)现为\(stars.chinese)。", "\(name) has \(stars.english).")
    let parts = [first] + (isPast ? [] : [nextSentence]) + beyondStars + uncountedSentence + (place.map { [$0] } ?? [])
    return Localized(
      parts.map(\.chinese).joined(), parts.map(\.english).joined(separator: " "))
  }

  private var uncountedSentence: [Localized] {
    let minutes = uncounted.minutes
    guard minutes.isPositive else { return [] }
    return [
      Localized("另有 \(minutes) 的服务按规则不计星级。", "Another \(minutes) of service do not count by the rules.")
    ]
  }

  private var beyondStars: [Localized] {
    var sentences: [Localized] = []
    if let honour = recognition.honour {
      sentences.append(
        Localized(
          "累计 \(recognition.total),获“\(honour.name.chinese)”。",
          "With \(recognition.total) in all there is the honour \(honour.name.english)."))
    }
    if let honour = recognition.nextHonour, evidence.nextStar == .highest || recognition.honour != nil {
      let missing = Minutes(honour.threshold.count - recognition.total.count)
      sentences.append(
        Localized(
          "再服务 \(missing) 可获“\(honour.name.chinese)”。",
          "Another \(missing) bring the honour \(honour.name.english)."))
    }
    if let next = recognition.nextAward {
      sentences.append(
        Localized(
          "每满 \(policy.recognition.awardEvery) 奖励一次,已有 \(recognition.awards) 次,下一次在满 \(next) 时。",
          "An award is due each \(policy.recognition.awardEvery): \(recognition.awards) so far, the next at \(next)."))
    }
    return sentences
  }

  /// The row of one year.
  ///
  /// - Parameter served: All service of the year, what does not count included.
  func row(of year: StarEvidence.Year, subject: StarSubject, served: YearTotal?) -> Reply.Row {
    let isOpenYear = year.year == currentYear || policy.window == .lifetime
    return [
      Field("subject", .text(subject.description)), Field("year", .integer(Int64(year.year))),
      Field("minutes", .duration(served?.minutes ?? .zero)), Field("counted", .duration(year.minutes)),
      Field("records", .integer(served?.records ?? 0)),
      Field("stars", .integer(Int64(year.starsOfYear))),
      Field("next", isOpenYear ? .optional(evidence.next, Value.duration) : .absent),
      Field("missing", isOpenYear ? .optional(evidence.missing, Value.duration) : .absent),
      Field("quality", .optional(year.quality) { .text($0.decimal) }),
      Field("scores", .integer(year.quality?.scores ?? 0)), Field("waiting", .duration(waiting.minutes(of: year.year))),
      Field("text", .phrase(sentence(of: year))),
    ]
  }

  private func sentence(of year: StarEvidence.Year) -> Localized {
    let quality = qualitySentence(of: year).map { [$0] } ?? []
    let parts =
      [starSentence(of: year)] + quality + waiting.sentences(of: year.year)
      + uncounted.sentences(in: year.year, policy: policy.counting)
    return Localized(parts.map(\.chinese).joined(), parts.map(\.english).joined(separator: " "))
  }

  private func qualitySentence(of year: StarEvidence.Year) -> Localized? {
    guard let quality = year.quality else { return nil }
    let told = QualityText.mean(quality)
    guard !year.isGoodEnough else { return Localized("\(told.chinese)。", "Its \(told.english).") }
    let needed = MeanQuality.decimal(hundredths: policy.minQualityHundredths)
    guard policy.window == .year else {
      let mean = evidence.quality.map { QualityText.mean($0, against: policy.minQualityHundredths) } ?? told
      return Localized(
        "\(told.chinese);历年\(mean.chinese),须达 \(needed):都不计入。",
        "Its \(told.english); over all years \(mean.english), needed \(needed): nothing counts.")
    }
    let mean = QualityText.mean(quality, against: policy.minQualityHundredths)
    return Localized(
      "\(mean.chinese),须达 \(needed):\(year.year) 年不计入。",
      "Its \(mean.english), needed \(needed): \(year.year) does not count.")
  }

  private func starSentence(of year: StarEvidence.Year) -> Localized {
    guard year.isGoodEnough else {
      return Localized(
        "\(year.year) 年服务 \(year.minutes)。", "\(year.minutes) of service in \(year.year).")
    }
    let reached = policy.thresholds.prefix(max(0, year.starsOfYear)).last
    guard year.starsOfYear > 0, let reached, policy.window == .year else {
      let goal = policy.thresholds.first ?? .zero
      if policy.window == .lifetime, year.starsOfYear == 0 {
        return Localized(
          "\(year.year) 年计入 \(year.minutes),没有新增星级。", "\(year.minutes) count in \(year.year), which brought no star.")
      }
      return year.starsOfYear > 0
        ? Localized(
          "\(year.year) 年计入 \(year.minutes),新增 \(year.starsOfYear) 颗星。",
          "\(year.minutes) count in \(year.year), which brought \(StarNames.of(year.starsOfYear).english).")
        : Localized(
          "\(year.year) 年计入 \(year.minutes),未到 \(goal),没有新增星级。",
          "\(year.minutes) count in \(year.year), which brought no star: the first needs \(goal).")
    }
    return Localized(
      "\(year.year) 年计入 \(year.minutes),已达 \(reached),得 \(year.starsOfYear) 颗星。",
      "\(year.minutes) count in \(year.year), past \(reached), which brought \(StarNames.of(year.starsOfYear).english)."
    )
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
    case .betterQuality(let quality): QualityText.next(quality, policy)
    case .yearExhausted:
      Localized(
        "今年的星级已全部取得,明年可继续累加。", "This year can bring no more stars; the next year adds to them.")
    case .waits(let day, let stars):
      Localized(
        "登记满 \(policy.minMembershipMonths) 个月后才能有星级,到 \(day) 可为\(StarNames.of(stars).chinese)。",
        "Stars need \(policy.minMembershipMonths) months of registration; on \(day) there will be \(StarNames.of(stars).english)."
      )
    case .highest: Localized("已是最高星级。", "There is no higher star.")
    }
  }
}
