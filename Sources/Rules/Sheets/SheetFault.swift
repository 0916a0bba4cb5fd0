/// Why a cell of a sheet cannot be read; the text is the cell's, trimmed.
public enum SheetFault: Error, Hashable, Sendable {
  /// Nothing is written there.
  case empty
  /// It has none of the forms that are understood.
  case unreadable(String)
  /// It has the form of a date, but the calendar has no such day.
  case noSuchDate(String)
  /// It is a month and a day, and nobody has said of which year.
  case yearMissing(String)
  /// It has the form of a time of day, but the clock has no such time.
  case noSuchTime(String)
  /// It is a length of time, but no whole number of minutes.
  case notWholeMinutes(String)
}
