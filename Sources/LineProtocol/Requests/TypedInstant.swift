public import Ledger

extension Instant {
  /// Reads RFC 3339 with an offset or `Z`, such as `2026-05-04T08:30:00+08:00`; a fraction is cut to milliseconds.
  ///
  /// Nil for all else, a leap second included: the bank's clock does not know any.
  public init?(typed text: some StringProtocol) {
    var cursor = AsciiCursor(text)
    guard
      let day = Instant.day(&cursor),
      cursor.take("T") || cursor.take("t"),
      let minutes = Instant.minutes(&cursor),
      cursor.take(":"), let seconds = cursor.takeNumber(digits: 2), seconds < 60,
      let milliseconds = Instant.milliseconds(&cursor),
      let offsetMinutes = Instant.offsetMinutes(&cursor),
      cursor.isAtEnd
    else { return nil }
    let wholeSeconds = (Int64(day.dayNumber) * 1440 + Int64(minutes - offsetMinutes)) * 60 + Int64(seconds)
    self.init(milliseconds: wholeSeconds * 1000 + Int64(milliseconds))
  }

  private static func day(_ cursor: inout AsciiCursor) -> LocalDate? {
    guard
      let year = cursor.takeNumber(digits: 4), cursor.take("-"),
      let month = cursor.takeNumber(digits: 2), cursor.take("-"),
      let day = cursor.takeNumber(digits: 2)
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }

  /// The minutes in `HH:MM`.
  private static func minutes(_ cursor: inout AsciiCursor) -> Int? {
    guard
      let hours = cursor.takeNumber(digits: 2), hours < 24, cursor.take(":"),
      let minutes = cursor.takeNumber(digits: 2), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }

  /// The whole milliseconds in a fraction of a second; 0 where there is none.
  private static func milliseconds(_ cursor: inout AsciiCursor) -> Int? {
    guard cursor.take(".") else { return 0 }
    guard let digits = cursor.takeDigits(1...Int.max) else { return nil }
    let kept = digits.prefix(3).map { Int($0 - UInt8(ascii: "0")) }
    return (kept + [0, 0]).prefix(3).reduce(0) { $0 * 10 + $1 }
  }

  private static func offsetMinutes(_ cursor: inout AsciiCursor) -> Int? {
    if cursor.take("Z") || cursor.take("z") { return 0 }
    if cursor.take("+") { return minutes(&cursor) }
    return cursor.take("-") ? minutes(&cursor).map { -$0 } : nil
  }
}
