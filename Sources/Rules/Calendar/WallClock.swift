import Ledger

let secondsPerDay: Int64 = 86_400

/// What the bank's clock and calendar on the wall show.
struct WallClock {
  let date: LocalDate
  let time: LocalTime
  let secondOfMinute: Int64

  /// The seconds since 1970-01-01 00:00 of local time that have a date with a four-digit year.
  static let localSecondsRange =
    Int64(LocalDate.range.lowerBound.dayNumber) * secondsPerDay..<Int64(LocalDate.range.upperBound.dayNumber + 1)
    * secondsPerDay

  /// Reads seconds of local time since 1970-01-01 00:00, kept within ``localSecondsRange``.
  init(localSeconds: Int64) {
    let range = WallClock.localSecondsRange
    let seconds = min(max(localSeconds, range.lowerBound), range.upperBound - 1)
    var (day, secondOfDay) = seconds.quotientAndRemainder(dividingBy: secondsPerDay)
    if secondOfDay < 0 {
      day -= 1
      secondOfDay += secondsPerDay
    }
    guard let date = LocalDate(dayNumber: day), let time = LocalTime(minuteOfDay: Int(secondOfDay / 60)) else {
      preconditionFailure("second \(seconds) lies within the calendar and has a date and a time")
    }
    self.date = date
    self.time = time
    secondOfMinute = secondOfDay % 60
  }

  /// 00:00, with which a day begins.
  static let midnight = WallClock(localSeconds: 0).time
}
