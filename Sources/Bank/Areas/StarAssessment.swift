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

  init(
    books: BookReader, from old: Policy, to new: Policy, period: AssessmentPeriod? = nil, today: LocalDate
  ) {
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
    let before = try Side(books, old, bases(after: nil), today)
    let after = try Side(books, new, bases(after: new), today)
    let movesByPeriods = StarKind.allCases.filter { kind in
      [old, new].contains { $0.stars(of: kind).assessment != .continuous }
    }
    let held = movesByPeriods.isEmpty ? [:] : try books.journaledStars()
    let qualities = try books.qualities()
    try books.eachSubject { subject, isBrigade, years in
      let kind = StarKind(subject, isBrigade: isBrigade)
      let live = YearsSeen(totals: years, qualities: qualities[subject] ?? [:])
      let grounds = after.grounds(of: subject, kind, live: live)
      let policy = new.stars(of: kind)
      // Where stars move by periods they are those that were journaled last: no turn of a year takes them away.
      let was =
        movesByPeriods.contains(kind)
        ? held[subject] ?? 0 : before.stars(of: kind, before.grounds(of: subject, kind, live: live))
      try body(
        Outcome(
          subject: subject, was: was, stars: after.stars(of: kind, grounds),
          evidence: StarGrounds.evidence(grounds.counted, policy), policyVersion: Int64(new.version)))
    }
  }

  /// What the stars of each kind rest on, now or after the assessment.
  private func bases(after policy: Policy?) throws -> [StarKind: StarBasis] {
    let next = try books.tail().number + 1
    return Dictionary(
      uniqueKeysWithValues: try StarKind.allCases.map { kind in
        var steps = try AssessmentBook.steps(of: kind, books)
        if let policy {
          steps.append(
            StarBasis.Step(
              entry: next, date: today, assessment: policy.stars(of: kind).assessment, period: period))
        }
        return (kind, StarBasis(steps))
      })
  }

  /// Everybody's stars under one version of the rules.
  private struct Side {
    let policy: Policy
    let bases: [StarKind: StarBasis]
    let assessed: [StarSubject: YearsSeen]
    let today: LocalDate

    init(_ books: BookReader, _ policy: Policy, _ bases: [StarKind: StarBasis], _ today: LocalDate) throws {
      self.policy = policy
      self.bases = bases
      self.today = today
      guard bases.values.contains(where: { $0 != .live }) else {
        assessed = [:]
        return
      }
      let brigades = try books.brigades()
      assessed = try books.years { subject in
        let isBrigade = if case .team(let code) = subject { brigades.contains(code) } else { false }
        guard case .assessed(let periods) = bases[StarKind(subject, isBrigade: isBrigade)] else { return nil }
        return periods.lastEntry
      }
    }

    func grounds(of subject: StarSubject, _ kind: StarKind, live: YearsSeen) -> StarGrounds {
      guard case .assessed(let periods) = bases[kind] else { return StarGrounds(live, today: today) }
      return StarGrounds(assessed[subject] ?? .none, periods: periods)
    }

    func stars(of kind: StarKind, _ grounds: StarGrounds) -> Int {
      StarRules.stars(years: grounds.counted, policy: policy.stars(of: kind), currentYear: grounds.currentYear)
    }
  }
}
