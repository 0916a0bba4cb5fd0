import Ledger
import LineProtocol
import Store

/// Refusals by where a redemption stands, and by what its shelf holds.
extension Refusal {
  static func redemptionEnded(_ redemption: StoredRedemption) -> Refusal {
    let number = redemption.request.redemption
    let chinese =
      switch redemption.state {
      case .fulfilled: "已兑现"
      case .returned: "已退回"
      case .cancelled: "已取消"
      case .lapsed: "已过期"
      case .requested, .assigned, .disputed: "未结"
      }
    return .wrongState(
      [Field("redemption", .number(number)), Field("state", .text(redemption.state.rawValue))],
      Localized(
        "第 \(number) 号兑换\(chinese),不能再办理", "Redemption \(number) is \(redemption.state.rawValue) already"))
  }

  static func notReturnable(_ redemption: StoredRedemption) -> Refusal {
    guard redemption.state.isOpen else { return redemptionEnded(redemption) }
    let number = redemption.request.redemption
    return .wrongState(
      [Field("redemption", .number(number)), Field("state", .text(redemption.state.rawValue))],
      Localized(
        "第 \(number) 号兑换尚未兑现,无从退回。请用 redeem cancel 取消",
        "Redemption \(number) is not fulfilled yet. Cancel it with redeem cancel"))
  }

  static func neverSpoils(_ redemption: RedemptionNumber) -> Refusal {
    .badValue(
      "spoiled", "true",
      Localized(
        "第 \(redemption) 号兑换是服务,没有礼品可损坏", "Redemption \(redemption) is for a service: there is no piece to spoil"))
  }

  static func giftHasNoProvider(_ redemption: RedemptionNumber) -> Refusal {
    .wrongState(
      [Field("redemption", .number(redemption)), Field("kind", .text("gift"))],
      Localized(
        "第 \(redemption) 号兑换是礼品,没有服务提供者。请用 redeem fulfil 发放",
        "Redemption \(redemption) is for a gift and has no provider. Hand it out with redeem fulfil"))
  }

  static func redemptionUnassigned(_ redemption: RedemptionNumber) -> Refusal {
    .wrongState(
      [Field("redemption", .number(redemption)), Field("state", .text("requested"))],
      Localized(
        "第 \(redemption) 号兑换还没有服务提供者。请先用 redeem assign 指派",
        "Redemption \(redemption) has no provider yet. Name one with redeem assign"))
  }

  static func redemptionDisputed(_ redemption: RedemptionNumber) -> Refusal {
    .wrongState(
      [Field("redemption", .number(redemption)), Field("state", .text("disputed"))],
      Localized(
        "第 \(redemption) 号兑换双方有争议。请查明后用 redeem fulfil(不写 word)或 redeem cancel 办结",
        """
        The sides of redemption \(redemption) disagree. Decide by redeem fulfil without word=, or by redeem cancel
        """))
  }

  static func wordGiven(_ redemption: RedemptionNumber) -> Refusal {
    .wrongState(
      [Field("redemption", .number(redemption)), Field("words", .text("requester"))],
      Localized(
        "第 \(redemption) 号兑换的兑换人已经确认,只等服务提供者确认",
        "The requester's word on redemption \(redemption) has been given; the provider's is missing"))
  }

  static func otherProvider(_ provider: MemberNumber, of redemption: StoredRedemption) -> Refusal {
    let number = redemption.request.redemption
    let assigned = redemption.provider?.description ?? ""
    return .badValue(
      "provider", provider.description,
      Localized(
        "第 \(number) 号兑换指派的是 \(assigned) 号成员。换人请先用 redeem assign",
        "Redemption \(number) is assigned to member \(assigned). Name another with redeem assign first"))
  }

  static func providerSays(_ name: String) -> Refusal {
    Refusal(
      .badValue, [Field("name", .text(name))],
      Localized(
        "服务的日期和时长由服务提供者说明,兑换人只需确认。请去掉 \(name)=",
        "When and how long it was is the provider's to say; the requester only confirms. Leave out \(name)="))
  }

  static func unexplainedCount(_ level: StockLevel, difference: Int64) -> Refusal {
    Refusal(
      .missingParameter,
      [
        Field("name", .text("reason")), Field("pieces", .integer(level.pieces)),
        Field("difference", .integer(difference)),
      ],
      Localized(
        "账上 \(level.pieces) 件,实际相差 \(difference) 件。请用 reason= 说明原因",
        "The books have \(level.pieces), the shelf differs by \(difference). Say why with reason="))
  }
}
