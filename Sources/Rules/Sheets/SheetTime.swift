public import Ledger

/// Times of day as people write them on sheets.
public enum SheetTime {
  /// Reads a time of day.
  ///
  /// Understood are `08:30`, `8:30`, `8:30:00`, `8点30分`, `8点半`, `8点`, `8时30分`; digits and colon may be full-width.
  /// There is no 24:00: as an end it would be midnight, as a start the next day.
  public static func parse(_ text: String) -> Result<LocalTime, SheetFault> {
    var scanner = SheetScanner(text)
    guard !scanner.isEmpty else { return .failure(.empty) }
    let written = SheetText.trimmed(text)
    guard
      let hour = scanner.number(digits: 1...2)?.value,
      let minute = minute(&scanner), scanner.isAtEnd
    else { return .failure(.unreadable(written)) }
    guard hour < 24, minute < 60, let time = LocalTime(minuteOfDay: hour * 60 + minute) else {
      return .failure(.noSuchTime(written))
    }
    return .success(time)
  }

  private static func minute(_ scanner: inout SheetScanner) -> Int? {
    if scanner.take(":") {
      let minute = scanner.number(digits: 2...2)?.value
      _ = scanner.take(":00")
      return minute
    }
    guard scanner.take("点钟", "点", "时") else { return nil }
    if scanner.isAtEnd || scanner.take("整") { return 0 }
    if scanner.take("半") { return 30 }
    let minute = scanner.number(digits: 1...2)?.value
    _ = scanner.take("分")
    return minute
  }
}
