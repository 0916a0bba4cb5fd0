public import Ledger

/// Lengths of time as people write them on sheets.
public enum SheetDuration {
  /// Reads a length of time.
  ///
  /// Understood are `2:30`, `2小时15分`, `2小时`, `2.5小时`, `2小时半`, `2个半小时`, `半小时`, `90分钟`, `2h30m`, `90m`, and a
  /// bare number, which on a sheet means hours: `2.5` is 2:30. A minus is read and left to the rules.
  public static func parse(_ text: String) -> Result<Minutes, SheetFault> {
    var scanner = SheetScanner(text)
    guard !scanner.isEmpty else { return .failure(.empty) }
    let isNegative = scanner.take("-")
    switch length(&scanner) {
    case .minutes(let count) where scanner.isAtEnd: return .success(Minutes(isNegative ? -count : count))
    case .broken where scanner.isAtEnd: return .failure(.notWholeMinutes(SheetText.trimmed(text)))
    default: return .failure(.unreadable(SheetText.trimmed(text)))
    }
  }

  private enum Length {
    case minutes(Int64)
    /// A length, but no whole number of minutes.
    case broken
  }

  private static func length(_ scanner: inout SheetScanner) -> Length? {
    if scanner.take("半小时", "半个小时", "半个钟头") { return .minutes(30) }
    // Six digits of hours are more than a lifetime, and no sum of them leaves an Int64.
    guard let whole = scanner.number(digits: 1...6).map({ Int64($0.value) }) else { return nil }
    if scanner.take(":") { return clockLength(hours: whole, &scanner) }
    var fraction: ArraySlice<Unicode.Scalar> = []
    if scanner.take(".") {
      fraction = scanner.digits()
      guard !fraction.isEmpty else { return nil }
    }
    while fraction.last == "0" { fraction.removeLast() }
    if scanner.take("分钟", "分", "minutes", "minute", "mins", "min", "m") {
      return fraction.isEmpty ? .minutes(whole) : .broken
    }
    if !fraction.isEmpty {
      _ = scanner.takeHourUnit()
      return decimalHours(whole, fraction)
    }
    if scanner.take("个半小时", "个半钟头") { return .minutes(whole * 60 + 30) }
    guard scanner.takeHourUnit(), !scanner.isAtEnd else { return .minutes(whole * 60) }
    return minutesAfterHours(whole, &scanner)
  }

  /// `2:30`, with seconds only where they are zero, as spreadsheets add them.
  private static func clockLength(hours: Int64, _ scanner: inout SheetScanner) -> Length? {
    guard let minutes = scanner.number(digits: 2...2)?.value, minutes < 60 else { return nil }
    let length = hours * 60 + Int64(minutes)
    guard scanner.take(":") else { return .minutes(length) }
    guard let seconds = scanner.number(digits: 2...2)?.value, seconds < 60 else { return nil }
    return seconds == 0 ? .minutes(length) : .broken
  }

  /// `15分` after `2小时`; the unit of minutes may be left out.
  private static func minutesAfterHours(_ hours: Int64, _ scanner: inout SheetScanner) -> Length? {
    if scanner.take("半") { return .minutes(hours * 60 + 30) }
    guard let minutes = scanner.number(digits: 1...2)?.value, minutes < 60 else { return nil }
    _ = scanner.take("分钟", "分", "minutes", "minute", "mins", "min", "m")
    return .minutes(hours * 60 + Int64(minutes))
  }

  /// Exact: a minute is a sixtieth, so hours with more than two decimals are never whole minutes.
  private static func decimalHours(_ whole: Int64, _ fraction: ArraySlice<Unicode.Scalar>) -> Length {
    guard fraction.count <= 2 else { return .broken }
    let hundredths = SheetScanner.value(of: fraction) * (fraction.count == 1 ? 10 : 1)
    let (minutes, rest) = (hundredths * 60).quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? .minutes(whole * 60 + Int64(minutes)) : .broken
  }
}

extension SheetScanner {
  mutating func takeHourUnit() -> Bool {
    take("个小时", "小时", "个钟头", "钟头", "时", "hours", "hour", "hrs", "hr", "h")
  }
}
