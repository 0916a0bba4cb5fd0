import Ledger
import LineProtocol
import Rules
import Store

/// The assessment of a closed period: `stars assess period=`.
struct PeriodAssessment {
  /// What the journal is told of it.
  let event: StarsAssessed
  /// Everybody whose stars change.
  let changed: [StarAssessment.Outcome]

  /// Assesses a period as the books stand.
  ///
  /// - Returns: nil where nothing has come since the period was assessed last.
  init?(_ period: AssessmentPeriod, _ books: BookReader, _ policy: Policy, today: LocalDate) throws {
    var amended: Int64?
    var isWaiting = false
    for kind in StarKind.allCases where policy.stars(of: kind).assessment.length == period.length {
      guard case .assessed(let periods) = StarBasis(try AssessmentBook.steps(of: kind, books)) else { continue }
      amended = amended ?? periods.earlierAssessment(of: period)
      guard !isWaiting else { continue }
      let isFirst = !periods.periods.contains { $0.period == period }
      isWaiting =
        try isFirst
        || books.lateChanges(of: nil, until: period.last, after: periods.entry, seen: periods.lastEntry)
          .contains { period.contains($0.date) }
    }
    guard isWaiting else { return nil }
    changed = try StarAssessment(books: books, from: policy, to: policy, period: period, today: today).changes()
    event = StarsAssessed(
      policyVersion: Int64(policy.version), period: period, amends: amended.flatMap { EntryNumber($0) },
      stars: changed.map(\.change))
  }

  /// Refuses a period that cannot be assessed: still open, of another length than the rules ask for, or after one that
  /// waits for its first assessment.
  static func check(_ period: AssessmentPeriod, _ books: BookReader, _ policy: Policy, today: LocalDate) throws {
    let lengths = StarKind.allCases.compactMap { policy.stars(of: $0).assessment.length }
    guard !lengths.isEmpty else { throw Refusal.noPeriods(policy.version) }
    guard lengths.contains(period.length) else { throw Refusal.otherPeriods(period, lengths: lengths) }
    guard period.last < today else { throw Refusal.periodOpen(period, today: today) }
    for kind in StarKind.allCases where policy.stars(of: kind).assessment.length == period.length {
      guard case .assessed(let periods) = StarBasis(try AssessmentBook.steps(of: kind, books)) else { continue }
      let late = try books.lateChanges(
        of: nil, until: period.first.adding(days: -1), after: periods.entry, seen: periods.lastEntry)
      let waiting = Set(late.map { AssessmentPeriod(containing: $0.date, period.length) })
        .filter { periods.earlierAssessment(of: $0) == nil }
      if let first = waiting.min(by: { $0.first < $1.first }) {
        throw Refusal.earlierPeriod(first, before: period)
      }
    }
  }
}

extension PolicyDesk {
  /// Assesses what a closed period holds.
  static func assess(_ text: String, _ bank: ChangeContext) throws -> Reply {
    guard let period = AssessmentPeriod(text) else { throw Refusal.badPeriod(text) }
    let policy = try bank.read.starPolicy
    try PeriodAssessment.check(period, bank.books, policy, today: bank.today)
    let assessment = try PeriodAssessment(period, bank.books, policy, today: bank.today)
    var sums = AssessmentSums()
    for outcome in assessment?.changed ?? [] { sums.add(outcome) }
    let entry = try assessment.map { try bank.append(.assessment($0.event)) }
    return Reply(
      rows: try (assessment?.changed ?? []).map { try row($0, bank.read) },
      fields: [
        Field("policy", .integer(Int64(policy.version))), Field("period", .text(period.description)),
        Field("amends", .optional(assessment?.event.amends, Value.number)),
      ] + sums.moves + (entry.map { [$0] } ?? []))
  }
}

extension StarAssessment.Outcome {
  /// What the stars rest on, in a sentence.
  var reason: Localized {
    let years = evidence.map { year in
      let quality = year.quality.map { QualityText.mean($0) }
      return Localized(
        "\(year.year) 年 \(year.minutes)" + (quality.map { ",\($0.chinese)" } ?? ""),
        "\(year.minutes) in \(year.year)" + (quality.map { ", \($0.english)" } ?? ""))
    }
    return Localized(
      years.map(\.chinese).joined(separator: ";"), years.map(\.english).joined(separator: "; "))
  }
}
