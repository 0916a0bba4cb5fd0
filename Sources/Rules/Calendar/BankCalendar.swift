public import Ledger

/// The bank's local calendar: which date and time of day an instant is, and which instant a local time is.
///
/// Dates and times are those of the bank's one time zone ("Units" in the domain reference). Instants outside the years
/// 1 to 9999 read as the first or the last of those days.
public struct BankCalendar: Sendable {
  /// The name of the time zone as it was given, `Asia/Shanghai`.
  public let identifier: String
  private let offsets: ZoneOffsets

  /// Opens the calendar of a time zone, or nil where the time zone data has none of that name.
  ///
  /// Names are `Area/City` or `UTC`. Abbreviations are refused: `CST` is Chicago to the data and Beijing to its reader.
  public init?(timeZone identifier: String) {
    guard identifier == "UTC" || identifier.contains("/"), let offsets = ZoneOffsets(identifier: identifier) else {
      return nil
    }
    self.identifier = identifier
    self.offsets = offsets
  }

  /// The local date of an instant.
  public func date(of instant: Instant) -> LocalDate {
    wallClock(at: instant).date
  }

  /// The local time of day of an instant, seconds dropped.
  public func time(of instant: Instant) -> LocalTime {
    wallClock(at: instant).time
  }

  /// The first instant of a date at which the bank's clock shows a time of day, or a later one.
  ///
  /// A time that the clock shows twice, in a night in autumn, is the first of the two. A time that the clock skips, in a
  /// night in spring, is the instant right after the gap. So a later local time is never an earlier instant.
  public func instant(of date: LocalDate, at time: LocalTime) -> Instant {
    let local = Int64(date.dayNumber) * secondsPerDay + Int64(time.minuteOfDay) * 60
    // No zone is more than a day away from UTC, and none changes its clock twice within two days.
    let early = local - secondsPerDay
    let late = local + secondsPerDay
    let offsetBefore = offsets.seconds(at: early)
    let offsetAfter = offsets.seconds(at: late)
    let candidates = [local - offsetBefore, local - offsetAfter].sorted()
    for candidate in candidates where candidate + offsets.seconds(at: candidate) == local {
      return Instant(milliseconds: candidate * 1000)
    }
    return Instant(milliseconds: firstSecond(after: early, before: late, with: offsetAfter) * 1000)
  }

  /// The first instant of a date; later than midnight where the clock skips midnight.
  public func startOfDay(_ date: LocalDate) -> Instant {
    instant(of: date, at: WallClock.midnight)
  }

  /// The instants of the date that an instant lies in.
  public func dayAround(_ instant: Instant) -> Range<Instant> {
    let date = date(of: instant)
    let start = min(startOfDay(date), instant)
    let end = date.adding(days: 1).map { startOfDay($0) } ?? Instant(milliseconds: .max)
    return start..<max(start, end)
  }

  /// An instant with the local offset and milliseconds, `2026-05-04T10:15:00.123+08:00`.
  ///
  /// An offset with seconds, as before the zones of around 1900, is rounded towards zero to the minute, because RFC 3339
  /// knows no other; the instant written is exact all the same.
  public func rfc3339(_ instant: Instant) -> String {
    let offsetMinutes = offsets.seconds(at: instant.seconds) / 60
    let clock = WallClock(localSeconds: instant.seconds + offsetMinutes * 60)
    let milliseconds = instant.milliseconds - instant.seconds * 1000
    let seconds = clock.secondOfMinute
    let magnitude = offsetMinutes.magnitude
    var text = "\(clock.date)T\(clock.time):"
    text.append(seconds < 10 ? "0\(seconds)." : "\(seconds).")
    text.append(milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : "")
    text.append("\(milliseconds)\(offsetMinutes < 0 ? "-" : "+")")
    text.append(magnitude / 60 < 10 ? "0\(magnitude / 60):" : "\(magnitude / 60):")
    text.append(magnitude % 60 < 10 ? "0\(magnitude % 60)" : "\(magnitude % 60)")
    return text
  }

  private func wallClock(at instant: Instant) -> WallClock {
    WallClock(localSeconds: instant.seconds + offsets.seconds(at: instant.seconds))
  }

  /// The first second from which an offset holds, where it holds at the end of a span but not at its beginning.
  private func firstSecond(after early: Int64, before late: Int64, with offset: Int64) -> Int64 {
    var low = early
    var high = late
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offsets.seconds(at: middle) == offset { high = middle } else { low = middle }
    }
    return high
  }
}
