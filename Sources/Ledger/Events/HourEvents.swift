/// A balance was brought in from older books; counts for hours only, never for stars.
public struct OpeningMade: Hashable, Sendable {
  /// Whose balance.
  public let member: MemberNumber
  /// Why.
  public let reason: String

  /// Describes an opening balance.
  public init(member: MemberNumber, reason: String) {
    self.member = member
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    reason = facts.text("reason") ?? ""
  }
}

/// What hours buy.
public enum OfferKind: String, CaseIterable, Sendable {
  /// A thing with stock at stations.
  case gift
  /// Something done by another member.
  case service
}

/// An offer was added, changed or closed; the entry carries all its terms after it.
public struct OfferChange: Hashable, Sendable {
  /// The terms of an offer.
  public struct Terms: Hashable, Sendable {
    /// The name.
    public var name: String
    /// Gift or service.
    public var kind: OfferKind
    /// The price in hours.
    public var price: Minutes
    /// Cheaper prices for members with stars, by rising stars.
    public var starPrices: [StarPrice]
    /// The fewest stars that a member must have.
    public var minStars: Int
    /// The lowest age of a member, in years.
    public var minAge: Int?
    /// The limit per member as typed, `2/year`.
    public var limit: String?
    /// The first day on which it can be requested.
    public var from: LocalDate?
    /// The last day on which it can be requested.
    public var until: LocalDate?
    /// The stations that have it; empty for all.
    public var stations: [Code]

    /// Describes terms.
    public init(
      name: String, kind: OfferKind, price: Minutes, minStars: Int = 0, minAge: Int? = nil, limit: String? = nil,
      from: LocalDate? = nil, until: LocalDate? = nil, stations: [Code] = [], starPrices: [StarPrice] = []
    ) {
      self.name = name
      self.kind = kind
      self.price = price
      self.minStars = minStars
      self.minAge = minAge
      self.limit = limit
      self.from = from
      self.until = until
      self.stations = stations
      self.starPrices = starPrices
    }
  }

  /// What happened.
  public let action: ChangeAction
  /// The offer.
  public let offer: Code
  /// Its terms after the entry.
  public let terms: Terms

  /// Describes a change.
  public init(action: ChangeAction, offer: Code, terms: Terms) {
    self.action = action
    self.offer = offer
    self.terms = terms
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("offer", offer)
    facts.putText("name", ifPresent: terms.name)
    facts.put("offer-kind", terms.kind.rawValue)
    facts.put("price", terms.price)
    facts.put("min-stars", terms.minStars)
    facts.put("min-age", ifPresent: terms.minAge)
    facts.put("limit", ifPresent: terms.limit)
    facts.put("from", ifPresent: terms.from)
    facts.put("until", ifPresent: terms.until)
    facts.put("at-station", each: terms.stations)
    facts.put("star-price", each: terms.starPrices)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    offer = try facts.code("offer")
    terms = Terms(
      name: facts.text("name") ?? "", kind: try facts.value("offer-kind") { OfferKind(rawValue: $0) },
      price: try facts.minutes("price"), minStars: try facts.value("min-stars") { Int($0) },
      minAge: try facts.value(ifPresent: "min-age") { Int($0) }, limit: facts.string(ifPresent: "limit"),
      from: try facts.date(ifPresent: "from"), until: try facts.date(ifPresent: "until"),
      stations: try facts.values("at-station") { Code($0) },
      starPrices: try facts.values("star-price") { StarPrice($0) })
  }
}

/// Pieces of a gift arrived, moved or were counted; how many, the postings say.
public struct StockChange: Hashable, Sendable {
  /// `stockIn`, `stockMove` or `stockCount`.
  public let kind: EntryKind
  /// The gift.
  public let offer: Code
  /// Why, or anything else.
  public let note: String?

  /// Describes a change of stock, or nil where the kind is none of stock.
  public init?(kind: EntryKind, offer: Code, note: String?) {
    switch kind {
    case .stockIn, .stockMove, .stockCount: self.kind = kind
    default: return nil
    }
    self.offer = offer
    self.note = note
  }

  func write(to facts: inout FactWriter) {
    facts.put("offer", offer)
    facts.putText("note", ifPresent: note)
  }

  init(kind: EntryKind, _ facts: FactReader) throws(LedgerError) {
    self.kind = kind
    offer = try facts.code("offer")
    note = facts.text("note")
  }
}
