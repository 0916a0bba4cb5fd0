import Ledger
import LineProtocol
import Rules
import Store

/// Says how good service was.
enum QualityText {
  /// A mean with the number of scores that it rests on.
  ///
  /// - Parameter limit: Hundredths that it misses; where rounding would hide that, the exact fraction is told too.
  static func mean(_ quality: MeanQuality, against limit: Int? = nil) -> Localized {
    let exact = quality.hundredths == limit ? " (\(quality.numerator)/\(quality.denominator))" : ""
    return Localized(
      "质量 \(quality.decimal)\(exact)(\(quality.scores) 个评分)",
      "quality \(quality.decimal)\(exact) of \(Int(clamping: quality.scores).counted("score"))")
  }

  /// What has to become better before the next star.
  static func next(_ quality: MeanQuality, _ policy: StarPolicy) -> Localized {
    let mean = mean(quality, against: policy.minQualityHundredths)
    let needed = MeanQuality.decimal(hundredths: policy.minQualityHundredths)
    return policy.window == .year
      ? Localized(
        "今年\(mean.chinese),须达 \(needed),今年的时长才计入。",
        "This year counts once its quality reaches \(needed); now it is \(mean.english).")
      : Localized(
        "累计\(mean.chinese),须达 \(needed),时长才计入。",
        "The hours count once their quality reaches \(needed); now it is \(mean.english).")
  }
}

/// What was journaled too late for the assessment of its date, by period.
struct WaitingChanges {
  private struct Part {
    let period: AssessmentPeriod
    let isAmendment: Bool
    let minutes: Int64
    let scores: Int
  }

  private let parts: [Part]

  /// Nothing waits.
  static let nothing = WaitingChanges(parts: [])

  private init(parts: [Part]) {
    self.parts = parts
  }

  init(_ changes: [LateChange], _ periods: AssessedPeriods, _ policy: StarPolicy) {
    guard let length = policy.assessment.length else {
      self = .nothing
      return
    }
    let byPeriod = Dictionary(grouping: changes) { AssessmentPeriod(containing: $0.date, length) }
    let parts = byPeriod.map { period, changes -> Part in
      let minutes = changes.reduce(Int64(0)) { $0 &+ $1.minutes.count }
      return Part(
        period: period, isAmendment: periods.earlierAssessment(of: period) != nil, minutes: minutes,
        scores: changes.count { $0.minutes == .zero })
    }
    self.parts = parts.sorted { $0.period.first < $1.period.first }
  }

  /// The years in which something waits.
  var years: Set<Int> { Set(parts.map(\.period.year)) }

  /// The hours that wait in a year; negative where reversals wait.
  func minutes(of year: Int) -> Minutes {
    Minutes(parts.filter { $0.period.year == year }.reduce(Int64(0)) { $0 &+ $1.minutes })
  }

  /// What waits in a year, a sentence for each period.
  func sentences(of year: Int) -> [Localized] {
    parts.filter { $0.period.year == year }.map { part in
      let minutes = Minutes(part.minutes)
      let scores = part.scores == 0 ? nil : part.scores
      let chinese = "\(minutes)" + (scores.map { "、\($0) 个评分" } ?? "")
      let english = "\(minutes)" + (scores.map { " and \($0.counted("score"))" } ?? "")
      return part.isAmendment
        ? Localized(
          "\(part.period) 评定之后又有 \(chinese),待补正评定。",
          "\(english) came after the assessment of \(part.period) and wait for an amendment.")
        : Localized(
          "\(part.period) 另有 \(chinese) 待评定。", "\(english) wait for the assessment of \(part.period).")
    }
  }
}
