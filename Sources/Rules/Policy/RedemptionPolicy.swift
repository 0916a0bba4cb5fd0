public import Ledger

/// What the bank as a whole asks of those who redeem hours, beside what an offer asks.
///
/// See "Redeeming hours" in the domain reference.
public struct RedemptionPolicy: Hashable, Sendable {
  /// Whether goods can be redeemed at all; some cities forbid it.
  public let giftsAllowed: Bool
  /// How many days after the request hours stay on hold, the last one included; 0 to 3,660.
  public let holdDays: Int
  /// Hours of service needed before the first redemption; not asked of members who have received a grant.
  public let minService: Minutes
  /// Stars needed for any redemption; not asked of members who have received a grant.
  public let minStars: Int
  /// Age in completed years from which a member may redeem; nil for any age.
  public let minAge: Int?
  /// Months, 1 to 12, in which redemption is open; empty for all.
  public let openMonths: Set<Int>
  /// Between whom hours may be transferred.
  public let transfer: TransferPolicy
  /// What givers and receivers may be to the head of their household, where `transfer` is `relatives`.
  public let relatives: Set<Relation>
  /// What becomes of the hours that service brings.
  public let wallet: WalletPolicy
  /// After how many years hours lapse that nobody spent, 1 to 99; 0 for never.
  public let expiryYears: Int

  /// Checks the rules.
  ///
  /// - Throws: `PolicyFault` with the key `hold_days`, `min_service`, `min_stars`, `min_age`, `open_months` or `expiry_years`.
  public init(
    giftsAllowed: Bool = true, holdDays: Int = 14, minService: Minutes = .zero, minStars: Int = 0,
    minAge: Int? = nil, openMonths: Set<Int> = [], transfer: TransferPolicy = .household,
    relatives: Set<Relation> = [.spouse, .parent, .child], wallet: WalletPolicy = .open, expiryYears: Int = 0
  ) throws(PolicyFault) {
    try PolicyFault.check(Int64(holdDays), in: 0...3660, key: "hold_days")
    try PolicyFault.check(minService.count, in: 0...StarPolicy.highestThresholdMinutes, key: "min_service")
    try PolicyFault.check(Int64(minStars), in: 0...99, key: "min_stars")
    if let minAge { try PolicyFault.check(Int64(minAge), in: 0...150, key: "min_age") }
    for month in openMonths.sorted() { try PolicyFault.check(Int64(month), in: 1...12, key: "open_months") }
    try PolicyFault.check(Int64(expiryYears), in: 0...99, key: "expiry_years")
    self.giftsAllowed = giftsAllowed
    self.holdDays = holdDays
    self.minService = minService
    self.minStars = minStars
    self.minAge = minAge
    self.openMonths = openMonths
    self.transfer = transfer
    self.relatives = relatives
    self.wallet = wallet
    self.expiryYears = expiryYears
  }
}
