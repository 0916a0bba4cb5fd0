import Ledger
import LineProtocol
import Store

/// Services on their way: `redeem assign` and `redeem dispute`.
extension RedemptionDesk {
  /// Names the provider, or another one; words given before were about the one before and count no longer.
  static func assign(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let provider = try bank.read.requireMember(try request.neededNumber("provider"))
    let redemption = try openRedemption(request, bank)
    try checkService(redemption)
    try checkUndisputed(redemption)
    guard provider.closed == nil else { throw Refusal.memberClosed(provider.number) }
    try checkDistinct(provider.number, redemption.request)
    let agreed = try bank.read.date(request, "date")
    if let agreed, agreed < bank.today {
      throw Refusal.badValue(
        "date", agreed.description,
        Localized(
          "约定日期已过(今天 \(bank.today))。已完成的服务请用 redeem fulfil 办理",
          "The day agreed on has gone by (today is \(bank.today)). Book what was done with redeem fulfil"))
    }
    let entry = try bank.append(
      .assignment(
        ServiceAssigned(redemption: redemption.request.redemption, provider: provider.number, agreed: agreed)),
      station: redemption.request.station)
    return try changed(redemption.request, entry, bank)
  }

  /// Keeps a service from being completed by words until an operator decides.
  static func dispute(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let redemption = try openRedemption(request, bank)
    try checkAssigned(redemption)
    let event = ServiceDisputed(
      redemption: redemption.request.redemption, reason: try request.neededText("reason"))
    let entry = try bank.append(.dispute(event), station: redemption.request.station)
    return try changed(redemption.request, entry, bank)
  }
}
