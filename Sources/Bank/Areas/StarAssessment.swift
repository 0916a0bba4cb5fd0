import Ledger
import Rules
import Store

/// Everybody's stars under one version of the rules and under another; serves the preview, the real thing and `verify`.
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
  private let today: LocalDate
  private let progress: ((_ done: Int, _ total: Int) -> Void)?

  init(
    books: BookReader, from old: Policy, to new: Policy, today: LocalDate,
    progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.progress = progress
    self.books = books
    self.old = old
    self.new = new
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
    try books.eachSubject { subject, isBrigade, years in
      let counted = totals.map { totals in
        years.map { year in
          YearTotal(
            year: year.year, minutes: year.minutes, records: year.records,
            counted: totals.minutes(of: subject, in: year.year))
        }
      }
      let now = counted ?? years
      try body(
        Outcome(
          subject: subject,
          was: try before.held(subject, years, isBrigade: isBrigade, firstDay: before.firstDay(of: subject)),
          stars: after.stars(of: subject, now, isBrigade: isBrigade, firstDay: try after.firstDay(of: subject)),
          evidence: now.evidence, policyVersion: version))
    }
  }
}
