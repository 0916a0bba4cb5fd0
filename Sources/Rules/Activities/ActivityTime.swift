public import Ledger

/// The time that an activity takes up.
public struct ActivityTime: Hashable, Sendable {
  /// The day of its beginning.
  public let date: LocalDate
  /// When it begins.
  public let start: LocalTime
  /// When it ends; on the next day where that is earlier than the beginning.
  public let end: LocalTime

  /// States a time.
  public init(date: LocalDate, start: LocalTime, end: LocalTime) {
    self.date = date
    self.start = start
    self.end = end
  }

  /// How long it lasts; zero where it ends when it begins.
  public func length(_ calendar: BankCalendar) -> Minutes {
    ServiceRules.minutesBetween(start, end, on: date, calendar: calendar) ?? .zero
  }

  /// How long two times last at once; zero where one ends when the other begins.
  public func overlap(with other: ActivityTime, _ calendar: BankCalendar) -> Minutes {
    guard let span = span(calendar), let otherSpan = other.span(calendar) else { return .zero }
    return span.overlap(with: otherSpan)
  }

  /// How long a record lasted during this time.
  ///
  /// - Parameter end: When the record ended; nil where it went on for its minutes.
  public func overlap(
    withRecordOn date: LocalDate, start: LocalTime, end: LocalTime?, minutes: Minutes, _ calendar: BankCalendar
  ) -> Minutes {
    guard let span = span(calendar),
      let other = ServiceSpan(date: date, minutes: minutes, start: start, end: end, calendar: calendar)
    else { return .zero }
    return span.overlap(with: other)
  }

  /// Whether somebody who comes at an instant of its first day comes for it: from an hour before its beginning to its end.
  public func isExpected(at now: Instant, _ calendar: BankCalendar) -> Bool {
    guard let span = span(calendar), calendar.date(of: now) == date else { return false }
    return now.milliseconds >= span.start.milliseconds - 3_600_000 && now < span.end
  }

  /// Whether it has begun at an instant.
  public func hasBegun(at now: Instant, _ calendar: BankCalendar) -> Bool {
    now >= calendar.instant(of: date, at: start)
  }

  /// The first instant after it.
  public func over(_ calendar: BankCalendar) -> Instant {
    span(calendar)?.end ?? calendar.instant(of: date, at: end)
  }

  private func span(_ calendar: BankCalendar) -> ServiceSpan? {
    ServiceSpan(date: date, minutes: .zero, start: start, end: end, calendar: calendar)
  }
}
