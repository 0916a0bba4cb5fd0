/// A mean of scores from 1 to 5 as an exact fraction, with the number of scores that it rests on.
///
/// Shown half up with two decimals, compared exactly. See "Quality of a record" in the domain reference.
public struct MeanQuality: Hashable, Sendable {
  /// The fraction's numerator, in lowest terms.
  public let numerator: UInt128
  /// The fraction's denominator, in lowest terms; positive.
  public let denominator: UInt128
  /// The number of scores that the mean rests on.
  public let scores: Int64

  /// Keeps a fraction in lowest terms; nil where the denominator is zero.
  public init?(numerator: UInt128, denominator: UInt128, scores: Int64) {
    guard denominator > 0 else { return nil }
    var (divisor, rest) = (denominator, numerator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
    self.scores = scores
  }

  /// Whether the mean is at least a number of hundredths, compared exactly.
  public func isAtLeast(hundredths: Int) -> Bool {
    let own = numerator.multipliedFullWidth(by: 100)
    let other = denominator.multipliedFullWidth(by: UInt128(clamping: hundredths))
    return (own.high, own.low) >= (other.high, other.low)
  }

  /// The mean in hundredths, half up.
  public var hundredths: Int {
    let (doubled, isTooLarge) = numerator.multipliedReportingOverflow(by: 200)
    guard !isTooLarge else { return Int(clamping: numerator / denominator) * 100 }
    let rounded = (doubled / denominator + 1) / 2
    return Int(clamping: rounded)
  }

  /// The mean with two decimals, half up: `3.67`.
  public var decimal: String { MeanQuality.decimal(hundredths: hundredths) }

  /// A number of hundredths with two decimals.
  public static func decimal(hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension MeanQuality: CustomStringConvertible {
  /// The mean as it stands in an entry: fraction and number of scores, `11/3:12`.
  public var description: String { "\(numerator)/\(denominator):\(scores)" }

  /// Reads a mean as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let scores = Int64(parts[1]) else { return nil }
    let fraction = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard fraction.count == 2, let numerator = UInt128(fraction[0]), let denominator = UInt128(fraction[1]) else {
      return nil
    }
    self.init(numerator: numerator, denominator: denominator, scores: scores)
  }
}
