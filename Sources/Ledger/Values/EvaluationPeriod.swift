/// A calendar month, quarter or year over which members and teams are evaluated: `2026-05`, `2026-Q2`, `2026`.
public struct EvaluationPeriod: Hashable, Sendable, CustomStringConvertible {
  /// Its first day.
  public let first: LocalDate
  /// Its last day.
  public let last: LocalDate
  /// The period as it is written.
  public let description: String

  /// Reads a period as written by ``description``, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, let year = EvaluationPeriod.number(parts[0], digits: 4) else { return nil }
    guard let months = parts.count == 1 ? 1...12 : EvaluationPeriod.months(parts[1]),
      let first = LocalDate(year: year, month: months.lowerBound, day: 1),
      let last = LocalDate(
        year: year, month: months.upperBound, day: LocalDate.daysInMonth(year: year, month: months.upperBound))
    else { return nil }
    (self.first, self.last, description) = (first, last, String(text))
  }

  /// Whether a date is in it.
  public func contains(_ date: LocalDate) -> Bool { first <= date && date <= last }

  private static func months(_ text: some StringProtocol) -> ClosedRange<Int>? {
    if let quarter = ["Q1", "Q2", "Q3", "Q4"].firstIndex(of: String(text)) { return quarter * 3 + 1...quarter * 3 + 3 }
    guard let month = number(text, digits: 2), (1...12).contains(month) else { return nil }
    return month...month
  }

  private static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
