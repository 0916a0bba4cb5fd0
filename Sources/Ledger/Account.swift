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
    case .opening, .counted: Int64.min...Int64.max
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
    case .stock(let gift, let station): "stock:\(gift)@\(station)"
    case .supplied(let gift): "stock:\(gift)/supplied"
    case .given(let gift): "stock:\(gift)/given"
    case .counted(let gift): "stock:\(gift)/counted"
    }
  }

  /// Reads an account's name, or nil where it names none.
  public init?(_ name: String) {
    switch name {
    case "bank/issued": self = .issued
    case "bank/redeemed": self = .redeemed
    case "bank/expired": self = .expired
    case "bank/opening": self = .opening
    default:
      guard let colon = name.firstIndex(of: ":") else { return nil }
      let rest = name[name.index(after: colon)...]
      switch name[..<colon] {
      case "member": self.init(member: rest)
      case "pool":
        guard let code = Code(rest) else { return nil }
        self = .pool(code)
      case "stock": self.init(stock: rest)
      default: return nil
      }
    }
  }

  private init?(member text: Substring) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = Int64(parts[0]), String(value) == parts[0] else { return nil }
    guard let member = MemberNumber(value) else { return nil }
    switch parts[1] {
    case "available": self = .available(member)
    case "held": self = .held(member)
    case "donatable": self = .donatable(member)
    default: return nil
    }
  }

  private init?(stock text: Substring) {
    if let at = text.firstIndex(of: "@") {
      guard let gift = Code(text[..<at]), let station = Code(text[text.index(after: at)...]) else { return nil }
      self = .stock(gift: gift, station: station)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let gift = Code(parts[0]) else { return nil }
    switch parts[1] {
    case "supplied": self = .supplied(gift: gift)
    case "given": self = .given(gift: gift)
    case "counted": self = .counted(gift: gift)
    default: return nil
    }
  }
}
