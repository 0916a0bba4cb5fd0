/// Reads a short typed value from left to right, byte by byte.
struct AsciiCursor {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    rest = Array(text.utf8)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Steps over a character where it comes next, and says whether it did.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over the digits that come next; nil where there are fewer or more than allowed.
  mutating func takeDigits(_ counts: ClosedRange<Int>) -> ArraySlice<UInt8>? {
    let digits = rest.prefix(while: Byte.isDigit)
    guard counts.contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    return digits
  }

  /// Reads exactly so many digits as a number; few enough to fit.
  mutating func takeNumber(digits count: Int) -> Int? {
    guard rest.count >= count, let digits = Optional(rest.prefix(count)), digits.allSatisfy(Byte.isDigit) else {
      return nil
    }
    rest.removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The number that digits stand for, or nil where it does not fit.
  static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, alsoOverflowed) = shifted.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !overflowed, !alsoOverflowed else { return nil }
      value = sum
    }
    return value
  }
}
