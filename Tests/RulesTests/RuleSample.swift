import Ledger
import Rules
import Testing

/// Dates, times and calendars of the tests of rules, written as people write them.
enum RuleSample {
  /// A date, `2026-05-07`.
  static func date(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> LocalDate {
    try #require(LocalDate(text), "no date: \(text)", sourceLocation: location)
  }

  /// A time of day, `08:30`.
  static func time(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> LocalTime {
    try #require(LocalTime(text), "no time: \(text)", sourceLocation: location)
  }

  /// A length of time, `2:30`.
  static func minutes(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> Minutes {
    let parts = text.split(separator: ":")
    let hours = try #require(parts.first.flatMap { Int64($0) }, "no length: \(text)", sourceLocation: location)
    let minutes = try #require(parts.last.flatMap { Int64($0) }, "no length: \(text)", sourceLocation: location)
    return Minutes(hours * 60 + minutes)
  }

  /// The number of a service record.
  static func record(_ number: Int64, at location: SourceLocation = #_sourceLocation) throws -> RecordNumber {
    try #require(RecordNumber(number), sourceLocation: location)
  }

  /// The code of a team, station or offer.
  static func code(_ text: String, at location: SourceLocation = #_sourceLocation) throws -> Code {
    try #require(Code(text), sourceLocation: location)
  }

  /// The calendar of a time zone.
  static func calendar(
    _ identifier: String = "Asia/Shanghai", at location: SourceLocation = #_sourceLocation
  ) throws -> BankCalendar {
    try #require(BankCalendar(timeZone: identifier), sourceLocation: location)
  }
}
