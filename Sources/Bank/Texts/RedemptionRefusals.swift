import Ledger
import LineProtocol
import Rules
import Store

extension Refusal {
  /// What a rule of redeeming forbids, in the words of the desk.
  static func redemption(
    _ violation: RedemptionViolation, member: StoredMember, named name: String, offer: StoredOffer, station: Code
  ) -> Refusal {
    switch violation {
    case .memberClosed: return .memberClosed(member.number)
    case .offerClosed: return .offerClosed(offer.code)
    case .notYetValid(let from):
      return Refusal(
        .notRedeemableNow, [Field("from", .date(from))],
        Localized("该项目 \(from) 起才能兑换", "The offer can be redeemed from \(from) on"))
    case .expired(let until):
      return Refusal(
        .notRedeemableNow, [Field("until", .date(until))],
        Localized("该项目已于 \(until) 截止", "The offer ended on \(until)"))
    case .closedMonth(let month, let open):
      let months = open.map(String.init)
      return Refusal(
        .notRedeemableNow, [Field("month", .integer(Int64(month))), Field("open", .list(months))],
        Localized(
          "\(month) 月不办理兑换,办理月份:\(months.joined(separator: "、"))",
          "Redemption is closed in month \(month); it is open in months \(months.joined(separator: ", "))"))
    case .giftsNotAllowed:
      return Refusal(
        .notAllowed, [Field("kind", .text("gift"))],
        Localized("本时间银行不兑换礼品,只兑换服务", "This bank gives no goods for hours, only services"))
    case .stationNotOffered(let stations):
      let list = stations.map(\.text)
      return Refusal(
        .notAllowed, [Field("station", .code(station)), Field("stations", .list(list))],
        Localized(
          "\(station) 不办理该项目,可到 \(list.joined(separator: "、"))",
          "\(station) does not have this offer; \(list.joined(separator: ", ")) do"))
    case .inDebt(let available): return .inDebt(member.number, available: available)
    case .tooFewStars(let has, let needed):
      let now = StarNames.of(has)
      let goal = StarNames.of(needed)
      return Refusal(
        .tooFewStars, [Field("stars", .integer(Int64(has))), Field("needed", .integer(Int64(needed)))],
        Localized(
          "\(name)现为\(now.chinese),该项目要求\(goal.chinese)以上",
          "\(name) has \(now.english); this offer asks for at least \(goal.english)"))
    case .tooYoung(let age, let needed): return .tooYoungToRedeem(name, age: age, needed: needed)
    case .tooLittleService(let has, let needed):
      return Refusal(
        .notAllowed, [Field("earned", .duration(has)), Field("needed", .duration(needed))],
        Localized(
          "首次兑换前须累计服务 \(needed),\(name)现有 \(has)",
          "A first redemption asks for \(needed) of service; \(name) has \(has)"))
    case .limitReached(let used, let limit):
      return Refusal(
        .limitReached, [Field("used", .integer(Int64(used))), Field("limit", .text(limit.description))],
        Localized(
          "\(name)已兑换 \(used) 次,该项目每人\(limit.spoken.chinese)",
          "\(name) has redeemed it \(used.counted("time")); the limit is \(limit.spoken.english)"))
    case .outOfStock(let free):
      return Refusal(
        .outOfStock,
        [Field("offer", .code(offer.code)), Field("station", .code(station)), Field("free", .integer(free))],
        Localized(
          "\(station) 已没有可兑换的 \(offer.terms.name)(未预留 \(free) 件)。可换一个服务站",
          "\(station) has no \(offer.terms.name) left (\(free) unreserved). Another station may have it"))
    case .insufficientHours(let available, let price):
      return .insufficientHours(available: available, needed: price, redemptions: [])
    }
  }

  private static func tooYoungToRedeem(_ name: String, age: Int?, needed: Int) -> Refusal {
    guard let age else {
      return Refusal(
        .tooYoung, [Field("age", .absent), Field("needed", .integer(Int64(needed)))],
        Localized(
          "该项目要求年满 \(needed) 周岁,\(name)未登记出生日期,请先用 member set 补录",
          "The offer asks for an age of \(needed); \(name) has no date of birth on file, add it with member set"))
    }
    return Refusal(
      .tooYoung, [Field("age", .integer(Int64(age))), Field("needed", .integer(Int64(needed)))],
      Localized(
        "该项目要求年满 \(needed) 周岁,\(name)现 \(age) 岁",
        "The offer asks for an age of \(needed); \(name) is \(age)"))
  }
}

extension RedemptionLimit {
  /// The limit in words.
  fileprivate var spoken: Localized {
    switch period {
    case .month: Localized("每月限 \(count) 次", "\(count) a month for each member")
    case .year: Localized("每年限 \(count) 次", "\(count) a year for each member")
    case .ever: Localized("一共限 \(count) 次", "\(count) for each member")
    }
  }
}
