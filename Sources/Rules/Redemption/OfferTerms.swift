public import Ledger

/// What an offer costs and asks; see "Redeeming hours" in the domain reference.
public struct OfferTerms: Hashable, Sendable {
  /// What hours buy.
  public enum Kind: String, CaseIterable, Sendable {
    /// A thing that stations have in stock.
    case gift
    /// Something that another member does.
    case service
  }

  /// The offer's code.
  public let code: Code
  /// What hours buy.
  public let kind: Kind
  /// What it costs, by the member's stars.
  public let prices: StarPrices
  /// Stars that it asks for; 0 for none.
  public let minStars: Int
  /// Completed years of age that it asks for; nil for any age.
  public let minAge: Int?
  /// How often one member may have it; nil for no limit.
  public let limit: RedemptionLimit?
  /// The first day on which it can be requested; nil for any.
  public let validFrom: LocalDate?
  /// The last day on which it can be requested; nil for any.
  public let validUntil: LocalDate?
  /// The stations that hand it out; empty for all.
  public let stations: Set<Code>
  /// Whether it has been closed.
  public let isClosed: Bool

  /// States the terms.
  public init(
    code: Code, kind: Kind, prices: StarPrices, minStars: Int = 0, minAge: Int? = nil, limit: RedemptionLimit? = nil,
    validFrom: LocalDate? = nil, validUntil: LocalDate? = nil, stations: Set<Code> = [], isClosed: Bool = false
  ) {
    self.code = code
    self.kind = kind
    self.prices = prices
    self.minStars = minStars
    self.minAge = minAge
    self.limit = limit
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.stations = stations
    self.isClosed = isClosed
  }
}
