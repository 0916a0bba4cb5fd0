public import Ledger

/// Dates as people write them on sheets.
public enum SheetDate {
  /// Reads a date.
  ///
  /// Understood are `2026-05-07`, `2026/5/7`, `2026.5.7`, `20260507`, `2026年5月7日` and, with the sheet's year,
  /// `5月7日`, `5/7`, `5-7`, `5.7`; digits may be full-width, blanks may stand between. A year with two digits is not:
  /// nobody can tell it from a day.
  ///
  /// - Parameter year: The year that the sheet is about, for dates that name none.
  public static func parse(_ text: String, year: Int?) -> Result<LocalDate, SheetFault> {
    var scanner = SheetScanner(text)
    guard !scanner.isEmpty else { return .failure(.empty) }
    let written = SheetText.trimmed(text)
    guard let parts = parts(&scanner), scanner.isAtEnd else { return .failure(.unreadable(written)) }
    guard let year = parts.year ?? year else { return .failure(.yearMissing(written)) }
    guard let date = LocalDate(year: year, month: parts.month, day: parts.day) else {
      return .failure(.noSuchDate(written))
    }
    return .success(date)
  }

  private typealias Parts = (year: Int?, month: Int, day: Int)

  private static func parts(_ scanner: inout SheetScanner) -> Parts? {
    guard let first = scanner.number(digits: 1...8) else { return nil }
    switch first.digitCount {
    case 8 where scanner.isAtEnd:
      return (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    case 4:
      if scanner.take("年") {
        guard let month = scanner.number(digits: 1...2), scanner.take("月") else { return nil }
        return day(&scanner).map { (first.value, month.value, $0) }
      }
      for separator in separators where scanner.take(separator) {
        guard let month = scanner.number(digits: 1...2), scanner.take(separator) else { return nil }
        guard let day = scanner.number(digits: 1...2) else { return nil }
        return (first.value, month.value, day.value)
      }
      return nil
    case 1...2:
      if scanner.take("月") { return day(&scanner).map { (nil, first.value, $0) } }
      for separator in separators where scanner.take(separator) {
        return scanner.number(digits: 1...2).map { (nil, first.value, $0.value) }
      }
      return nil
    default: return nil
    }
  }

  private static let separators = ["-", "/", "."]

  private static func day(_ scanner: inout SheetScanner) -> Int? {
    guard let day = scanner.number(digits: 1...2) else { return nil }
    _ = scanner.take("日", "号")
    return day.value
  }
}
