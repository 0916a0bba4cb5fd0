public import Ledger

/// A time in a team, both days included; without an end while it lasts.
public struct StayPeriod: Hashable, Sendable {
  /// The first day.
  public let from: LocalDate
  /// The last day; nil while it lasts.
  public let until: LocalDate?

  /// Describes a period.
  public init(from: LocalDate, until: LocalDate?) {
    self.from = from
    self.until = until
  }

  /// The same days in as few periods as have no day in common, the earliest first.
  public static func joined(_ periods: [StayPeriod]) -> [StayPeriod] {
    var joined: [StayPeriod] = []
    for period in periods.sorted(by: { $0.from < $1.from }) {
      guard let last = joined.last, last.until.map({ period.from <= $0 }) ?? true else {
        joined.append(period)
        continue
      }
      let until = last.until.flatMap { end in period.until.map { max(end, $0) } }
      joined[joined.count - 1] = StayPeriod(from: last.from, until: until)
    }
    return joined
  }
}
