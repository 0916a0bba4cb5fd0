import Ledger
import Rules
import Store

/// Everybody's stars as they are, and under other rules or after the assessment of a period; serves the preview, the
/// real thing and `verify`.
struct StarAssessment {
  /// What becomes of one subject's stars.
  struct Outcome {
    let subject: StarSubject
    let was: Int
    let stars: Int
    let evidence: [StarChange.YearMinutes]
    let policyVersion: Int64

    /// The change as the journal has it.
    var change: StarChange {
      StarChange(subject: subject, from: was, to: stars, policyVersion: policyVersion, evidence: evidence)
    }
  }

  private let books: BookReader
  private let old: Policy
  private let new: Policy
  private let period: AssessmentPeriod?
  private let today: LocalDate
  private let progress: ((_ done: Int, _ total: Int) -> Void)?

  init(
    books: BookReader, from old: Policy, to new: Policy, period: AssessmentPeriod? = nil, today: LocalDate,
    progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.progress = progress
    self.books = books
    self.old = old
    self.new = new
    self.period = period
    self.today = today
  }

  /// Those whose stars change, members first, each group in its order.
  func changes() throws -> [Outcome] {
    var changed: [Outcome] = []
    try each { if $0.was != $0.stars { changed.append($0) } }
    return changed
  }

  /// Shows what becomes of every subject that has served.
  func each(_ body: (Outcome) throws -> Void) throws {
    let before = StarBook(books: books, policy: old, today: today)
    let after = StarBook(books: books, policy: new, today: today)
    let version = Int64(new.version)
    let totals = new.counts(like: old) ? nil : try books.countedTotals(under: new, progress: progress)
    let assessed = try assessed()
    let held = movesByPeriods.isEmpty ? [:] : try books.journaledStars()
    try books.eachSubject { subject, isBrigade, years in
      let kind = StarKind(subject, isBrigade: isBrigade)
      let counted = totals.map { totals in
        years.map { year in
          YearTotal(
            year: year.year, minutes: year.minutes, records: year.records,
            counted: totals.minutes(of: subject, in: year.year), quality: year.quality)
        }
      }
      let now = assessed.years(of: subject, kind) ?? counted ?? years
      // Where stars move by periods they are those that were journaled last: no turn of a year takes them away.
      let was =
        try movesByPeriods.contains(kind)
        ? held[subject] ?? 0
        : before.held(subject, years, isBrigade: isBrigade, firstDay: before.firstDay(of: subject))
      let stars = after.stars(
        of: subject, now, isBrigade: isBrigade, firstDay: try after.firstDay(of: subject),
        currentYear: assessed.currentYear(kind))
      try body(
        Outcome(
          subject: subject, was: was, stars: stars, evidence: now.evidence(new.stars(of: kind)),
          policyVersion: version))
    }
  }

  /// The kinds whose stars move by periods under the rules of before or after.
  private var movesByPeriods: Set<StarKind> {
    Set(StarKind.allCases.filter { kind in [old, new].contains { $0.stars(of: kind).assessment != .continuous } })
  }

  /// What everybody's stars rest on after the assessment, where they move by periods.
  private func assessed() throws -> Assessed {
    let next = try books.tail().number + 1
    var periods: [StarKind: AssessedPeriods] = [:]
    for kind in StarKind.allCases where new.stars(of: kind).assessment != .continuous {
      let step = StarBasis.Step(
        entry: next, date: today, assessment: new.stars(of: kind).assessment, period: period)
      let basis = StarBasis(try AssessmentBook.steps(of: kind, books) + [step])
      if case .assessed(let found) = basis { periods[kind] = found }
    }
    guard !periods.isEmpty else { return Assessed(periods: [:], years: [:]) }
    let brigades = try books.brigadeCodes()
    func kind(of subject: StarSubject) -> StarKind {
      guard case .team(let code) = subject else { return .member }
      return brigades.contains(code) ? .brigade : .team
    }
    let years = try books.years(
      counting: { new.stars(of: kind(of: $0)).counting }, seen: { periods[kind(of: $0)]?.lastEntry })
    return Assessed(periods: periods, years: years)
  }

  /// Years as far as they are assessed.
  private struct Assessed {
    let periods: [StarKind: AssessedPeriods]
    let years: [StarSubject: [YearTotal]]

    /// Nothing where stars of the kind move at once.
    func years(of subject: StarSubject, _ kind: StarKind) -> [YearTotal]? {
      periods[kind] == nil ? nil : years[subject] ?? []
    }

    func currentYear(_ kind: StarKind) -> Int? { periods[kind]?.currentYear }
  }
}
