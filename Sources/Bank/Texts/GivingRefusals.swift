import Ledger
import LineProtocol
import Rules

/// Refusals about households, gifts of hours and pools.
extension Refusal {
  static func noPool(_ code: Code) -> Refusal {
    .notFound(
      "pool", .code(code),
      Localized("没有公益时间池 \(code)。可用 pool list 查看", "There is no pool \(code). pool list shows all"))
  }

  static func poolTooSmall(_ code: Code, available: Minutes, needed: Minutes) -> Refusal {
    let short = Minutes(needed.count - available.count)
    return Refusal(
      .insufficientHours,
      [
        Field("pool", .code(code)), Field("available", .duration(available)), Field("needed", .duration(needed)),
        Field("short", .duration(short)),
      ],
      Localized(
        "公益时间池 \(code) 现有 \(available),需要 \(needed),还差 \(short)",
        "Pool \(code) has \(available), \(needed) needed, \(short) short"))
  }

  static func criteriaUnmet(_ unmet: [PoolCriteria.Unmet], of pool: Code, by member: MemberNumber) -> Refusal {
    var details = [Field("pool", .code(pool)), Field("member", .number(member))]
    var chinese: [String] = []
    var english: [String] = []
    for criterion in unmet {
      switch criterion {
      case .age(let age, let needed):
        details += [
          Field("age", .optional(age) { .integer(Int64($0)) }), Field("needed", .integer(Int64(needed))),
        ]
        chinese.append("须满 \(needed) 周岁(\(age.map { "现 \($0) 岁" } ?? "未登记出生日期"))")
        english.append("the age of \(needed) (\(age.map { "now \($0)" } ?? "no date of birth is on file"))")
      case .tags(let tags):
        details.append(Field("tags", .list(tags.map(\.text))))
        chinese.append("须有标记 \(tags.map(\.text).joined(separator: "、"))")
        english.append("the tags \(tags.map(\.text).joined(separator: ", "))")
      }
    }
    return Refusal(
      .notAllowed, details,
      Localized(
        "\(member) 号不符合公益时间池 \(pool) 的条件:\(chinese.joined(separator: ","))。如资料有误,请用 member set 更正",
        "Pool \(pool) asks for \(english.joined(separator: " and ")), which member \(member) has not. If that is wrong, mend it "
          + "with member set"))
  }

  static func giving(
    _ violation: GivingViolation, by member: MemberNumber, redemptions: [RedemptionNumber]
  ) -> Refusal {
    switch violation {
    case .samePerson:
      Refusal(
        .samePerson, [Field("member", .number(member))],
        Localized("转出与转入是同一人,请核对成员号", "Giver and receiver are the same person; check the numbers"))
    case .notAllowed(let policy): notTransferable(policy)
    case .inDebt(let available): inDebt(member, available: available)
    case .insufficient(let available, let needed):
      insufficientHours(available: available, needed: needed, redemptions: redemptions)
    }
  }

  private static func notTransferable(_ policy: TransferPolicy) -> Refusal {
    let text =
      switch policy {
      case .none: Localized("本时间银行不允许转让时长", "This bank does not allow transfers of hours")
      case .household, .any:
        Localized(
          "只能转让给同一家庭的成员。如属同一家庭,请先用 household join 登记",
          "Hours can go to members of the same household only. If they are, enter it with household join")
      case .relatives:
        Localized(
          "只能在同一家庭的户主与规定的亲属之间转让。如属亲属,请先用 household join 登记关系",
          "Hours can go between the head of a household and the named relatives only. If they are, enter it with "
            + "household join")
      }
    return Refusal(.notAllowed, [Field("transfer", .text(policy.rawValue))], text)
  }

  static func livesElsewhere(_ member: MemberNumber, _ household: Code) -> Refusal {
    .wrongState(
      [Field("member", .number(member)), Field("household", .code(household))],
      Localized(
        "\(member) 号已登记在家庭 \(household)。请先用 household leave 办理离开",
        "Member \(member) is in household \(household). Take them out with household leave first"))
  }

  static func livesThere(_ member: MemberNumber, _ household: Code) -> Refusal {
    .exists(
      "member", .number(member),
      Localized("\(member) 号已在家庭 \(household),关系相同", "Member \(member) is in household \(household) already, as that"))
  }

  static func hasHead(_ household: Code, _ head: MemberNumber) -> Refusal {
    .exists(
      "head", .number(head),
      Localized(
        "家庭 \(household) 的户主是 \(head) 号。请先更改其关系",
        "The head of household \(household) is member \(head). Change that first"))
  }

  static func livesNowhere(_ member: MemberNumber) -> Refusal {
    .wrongState(
      [Field("member", .number(member))],
      Localized("\(member) 号没有登记家庭", "Member \(member) is in no household"))
  }
}
