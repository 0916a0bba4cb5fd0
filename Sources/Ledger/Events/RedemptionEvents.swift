/// A redemption was requested: hours are held, a piece of a gift is reserved.
public struct RedemptionRequested: Hashable, Sendable {
  /// The number of the redemption.
  public let redemption: RedemptionNumber
  /// Who redeems.
  public let member: MemberNumber
  /// What is redeemed.
  public let offer: Code
  /// Gift or service, as the offer was then.
  public let kind: OfferKind
  /// The price at the request.
  public let price: Minutes
  /// Where it is handed out.
  public let station: Code
  /// The short code that the member shows; beside the chain.
  public let collectionCode: String
  /// The last day of the hold, included.
  public let until: LocalDate

  /// Describes a request.
  public init(
    redemption: RedemptionNumber, member: MemberNumber, offer: Code, kind: OfferKind, price: Minutes, station: Code,
    collectionCode: String, until: LocalDate
  ) {
    self.redemption = redemption
    self.member = member
    self.offer = offer
    self.kind = kind
    self.price = price
    self.station = station
    self.collectionCode = collectionCode
    self.until = until
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.put("member", member)
    facts.put("offer", offer)
    facts.put("offer-kind", kind.rawValue)
    facts.put("price", price)
    facts.put("at-station", station)
    facts.putText("code", ifPresent: collectionCode)
    facts.put("until", until)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    member = try facts.number("member")
    offer = try facts.code("offer")
    kind = try facts.value("offer-kind") { OfferKind(rawValue: $0) }
    price = try facts.minutes("price")
    station = try facts.code("at-station")
    collectionCode = facts.text("code") ?? ""
    until = try facts.date("until")
  }
}

/// A redemption was cancelled or lapsed: held hours went back, the piece is free.
public struct RedemptionReleased: Hashable, Sendable {
  /// Why held hours go back.
  public enum Cause: String, CaseIterable, Sendable {
    /// Somebody cancelled it.
    case cancelled
    /// The last day of the hold went by.
    case lapsed
  }

  /// The redemption.
  public let redemption: RedemptionNumber
  /// Whose it was.
  public let member: MemberNumber
  /// Why it ended.
  public let cause: Cause
  /// The reason that was given.
  public let reason: String?

  /// Describes a release.
  public init(redemption: RedemptionNumber, member: MemberNumber, cause: Cause, reason: String?) {
    self.redemption = redemption
    self.member = member
    self.cause = cause
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.put("member", member)
    facts.put("cause", cause.rawValue)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    member = try facts.number("member")
    cause = try facts.value("cause") { Cause(rawValue: $0) }
    reason = facts.text("reason")
  }
}

/// A gift was handed out for held hours.
public struct GiftHandedOut: Hashable, Sendable {
  /// The redemption.
  public let redemption: RedemptionNumber
  /// Who got it.
  public let member: MemberNumber

  /// Describes a fulfilment.
  public init(redemption: RedemptionNumber, member: MemberNumber) {
    self.redemption = redemption
    self.member = member
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.put("member", member)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    member = try facts.number("member")
  }
}

/// A service was done for held hours; the provider's record is part of the same entry.
public struct ServiceExchanged: Hashable, Sendable {
  /// The redemption.
  public let redemption: RedemptionNumber
  /// The provider's service record.
  public let record: ServiceRecorded
  /// Whose word came second and completed it; nil where an operator decided.
  public let lastWord: ServiceSide?

  /// Describes an exchange.
  public init(redemption: RedemptionNumber, record: ServiceRecorded, lastWord: ServiceSide? = nil) {
    self.redemption = redemption
    self.record = record
    self.lastWord = lastWord
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    facts.put("word", ifPresent: lastWord?.rawValue)
    record.write(to: &facts)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    record = try ServiceRecorded(facts)
    lastWord = try facts.value(ifPresent: "word") { ServiceSide(rawValue: $0) }
  }
}
