/// An account of the bank's chart of accounts.
///
/// The table of accounts, units and bounds stands in the domain reference under "The ledger".
public enum Account: Hashable, Sendable {
  /// Hours that a member can spend.
  case available(MemberNumber)
  /// Hours behind a member's open redemptions.
  case held(MemberNumber)
  /// Hours of a member that may only be donated.
  case donatable(MemberNumber)
  /// A public-welfare pool.
  case pool(Code)
  /// Hours created by service.
  case issued
  /// Hours handed in for gifts.
  case redeemed
  /// Hours lapsed under an expiry rule.
  case expired
  /// Balances brought in from older books, and authorised adjustments.
  case opening
  /// Hours of members who went to other banks, less those of members who came from there.
  case handedOver
  /// What a station has of a gift on its shelf, reserved pieces included.
  case stock(gift: Code, station: Code)
  /// Pieces of a gift delivered by donors or purchase.
  case supplied(gift: Code)
  /// Pieces of a gift handed to members.
  case given(gift: Code)
  /// Differences of a gift at a count, spoiled, lost.
  case counted(gift: Code)

  /// What this account counts.
  public var unit: Unit {
    switch self {
    case .stock(let gift, _), .supplied(let gift), .given(let gift), .counted(let gift): .pieces(of: gift)
    default: .minutes
    }
  }

  /// The balances that this account may have; a member's available floor can be lowered by a forced reversal.
  public var bounds: ClosedRange<Int64> {
    switch self {
    case .available, .held, .donatable, .pool, .redeemed, .expired, .stock, .given: 0...Int64.max
    case .issued, .supplied: Int64.min...0
    case .opening, .handedOver, .counted: Int64.min...Int64.max
    }
  }
}

extension Account: CustomStringConvertible {
  /// The account's name in the books, `member:17/available`.
  public var description: String {
    switch self {
    case .available(let member): "member:\(member)/available"
    case .held(let member): "member:\(member)/held"
    case .donatable(let member): "member:\(member)/donatable"
    case .pool(let name): "pool:\(name)"
    case .issued: "bank/issued"
    case .redeemed: "bank/redeemed"
    case .expired: "bank/expired"
    case .opening: "bank/opening"
    case .handedOver: "bank/handed-over"
    case .stock(let gift, let station): "stock:\(gift)@\(station)"
    case .supplied(let gift): "stock:\(gift)/supplied"
    case .given(let gift): "stock:\(gift)/given"
    case .counted(let gift): "stock:\(gift)/counted"
    }
  }

  /// Reads an account's name, or nil where it names none.
  public init?(_ name: String) {
    self.init(name.utf8.span)
  }

  /// Reads an account's name where it lies, or nil as above.
  package init?(_ name: Span<UInt8>) {
    let all = 0..<name.count
    if let colon = name.first(UInt8(ascii: ":"), in: all) {
      let rest = (colon + 1)..<name.count
      if name.holds("member", at: 0..<colon) {
        self.init(member: name, rest)
      } else if name.holds("pool", at: 0..<colon), let code = Code(name.extracting(rest)) {
        self = .pool(code)
      } else if name.holds("stock", at: 0..<colon) {
        self.init(stock: name, rest)
      } else {
        return nil
      }
    } else if name.holds("bank/issued", at: all) {
      self = .issued
    } else if name.holds("bank/redeemed", at: all) {
      self = .redeemed
    } else if name.holds("bank/expired", at: all) {
      self = .expired
    } else if name.holds("bank/opening", at: all) {
      self = .opening
    } else if name.holds("bank/handed-over", at: all) {
      self = .handedOver
    } else {
      return nil
    }
  }

  private init?(member name: Span<UInt8>, _ place: Range<Int>) {
    guard let slash = name.first(UInt8(ascii: "/"), in: place) else { return nil }
    let digits = place.lowerBound..<slash
    let part = (slash + 1)..<place.upperBound
    // One way to write each number: no sign, no zero before it.
    guard let first = digits.first, let digit = name.decimalDigit(at: first), digit > 0,
      let member = name.integer(at: digits).flatMap({ MemberNumber($0) })
    else { return nil }
    if name.holds("available", at: part) {
      self = .available(member)
    } else if name.holds("held", at: part) {
      self = .held(member)
    } else if name.holds("donatable", at: part) {
      self = .donatable(member)
    } else {
      return nil
    }
  }

  private init?(stock name: Span<UInt8>, _ place: Range<Int>) {
    if let at = name.first(UInt8(ascii: "@"), in: place) {
      guard let gift = Code(name.extracting(place.lowerBound..<at)),
        let station = Code(name.extracting((at + 1)..<place.upperBound))
      else { return nil }
      self = .stock(gift: gift, station: station)
      return
    }
    guard let slash = name.first(UInt8(ascii: "/"), in: place),
      let gift = Code(name.extracting(place.lowerBound..<slash))
    else { return nil }
    let part = (slash + 1)..<place.upperBound
    if name.holds("supplied", at: part) {
      self = .supplied(gift: gift)
    } else if name.holds("given", at: part) {
      self = .given(gift: gift)
    } else if name.holds("counted", at: part) {
      self = .counted(gift: gift)
    } else {
      return nil
    }
  }
}
