public import Ledger

/// How often one member may redeem an offer: `2/year`, `1/month`, `3/ever`.
///
/// Requested and fulfilled redemptions count, by the date of their request.
public struct RedemptionLimit: Hashable, Sendable, CustomStringConvertible {
  /// The time within which redemptions are counted.
  public enum Period: String, CaseIterable, Sendable {
    /// A calendar month of the bank.
    case month
    /// A calendar year of the bank.
    case year
    /// All time.
    case ever
  }

  /// The most redemptions within a period, 1 to 999,999.
  public let count: Int
  /// The time within which they are counted.
  public let period: Period

  /// Makes a limit, or nil where the count is outside of 1 to 999,999.
  public init?(count: Int, period: Period) {
    guard (1...999_999).contains(count) else { return nil }
    self.count = count
    self.period = period
  }

  /// Reads `2/year`, `1/month`, `3/ever`, or nil where the text is anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), String(count) == parts[0] else { return nil }
    guard let period = Period(rawValue: String(parts[1])) else { return nil }
    self.init(count: count, period: period)
  }

  /// The limit as it is written, `2/year`.
  public var description: String { "\(count)/\(period.rawValue)" }

  /// The first and the last day of the period that a date lies in.
  public func period(containing date: LocalDate) -> ClosedRange<LocalDate> {
    let (year, month, _) = date.parts
    switch period {
    case .ever: return LocalDate.range
    case .year: return RedemptionLimit.days(from: (year, 1), through: (year, 12))
    case .month: return RedemptionLimit.days(from: (year, month), through: (year, month))
    }
  }

  private static func days(
    from first: (year: Int, month: Int), through last: (year: Int, month: Int)
  ) -> ClosedRange<LocalDate> {
    let lastDay = LocalDate.daysInMonth(year: last.year, month: last.month)
    guard
      let start = LocalDate(year: first.year, month: first.month, day: 1),
      let end = LocalDate(year: last.year, month: last.month, day: lastDay)
    else { preconditionFailure("the months of a date have a first and a last day") }
    return start...end
  }
}
