public import Ledger

/// Which days people work on: Monday to Friday, but for holidays, and the weekend days that make up for them.
public struct WorkingDays: Hashable, Sendable {
  /// Days off, weekends aside.
  public let holidays: Set<LocalDate>
  /// Saturdays and Sundays that are worked.
  public let workdays: Set<LocalDate>

  /// Checks the days.
  ///
  /// - Throws: `PolicyFault` with the key `workdays` where a day stands in both lists, or there are more than 2,000.
  public init(holidays: Set<LocalDate> = [], workdays: Set<LocalDate> = []) throws(PolicyFault) {
    if let both = holidays.intersection(workdays).min() {
      throw PolicyFault(key: "workdays", reason: .contradicts(value: both.description, key: "holidays"))
    }
    for (key, days) in [("holidays", holidays), ("workdays", workdays)] where days.count > WorkingDays.most {
      throw PolicyFault(key: key, reason: .tooMany(count: days.count, most: WorkingDays.most))
    }
    self.init(unchecked: holidays, workdays)
  }

  private init(unchecked holidays: Set<LocalDate>, _ workdays: Set<LocalDate>) {
    self.holidays = holidays
    self.workdays = workdays
  }

  /// Monday to Friday and nothing else.
  public static let weekdays = WorkingDays(unchecked: [], [])

  private static let most = 2000

  /// Whether a day is worked.
  public func contains(_ day: LocalDate) -> Bool {
    if holidays.contains(day) { return false }
    return workdays.contains(day) || !day.isWeekend
  }

  /// The day that completes a number of whole working days after a day; that day itself where the number is zero.
  ///
  /// Where the calendar ends first, its last day.
  public func day(_ count: Int, after start: LocalDate) -> LocalDate {
    var left = count
    var day = start
    while left > 0, let next = day.adding(days: 1) {
      day = next
      if contains(day) { left -= 1 }
    }
    return day
  }

  /// How many working days lie after one day and through another; zero where the second is not later.
  public func count(after start: LocalDate, through end: LocalDate) -> Int {
    var count = 0
    var day = start
    while day < end, let next = day.adding(days: 1) {
      day = next
      if contains(day) { count += 1 }
    }
    return count
  }
}
