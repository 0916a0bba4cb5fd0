public import Ledger

/// The rule that a request to redeem hours breaks, and by how much; in the order in which the rules are asked.
public enum RedemptionViolation: Error, Hashable, Sendable {
  /// The member's account is closed.
  case memberClosed
  /// The offer has been closed.
  case offerClosed
  /// The offer begins later.
  case notYetValid(from: LocalDate)
  /// The offer has ended.
  case expired(until: LocalDate)
  /// Redemption is not open in this month, but in those, in rising order.
  case closedMonth(month: Int, open: [Int])
  /// This bank gives no goods.
  case giftsNotAllowed
  /// The station does not hand it out; these do, in order of their codes.
  case stationNotOffered(stations: [Code])
  /// The member's account is below zero, after a forced reversal.
  case inDebt(available: Minutes)
  /// The member has fewer stars than the offer or the bank asks for.
  case tooFewStars(has: Int, needed: Int)
  /// The member is younger than the offer or the bank asks for, or the age is not known.
  case tooYoung(age: Int?, needed: Int)
  /// The member has served less than the bank asks for before a first redemption.
  case tooLittleService(has: Minutes, needed: Minutes)
  /// The member has had it as often as the offer allows in this period.
  case limitReached(used: Int, limit: RedemptionLimit)
  /// The station has no piece that is not reserved.
  case outOfStock(free: Int64)
  /// The member has fewer hours than it costs.
  case insufficientHours(available: Minutes, price: Minutes)
}

/// The rules of "Redeeming hours" in the domain reference, asked once: when a redemption is requested.
public enum RedemptionRules {
  /// Judges a request to redeem hours: first the offer, then the member, then the shelf and the price.
  ///
  /// - Returns: What is to be held: the price for the stars that the member has now.
  /// - Throws: The first `RedemptionViolation` in the order of its cases.
  @discardableResult
  public static func judge(
    _ offer: OfferTerms, facts: RedemptionFacts, policy: RedemptionPolicy
  ) throws(RedemptionViolation) -> Minutes {
    if facts.memberIsClosed { throw .memberClosed }
    try checkOffer(offer, facts, policy)
    try checkMember(offer, facts, policy)
    if let limit = offer.limit, facts.usedInPeriod >= limit.count {
      throw .limitReached(used: facts.usedInPeriod, limit: limit)
    }
    if offer.kind == .gift {
      let free = facts.piecesFree ?? 0
      guard free > 0 else { throw .outOfStock(free: free) }
    }
    let price = offer.prices.price(forStars: facts.stars)
    guard facts.available >= price else { throw .insufficientHours(available: facts.available, price: price) }
    return price
  }

  /// The last day on which hours stay on hold for a request; the redemption lapses when that day has ended.
  public static func lastDayOfHold(requestedOn date: LocalDate, holdDays: Int) -> LocalDate {
    date.adding(days: holdDays) ?? LocalDate.range.upperBound
  }

  private static func checkOffer(
    _ offer: OfferTerms, _ facts: RedemptionFacts, _ policy: RedemptionPolicy
  ) throws(RedemptionViolation) {
    if offer.isClosed { throw .offerClosed }
    if let from = offer.validFrom, facts.today < from { throw .notYetValid(from: from) }
    if let until = offer.validUntil, facts.today > until { throw .expired(until: until) }
    let month = facts.today.parts.month
    if !policy.openMonths.isEmpty, !policy.openMonths.contains(month) {
      throw .closedMonth(month: month, open: policy.openMonths.sorted())
    }
    if offer.kind == .gift, !policy.giftsAllowed { throw .giftsNotAllowed }
    if !offer.stations.isEmpty, !offer.stations.contains(facts.station) {
      throw .stationNotOffered(stations: offer.stations.sorted())
    }
  }

  /// A grant frees from the hours and stars that the bank as a whole asks for, not from what the offer asks, nor from
  /// the age.
  private static func checkMember(
    _ offer: OfferTerms, _ facts: RedemptionFacts, _ policy: RedemptionPolicy
  ) throws(RedemptionViolation) {
    if facts.available < .zero { throw .inDebt(available: facts.available) }
    let starsNeeded = max(offer.minStars, facts.hasGrant ? 0 : policy.minStars)
    guard facts.stars >= starsNeeded else { throw .tooFewStars(has: facts.stars, needed: starsNeeded) }
    let ageNeeded = max(offer.minAge ?? 0, policy.minAge ?? 0)
    if ageNeeded > 0 {
      guard let age = facts.age, age >= ageNeeded else { throw .tooYoung(age: facts.age, needed: ageNeeded) }
    }
    guard facts.hasGrant || facts.serviceEarned >= policy.minService else {
      throw .tooLittleService(has: facts.serviceEarned, needed: policy.minService)
    }
  }
}
