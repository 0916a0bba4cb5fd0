import Ledger
import LineProtocol

/// Refusals around erasing and freezing a person's data.
extension Refusal {
  static func eraseOpen(_ member: MemberNumber) -> Refusal {
    .wrongState(
      [Field("member", .number(member))],
      Localized(
        "\(member) 号还是成员。请先用 member close 注销,再删除个人信息",
        "Member \(member) has not left. Close the membership with member close first"))
  }

  static func erasedAlready(_ member: MemberNumber) -> Refusal {
    .wrongState(
      [Field("member", .number(member))],
      Localized("\(member) 号的个人信息已经删除", "What was personal of member \(member) has been erased already"))
  }

  static func mergedIsErased(_ member: MemberNumber, with other: MemberNumber) -> Refusal {
    .wrongState(
      [Field("member", .number(member)), Field("into", .number(other))],
      Localized(
        "\(member) 号已并入 \(other) 号,随 \(other) 号一并删除",
        "Member \(member) was taken into \(other) and is erased with that one"))
  }

  static func eraseUnsettled(
    _ member: MemberNumber, available: Minutes, held: Minutes, _ redemptions: [RedemptionNumber]
  ) -> Refusal {
    .wrongState(
      [
        Field("member", .number(member)), Field("available", .duration(available)), Field("held", .duration(held)),
        Field("redemptions", .list(redemptions.map(\.description))),
      ],
      Localized(
        "\(member) 号的账户还有时长或欠时(可用 \(available),冻结 \(held)),或有未结的兑换。请先由管理员用 adjust 结清",
        "The wallet of member \(member) is not settled (\(available) available, \(held) held), or redemptions are open. Have "
          + "administrators settle it with adjust first"))
  }

  static func frozen(_ member: MemberNumber, until: LocalDate) -> Refusal {
    Refusal(
      .notAllowed, [Field("member", .number(member)), Field("until", .date(until))],
      Localized(
        "\(member) 号的资料依法须保存到 \(until),此前不能删除。确可提前的,先用 member unfreeze 解除",
        "The data of member \(member) must be kept until \(until) and cannot be erased before. If that no longer holds, "
          + "member unfreeze ends it"))
  }

  static func notFrozen(_ member: MemberNumber) -> Refusal {
    .wrongState(
      [Field("member", .number(member))],
      Localized("\(member) 号的资料没有冻结", "The data of member \(member) are not frozen"))
  }

  static func freezeInThePast(_ until: LocalDate, today: LocalDate) -> Refusal {
    Refusal(
      .badValue, [Field("name", .text("until")), Field("value", .date(until))],
      Localized(
        "until=\(until) 已经过去(今天 \(today))。请写保存期限的最后一天",
        "until=\(until) is past (today is \(today)). Give the last day of the term"))
  }

  static let reasonNames = Refusal(
    .badValue, [Field("name", .text("reason"))],
    Localized(
      "reason= 里有此人的姓名或电话,删除之后会留下来。请改写", "reason= has the person's name or phone, which would stay. Word it anew"))
}
