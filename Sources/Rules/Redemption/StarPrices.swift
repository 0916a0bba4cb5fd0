public import Ledger

/// What an offer costs by the stars of who redeems it: each step from so many stars on, cheaper than the one before.
public struct StarPrices: Hashable, Sendable {
  /// What is wrong with a list of prices.
  public enum Fault: Error, Hashable, Sendable {
    /// A step begins below one star or beyond 99.
    case stars(Int)
    /// A step does not ask for more stars than the one before.
    case notRising(Int, after: Int)
    /// A price is not more than zero.
    case notPositive(Minutes)
    /// A price is not below what stands before it.
    case notCheaper(Minutes, than: Minutes)
  }

  /// The price for members without the stars of any step.
  public let price: Minutes
  /// The cheaper prices, by rising stars.
  public let steps: [StarPrice]

  /// Checks a list of prices.
  ///
  /// - Throws: The first `Fault` in the order of the list.
  public init(price: Minutes, steps: [StarPrice]) throws(Fault) {
    var stars = 0
    var dearest = price
    for step in steps {
      guard (1...99).contains(step.stars) else { throw .stars(step.stars) }
      guard step.stars > stars else { throw .notRising(step.stars, after: stars) }
      guard step.price.isPositive else { throw .notPositive(step.price) }
      guard step.price < dearest else { throw .notCheaper(step.price, than: dearest) }
      stars = step.stars
      dearest = step.price
    }
    self.price = price
    self.steps = steps
  }

  /// One price for everybody.
  public init(price: Minutes) {
    self.price = price
    steps = []
  }

  /// The price for a member with so many stars.
  public func price(forStars stars: Int) -> Minutes {
    steps.last { $0.stars <= stars }?.price ?? price
  }
}
