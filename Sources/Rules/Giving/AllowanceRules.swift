public import Ledger

/// On which days a pool's monthly allowances are due.
public enum AllowanceRules {
  /// A day on which they are due, and the month that it is for.
  public struct Due: Hashable, Sendable {
    /// The day.
    public let day: LocalDate
    /// Its month, as `2026-05`.
    public let month: String
  }

  /// The days since the allowance was set, or since the last month that it was due for, up to today; oldest first.
  ///
  /// The day of setting is over by then: the first is due on a later day. A month is due once, whatever day of it was
  /// set afterwards.
  ///
  /// - Parameter last: The last month that it was due for, as `2026-05`; nil for none.
  public static func due(_ allowance: PoolChange.Allowance, after last: String?, through today: LocalDate) -> [Due] {
    var (year, month, _) = allowance.since.parts
    var due: [Due] = []
    while let day = LocalDate(year: year, month: month, day: allowance.day), day <= today {
      let name = String(day.description.prefix(7))
      if day > allowance.since, last.map({ name > $0 }) ?? true { due.append(Due(day: day, month: name)) }
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return due
  }
}
