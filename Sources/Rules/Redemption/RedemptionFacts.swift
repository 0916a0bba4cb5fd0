public import Ledger

/// What the bank knows that bears on a request to redeem hours.
public struct RedemptionFacts: Hashable, Sendable {
  /// The bank's date today.
  public let today: LocalDate
  /// The station that is to hand it out.
  public let station: Code
  /// Whether the member's account is closed.
  public let memberIsClosed: Bool
  /// The stars that the member has today.
  public let stars: Int
  /// The member's age in completed years; nil where the date of birth is not known.
  public let age: Int?
  /// The hours that the member can spend; negative after a forced reversal.
  public let available: Minutes
  /// The member's posted service of all time.
  public let serviceEarned: Minutes
  /// Whether the member has ever received a grant.
  public let hasGrant: Bool
  /// How many redemptions of the offer the member has in the period of its limit; 0 where there is no limit.
  public let usedInPeriod: Int
  /// Pieces on the station's shelf that are not reserved; nil for a service.
  public let piecesFree: Int64?

  /// Collects the facts.
  public init(
    today: LocalDate, station: Code, memberIsClosed: Bool = false, stars: Int, age: Int?, available: Minutes,
    serviceEarned: Minutes, hasGrant: Bool = false, usedInPeriod: Int = 0, piecesFree: Int64?
  ) {
    self.today = today
    self.station = station
    self.memberIsClosed = memberIsClosed
    self.stars = stars
    self.age = age
    self.available = available
    self.serviceEarned = serviceEarned
    self.hasGrant = hasGrant
    self.usedInPeriod = usedInPeriod
    self.piecesFree = piecesFree
  }
}
