public import Ledger

/// Who served best in a time: by hours, then by quality, then by the number of services; whoever is equal in all three
/// shares the rank.
public enum BestRules {
  /// What somebody did.
  public struct Work: Hashable, Sendable {
    /// Who.
    public let subject: StarSubject
    /// How long.
    public let minutes: Minutes
    /// In how many records.
    public let services: Int64
    /// How good it was found; nil where nobody said, which ranks last.
    public let quality: MeanQuality?

    /// Puts it together.
    public init(subject: StarSubject, minutes: Minutes, services: Int64, quality: MeanQuality?) {
      self.subject = subject
      self.minutes = minutes
      self.services = services
      self.quality = quality
    }
  }

  /// A place in the order.
  public struct Rank: Hashable, Sendable {
    /// 1 for the best; those who are equal share it, and the next number is left out.
    public let number: Int
    /// Whether somebody shares it.
    public let isShared: Bool
    /// What was done.
    public let work: Work
  }

  /// Everybody in order, the equal ones by number or code.
  public static func ranks(_ works: [Work]) -> [Rank] {
    let sorted = works.sorted { left, right in
      isBetter(left, right) || !isBetter(right, left) && left.subject < right.subject
    }
    var ranks: [Rank] = []
    for (index, work) in sorted.enumerated() {
      let equalsLast = ranks.last.map { isEqual($0.work, work) } ?? false
      let equalsNext = index + 1 < sorted.count && isEqual(work, sorted[index + 1])
      let number = equalsLast ? ranks.last?.number ?? 1 : index + 1
      ranks.append(Rank(number: number, isShared: equalsLast || equalsNext, work: work))
    }
    return ranks
  }

  private static func isEqual(_ left: Work, _ right: Work) -> Bool {
    !isBetter(left, right) && !isBetter(right, left)
  }

  private static func isBetter(_ left: Work, _ right: Work) -> Bool {
    if left.minutes != right.minutes { return left.minutes > right.minutes }
    switch order(left.quality, right.quality) {
    case .more: return true
    case .less: return false
    case .same: return left.services > right.services
    }
  }

  private enum Order { case more, same, less }

  /// Compared as fractions, exactly.
  private static func order(_ left: MeanQuality?, _ right: MeanQuality?) -> Order {
    switch (left, right) {
    case (nil, nil): return .same
    case (nil, _): return .less
    case (_, nil): return .more
    case (let left?, let right?):
      let one = left.numerator.multipliedFullWidth(by: right.denominator)
      let other = right.numerator.multipliedFullWidth(by: left.denominator)
      if (one.high, one.low) == (other.high, other.low) { return .same }
      return (one.high, one.low) > (other.high, other.low) ? .more : .less
    }
  }
}
