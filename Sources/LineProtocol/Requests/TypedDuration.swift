public import Ledger

extension Minutes {
  /// Reads a length of time as people type it: `H:MM`, `90m`, `2h`, `2h30m`, `2.5h`, each perhaps with a minus before it.
  ///
  /// Nil for all else: a bare number, which could be hours or minutes; minutes of 60 or more beside hours; hours that are
  /// no whole number of minutes (`0.01h`); what leaves the range of an `Int64`. See "Values" in the protocol reference.
  public init?(typed text: some StringProtocol) {
    var cursor = AsciiCursor(text)
    let isNegative = cursor.take("-")
    guard let digits = cursor.takeDigits(1...18), let number = AsciiCursor.number(digits) else { return nil }
    guard let count = Minutes.count(startingWith: number, &cursor), cursor.isAtEnd else { return nil }
    self.init(isNegative ? -count : count)
  }

  /// The minutes in a number and what follows it.
  private static func count(startingWith number: Int64, _ cursor: inout AsciiCursor) -> Int64? {
    if cursor.take("m") { return number }
    if cursor.take(":") {
      guard let minutes = cursor.takeNumber(digits: 2), minutes < 60 else { return nil }
      return count(hours: number, minutes: Int64(minutes))
    }
    if cursor.take(".") {
      guard let digits = cursor.takeDigits(1...18), let minutes = minutes(ofHourFraction: digits) else { return nil }
      return cursor.take("h") ? count(hours: number, minutes: minutes) : nil
    }
    guard cursor.take("h") else { return nil }
    if cursor.isAtEnd { return count(hours: number, minutes: 0) }
    guard let digits = cursor.takeDigits(1...2), let minutes = AsciiCursor.number(digits), minutes < 60 else {
      return nil
    }
    return cursor.take("m") ? count(hours: number, minutes: minutes) : nil
  }

  /// The minutes in the decimals of an hour: `25` is 15; nil where they are no whole number.
  private static func minutes(ofHourFraction digits: ArraySlice<UInt8>) -> Int64? {
    let zero = UInt8(ascii: "0")
    let end = digits.lastIndex { $0 != zero }.map { $0 + 1 } ?? digits.startIndex
    let significant = digits[..<end]
    // 60 has the factors 2 and 5 twice and once: with more than two decimals nothing whole can come out.
    guard significant.count <= 2, let number = AsciiCursor.number(significant) else { return nil }
    let scale: Int64 = [1, 10, 100][significant.count]
    return number * 60 % scale == 0 ? number * 60 / scale : nil
  }

  private static func count(hours: Int64, minutes: Int64) -> Int64? {
    let (product, overflowed) = hours.multipliedReportingOverflow(by: 60)
    let (sum, alsoOverflowed) = product.addingReportingOverflow(minutes)
    return overflowed || alsoOverflowed ? nil : sum
  }
}
