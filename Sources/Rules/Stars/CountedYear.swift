public import Ledger

/// What one calendar year of a member or team brings to its stars.
public struct CountedYear: Hashable, Sendable {
  /// The minutes of service that count.
  public var minutes: Minutes
  /// What the scores of its records come to.
  public var quality: QualityTally

  /// A year without service.
  public static let none = CountedYear(minutes: .zero)

  /// States what a year brings.
  public init(minutes: Minutes, quality: QualityTally = .none) {
    self.minutes = minutes
    self.quality = quality
  }
}
