public import Ledger

/// What one calendar year of a member or team brings to its stars.
public struct CountedYear: Hashable, Sendable {
  /// The minutes of service that count.
  public var minutes: Minutes
  /// The mean quality of the scored records; nil where none is scored.
  public var quality: MeanQuality?

  /// A year without service.
  public static let none = CountedYear(minutes: .zero)

  /// States what a year brings.
  public init(minutes: Minutes, quality: MeanQuality? = nil) {
    self.minutes = minutes
    self.quality = quality
  }
}

/// A mean of scores from 1 to 5 as an exact fraction.
public struct MeanQuality: Hashable, Sendable {
  /// The fraction's numerator.
  public let numerator: Int64
  /// The fraction's denominator; positive.
  public let denominator: Int64
  /// The number of scores that the mean rests on.
  public let scores: Int

  /// Keeps a fraction, reduced to lowest terms; nil where the denominator is not positive.
  public init?(numerator: Int64, denominator: Int64, scores: Int) {
    guard denominator > 0, numerator >= 0 else { return nil }
    var (divisor, rest) = (denominator, numerator)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
    self.scores = scores
  }

  /// Whether the mean is at least a number of hundredths, compared exactly.
  public func isAtLeast(hundredths: Int) -> Bool {
    let own = numerator.multipliedFullWidth(by: 100)
    let other = denominator.multipliedFullWidth(by: Int64(hundredths))
    return (own.high, own.low) >= (other.high, other.low)
  }
}
