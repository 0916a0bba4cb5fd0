/// A time of day on the bank's wall clock, to the minute.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1439.
  public let minuteOfDay: Int

  /// Makes a time from minutes since midnight, or nil outside one day.
  public init?(minuteOfDay: Int) {
    guard (0..<1440).contains(minuteOfDay) else { return nil }
    self.minuteOfDay = minuteOfDay
  }

  /// Reads `HH:MM` or `H:MM`, or nil where the text is anything else.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(text.utf8.span)
  }

  /// Reads `HH:MM` or `H:MM` where it lies, or nil as above.
  init?(_ bytes: Span<UInt8>) {
    let colon = bytes.count - 3
    guard (1...2).contains(colon), bytes[colon] == UInt8(ascii: ":") else { return nil }
    var (hour, minute) = (0, 0)
    for index in 0..<bytes.count where index != colon {
      guard let digit = bytes.decimalDigit(at: index) else { return nil }
      if index < colon { hour = hour * 10 + Int(digit) } else { minute = minute * 10 + Int(digit) }
    }
    guard hour < 24, minute < 60 else { return nil }
    self.minuteOfDay = hour * 60 + minute
  }

  /// Orders within one day.
  public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minuteOfDay < right.minuteOfDay }
}

extension LocalTime: CustomStringConvertible {
  /// The time as `HH:MM`.
  public var description: String {
    let (hour, minute) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
