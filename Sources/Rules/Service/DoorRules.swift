public import Ledger

/// What is known of a service when somebody checks in.
public struct DoorPlan: Hashable, Sendable {
  /// When it is planned to begin, today.
  public let start: LocalTime?
  /// When it is planned to end; on the next day where it is not later than the beginning.
  public let end: LocalTime?

  /// States a plan.
  public init(start: LocalTime? = nil, end: LocalTime? = nil) {
    self.start = start
    self.end = end
  }
}

/// From when a service at the door counts, and when it ends for who forgets to check out.
public struct DoorEntry: Hashable, Sendable {
  /// The day on which it counts.
  public let date: LocalDate
  /// From when.
  public let start: LocalTime
  /// The day of the end for who forgets.
  public let closesOn: LocalDate
  /// The time of that end.
  public let closesAt: LocalTime
  /// Whether that is the planned end.
  public let isPlanned: Bool

  /// States an entry.
  public init(date: LocalDate, start: LocalTime, closesOn: LocalDate, closesAt: LocalTime, isPlanned: Bool) {
    self.date = date
    self.start = start
    self.closesOn = closesOn
    self.closesAt = closesAt
    self.isPlanned = isPlanned
  }
}

/// The rules of check-in and check-out; see "Recognition, activities, needs" in the domain reference.
public enum DoorRules {
  /// A plan that cannot be meant: from the check-in to its end it is longer than a day of service may be.
  public struct PlanTooLong: Error, Hashable, Sendable {
    /// How long it would be; zero where it is over already.
    public let minutes: Minutes
    /// How long it may be.
    public let limit: Minutes

    /// States how long a plan is, and how long it may be.
    public init(minutes: Minutes, limit: Minutes) {
      self.minutes = minutes
      self.limit = limit
    }
  }

  /// From when somebody who comes at an instant serves: who is early, from the planned start.
  public static func entry(
    at now: Instant, plan: DoorPlan, policy: ServicePolicy, calendar: BankCalendar
  ) throws(PlanTooLong) -> DoorEntry {
    let today = calendar.date(of: now)
    let time = calendar.time(of: now)
    let start = plan.start.map { max($0, time) } ?? time
    guard let end = plan.end else {
      let begin = calendar.instant(of: today, at: start)
      let close = Instant(milliseconds: begin.milliseconds + policy.door.closesAfter.count * 60_000)
      return DoorEntry(
        date: today, start: start, closesOn: calendar.date(of: close), closesAt: calendar.time(of: close),
        isPlanned: false)
    }
    let isNextDay = end <= (plan.start ?? start)
    if !isNextDay, end <= start { throw PlanTooLong(minutes: .zero, limit: policy.dailyLimit) }
    let day = isNextDay ? today.adding(days: 1) ?? today : today
    let length = minutes(from: today, start, to: day, end, calendar: calendar)
    guard length <= policy.dailyLimit else { throw PlanTooLong(minutes: length, limit: policy.dailyLimit) }
    return DoorEntry(date: today, start: start, closesOn: day, closesAt: end, isPlanned: true)
  }

  /// Whether a check-out comes so late that nobody can mean it: a whole day after the start, or later.
  public static func isForgotten(
    since start: LocalTime, on date: LocalDate, at now: Instant, calendar: BankCalendar
  ) -> Bool {
    guard let next = date.adding(days: 1) else { return false }
    let today = calendar.date(of: now)
    return today > next || today == next && calendar.time(of: now) >= start
  }

  /// The minutes from a time of one day to a time of another, rounded down to the granularity; none where it is earlier.
  public static func served(
    from date: LocalDate, _ start: LocalTime, to day: LocalDate, _ end: LocalTime, granularity: Minutes,
    calendar: BankCalendar
  ) -> Minutes {
    let minutes = minutes(from: date, start, to: day, end, calendar: calendar)
    return Minutes(max(0, minutes.count - minutes.count % granularity.count))
  }

  private static func minutes(
    from date: LocalDate, _ start: LocalTime, to day: LocalDate, _ end: LocalTime, calendar: BankCalendar
  ) -> Minutes {
    Minutes(
      (calendar.instant(of: day, at: end).milliseconds - calendar.instant(of: date, at: start).milliseconds) / 60_000)
  }
}
