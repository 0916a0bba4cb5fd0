/// A day of the bank's local calendar, independent of any time zone.
///
/// Stored as the number of days since 1970-01-01 in the proleptic Gregorian calendar; years 1 to 9999.
public struct LocalDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int32

  /// The first and the last day that can be written with four digits of a year.
  public static let range = LocalDate(uncheckedDayNumber: -719_162)...LocalDate(uncheckedDayNumber: 2_932_896)

  /// Whether it is a Saturday or a Sunday.
  public var isWeekend: Bool {
    // The first of January 1970 was a Thursday.
    let daysAfterMonday = (Int(dayNumber) % 7 + 10) % 7
    return daysAfterMonday >= 5
  }

  private init(uncheckedDayNumber: Int32) {
    self.dayNumber = uncheckedDayNumber
  }

  /// Makes a date from a day number, or nil outside the years 1 to 9999.
  public init?(dayNumber: Int64) {
    guard
      let day = Int32(exactly: dayNumber),
      LocalDate.range.contains(LocalDate(uncheckedDayNumber: day))
    else { return nil }
    self.dayNumber = day
  }

  /// Makes a date from its parts, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= LocalDate.daysInMonth(year: year, month: month) else { return nil }
    // Days from the civil date, counting years from March so that the leap day comes last.
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads exactly `YYYY-MM-DD`, or nil where the text is anything else or names no day.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(text.utf8.span)
  }

  /// Reads exactly `YYYY-MM-DD` where it lies, or nil as above.
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    guard
      let year = LocalDate.number(bytes, 0..<4),
      let month = LocalDate.number(bytes, 5..<7),
      let day = LocalDate.number(bytes, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day of this date.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year of this date; decides in which year a service counts.
  public var year: Int { parts.year }

  /// This date moved by a number of days, or nil outside the years 1 to 9999.
  public func adding(days: Int) -> LocalDate? {
    LocalDate(dayNumber: Int64(dayNumber) + Int64(days))
  }

  /// Whole days from another date to this one; positive where this one is later.
  public func days(since other: LocalDate) -> Int {
    Int(dayNumber) - Int(other.dayNumber)
  }

  /// Completed years from this date, as a birthday, to another; nil where that is earlier.
  ///
  /// A person born on February 29 completes a year on March 1 of a common year.
  public func completedYears(on date: LocalDate) -> Int? {
    guard date >= self else { return nil }
    let born = parts
    let then = date.parts
    let beforeBirthday = (then.month, then.day) < (born.month, born.day)
    return then.year - born.year - (beforeBirthday ? 1 : 0)
  }

  /// The Monday of its week; the first day of all for the days before the first Monday.
  public var monday: LocalDate {
    // The first of January 1970 was a Thursday.
    adding(days: -((Int(dayNumber) % 7 + 10) % 7)) ?? LocalDate.range.lowerBound
  }

  /// Its month, `2026-05`.
  public var monthText: String { String(description.prefix(7)) }

  /// How many days a month has.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Orders by day.
  public static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }

  private static func number(_ bytes: Span<UInt8>, _ place: Range<Int>) -> Int? {
    var value = 0
    for index in place {
      guard let digit = bytes.decimalDigit(at: index) else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

extension LocalDate: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    let dash = UInt8(ascii: "-")
    func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }
    let bytes = [
      digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash, digit(month / 10), digit(month), dash,
      digit(day / 10), digit(day),
    ]
    return String(decoding: bytes, as: UTF8.self)
  }
}
