public import Ledger

/// Why a member or a team has its stars, and what is missing to the next one.
public struct StarEvidence: Hashable, Sendable {
  /// The stars held.
  public let stars: Int
  /// The years that count, oldest first; the current one is always among them.
  public let years: [Year]
  /// What comes next.
  public let nextStar: NextStar
  /// The mean quality of the current year or the lifetime; nil where nothing is scored.
  public let quality: MeanQuality?

  /// What one year brought.
  public struct Year: Hashable, Sendable {
    /// The calendar year.
    public let year: Int
    /// The service of that year.
    public let minutes: Minutes
    /// The stars of that year: the number of thresholds that it reached; where each year starts anew, at most the
    /// highest star; within a lifetime's window, the stars that the running total gained in that year.
    public let starsOfYear: Int
    /// The mean quality of its scored records; nil where none is scored.
    public let quality: MeanQuality?
    /// Whether the quality of the year, or of the lifetime, lets it count.
    public let isGoodEnough: Bool

    /// States what a year brought.
    public init(
      year: Int, minutes: Minutes, starsOfYear: Int, quality: MeanQuality? = nil, isGoodEnough: Bool = true
    ) {
      self.year = year
      self.minutes = minutes
      self.starsOfYear = starsOfYear
      self.quality = quality
      self.isGoodEnough = isGoodEnough
    }
  }

  /// States the evidence.
  public init(stars: Int, years: [Year], nextStar: NextStar, quality: MeanQuality? = nil) {
    self.stars = stars
    self.years = years
    self.nextStar = nextStar
    self.quality = quality
  }

  /// The threshold of the next star, in the current year or the lifetime; nil where none can be reached now.
  public var next: Minutes? {
    guard case .missing(_, let threshold) = nextStar else { return nil }
    return threshold
  }

  /// What is missing to the next star; nil where none can be reached now.
  public var missing: Minutes? {
    guard case .missing(let minutes, _) = nextStar else { return nil }
    return minutes
  }
}

/// The way to the next star.
public enum NextStar: Hashable, Sendable {
  /// So much more service reaches the threshold of the next star.
  case missing(Minutes, threshold: Minutes)
  /// The quality of the current year or lifetime is too low for it to count; more hours alone change nothing.
  case betterQuality(MeanQuality)
  /// All thresholds of the current year are reached: the next star can come in the next year.
  case yearExhausted
  /// The member has not been registered for long enough; on this day there will be so many stars, if nothing changes.
  case waits(until: LocalDate, stars: Int)
  /// There is no higher star; where each year starts anew, none in the current year.
  case highest
}
