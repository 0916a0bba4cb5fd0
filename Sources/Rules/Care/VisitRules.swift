public import Ledger

/// How many visits are due, and how many were made: a pure function of what was agreed on, the days of visits and today.
public enum VisitRules {
  /// Where a pair stands in the period that a day lies in.
  public struct Standing: Hashable, Sendable {
    /// The first and the last day of the period.
    public let period: ClosedRange<LocalDate>
    /// Visits due by the end of the period.
    public let due: Int
    /// Days of the period on which there was a visit.
    public let made: Int
    /// Visits that should have been made by the end of the day, were they spread evenly.
    public let expected: Int

    /// Visits still to be made in the period.
    public var missing: Int { max(0, due - made) }
    /// Whether fewer were made than should have been by now.
    public var isLate: Bool { made < expected }
  }

  /// Where a pair stands.
  ///
  /// A day counts once, however often the two met. Of a period in which the pair began or ended in between, so many visits
  /// are due as its days allow, rounded down.
  ///
  /// - Parameters:
  ///   - agreed: The days from the first to the last on which visits are due.
  ///   - days: Days on which there was a visit; those outside of the period do not count.
  public static func standing(
    of plan: VisitPlan, agreed: ClosedRange<LocalDate>, days: Set<LocalDate>, on today: LocalDate
  ) -> Standing {
    let period = period(plan.period, containing: today)
    let length = count(period)
    let held = agreed.overlaps(period) ? count(agreed.clamped(to: period)) : 0
    let past = period.lowerBound...today
    let elapsed = agreed.overlaps(past) ? count(agreed.clamped(to: past)) : 0
    return Standing(
      period: period, due: plan.count * held / length, made: days.count { period.contains($0) },
      expected: plan.count * elapsed / length)
  }

  /// The first and the last day of the week, month or quarter that a day lies in.
  public static func period(_ period: VisitPlan.Period, containing date: LocalDate) -> ClosedRange<LocalDate> {
    let (year, month, _) = date.parts
    switch period {
    case .week: return date.monday...max(date, date.monday.adding(days: 6) ?? date)
    case .month: return days(of: year, month...month, around: date)
    case .quarter:
      let first = (month - 1) / 3 * 3 + 1
      return days(of: year, first...first + 2, around: date)
    }
  }

  private static func days(
    of year: Int, _ months: ClosedRange<Int>, around date: LocalDate
  ) -> ClosedRange<LocalDate> {
    let last = LocalDate.daysInMonth(year: year, month: months.upperBound)
    let start = LocalDate(year: year, month: months.lowerBound, day: 1) ?? date
    return start...(LocalDate(year: year, month: months.upperBound, day: last) ?? date)
  }

  private static func count(_ days: ClosedRange<LocalDate>) -> Int { days.upperBound.days(since: days.lowerBound) + 1 }
}
