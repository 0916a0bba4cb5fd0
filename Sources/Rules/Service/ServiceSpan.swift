import Ledger

/// The stretch of time that a service takes up, end not included.
struct ServiceSpan {
  let start: Instant
  let end: Instant

  /// The span of a record, or nil where it has no start.
  ///
  /// With an end it goes to that time of day, of the next day where that is earlier than the start. Without an end it
  /// goes on for the record's minutes. It is never longer than two days and never runs backwards.
  init?(date: LocalDate, minutes: Minutes, start: LocalTime?, end: LocalTime?, calendar: BankCalendar) {
    guard let start else { return nil }
    let startInstant = calendar.instant(of: date, at: start)
    self.start = startInstant
    if let end {
      let endDate = end < start ? date.adding(days: 1) ?? date : date
      self.end = max(startInstant, calendar.instant(of: endDate, at: end))
    } else {
      let lengthMinutes = min(max(minutes.count, 0), 2 * 1440)
      self.end = Instant(milliseconds: startInstant.milliseconds + lengthMinutes * 60_000)
    }
  }

  /// The whole minutes from start to end, as they really pass, a change of the clock included.
  var length: Minutes {
    Minutes((end.milliseconds - start.milliseconds) / 60_000)
  }

  /// How long both spans last at once; zero where one ends when the other begins, or earlier.
  func overlap(with other: ServiceSpan) -> Minutes {
    let common = min(end, other.end).milliseconds - max(start, other.start).milliseconds
    return Minutes(max(0, common / 60_000))
  }
}
