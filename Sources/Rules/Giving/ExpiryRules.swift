public import Ledger

/// When hours lapse because nobody spent them for years, and how many; see "Redeeming hours" in the domain reference.
public enum ExpiryRules {
  /// What was credited before this day is too old on another: the same day so many years before, or February 28 where
  /// that year has no February 29.
  public static func line(on day: LocalDate, years: Int) -> LocalDate {
    let parts = day.parts
    let line =
      LocalDate(year: parts.year - years, month: parts.month, day: parts.day)
      ?? LocalDate(year: parts.year - years, month: parts.month, day: 28)
    return line ?? LocalDate.range.lowerBound
  }

  /// The first day on which a credit is too old: the one whose ``line(on:years:)`` is after the credit.
  public static func dueDay(creditedOn date: LocalDate, years: Int) -> LocalDate {
    guard let next = date.adding(days: 1) else { return LocalDate.range.upperBound }
    let parts = next.parts
    let day =
      LocalDate(year: parts.year + years, month: parts.month, day: parts.day)
      ?? LocalDate(year: parts.year + years, month: 3, day: 1)
    return day ?? LocalDate.range.upperBound
  }

  /// What lapses: the oldest hours are spent first, so that all that was ever debited counts against them.
  ///
  /// - Parameters:
  ///   - creditedBefore: All that was ever credited before the line.
  ///   - debited: All that was ever debited, until now, holds and what has lapsed included.
  ///   - available: What can be spent; negative in debt.
  public static func lapse(creditedBefore: Minutes, debited: Minutes, available: Minutes) -> Minutes {
    let (old, overflow) = creditedBefore.count.subtractingReportingOverflow(debited.count)
    return Minutes(max(0, min(overflow ? 0 : old, available.count)))
  }
}
