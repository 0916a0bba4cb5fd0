/// What an offer costs for a member with so many stars, or more.
public struct StarPrice: Hashable, Sendable, CustomStringConvertible {
  /// From how many stars on.
  public let stars: Int
  /// What it costs then.
  public let price: Minutes

  /// Pairs stars with a price.
  public init(stars: Int, price: Minutes) {
    self.stars = stars
    self.price = price
  }

  /// The fact as `3 1080`, the price in minutes.
  public var description: String { "\(stars) \(price.count)" }

  /// Reads what `description` wrote, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let stars = Int(parts[0]), let minutes = Int64(parts[1]) else { return nil }
    self.init(stars: stars, price: Minutes(minutes))
  }
}
