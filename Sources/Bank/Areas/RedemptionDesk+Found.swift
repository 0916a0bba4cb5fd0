import Ledger
import LineProtocol
import Store

/// The redemption that a change names, what it must be, and what the change answers.
extension RedemptionDesk {
  /// One that is there, at a station of the caller.
  static func ownRedemption(_ request: Request, _ bank: ChangeContext) throws -> StoredRedemption {
    let number: RedemptionNumber = try request.neededNumber("redemption")
    guard let redemption = try bank.books.redemption(number), bank.read.mayTouch(redemption) else {
      throw Refusal.noRedemption(number)
    }
    return redemption
  }

  /// One that hours are held for.
  static func openRedemption(_ request: Request, _ bank: ChangeContext) throws -> StoredRedemption {
    let redemption = try ownRedemption(request, bank)
    guard redemption.state.isOpen else { throw Refusal.redemptionEnded(redemption) }
    return redemption
  }

  static func checkService(_ redemption: StoredRedemption) throws(Refusal) {
    guard redemption.request.kind == .service else { throw .giftHasNoProvider(redemption.request.redemption) }
  }

  static func checkUndisputed(_ redemption: StoredRedemption) throws(Refusal) {
    guard redemption.state != .disputed else { throw .redemptionDisputed(redemption.request.redemption) }
  }

  /// A service that has a provider and that nobody disputes.
  static func checkAssigned(_ redemption: StoredRedemption) throws(Refusal) {
    try checkService(redemption)
    try checkUndisputed(redemption)
    guard redemption.state == .assigned else { throw .redemptionUnassigned(redemption.request.redemption) }
  }

  static func checkDistinct(_ provider: MemberNumber, _ redemption: RedemptionRequested) throws(Refusal) {
    guard provider != redemption.member else {
      throw Refusal(
        .samePerson, [Field("provider", .number(provider))],
        Localized("服务提供者不能是兑换人本人", "The provider must be another member than the one who redeems"))
    }
  }

  static func wallet(of member: MemberNumber, _ bank: ChangeContext) throws -> (
    available: Minutes, held: Minutes
  ) {
    (
      Minutes(try bank.books.balance(of: .available(member))), Minutes(try bank.books.balance(of: .held(member)))
    )
  }

  static func changed(_ redemption: RedemptionRequested, _ entry: Field, _ bank: ChangeContext) throws -> Reply {
    guard let after = try bank.books.redemption(redemption.redemption) else {
      throw Refusal.noRedemption(redemption.redemption)
    }
    let wallet = try wallet(of: redemption.member, bank)
    return Reply(
      rows: [
        [
          Field("redemption", .number(redemption.redemption)), Field("state", .text(after.state.rawValue)),
          Field("available", .duration(wallet.available)), Field("held", .duration(wallet.held)),
          Field("member", .number(redemption.member)), Field("record", .optional(after.record, Value.number)),
          Field("provider", .optional(after.provider, Value.number)),
          Field("words", .list(after.words.map(\.rawValue))),
        ]
      ], fields: [entry])
  }
}
