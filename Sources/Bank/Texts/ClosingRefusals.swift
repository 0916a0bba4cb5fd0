import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about members who go, and about adjustments.
extension Refusal {
  static func walletNotEmpty(
    _ member: StoredMember, available: Minutes, held: Minutes, left: Minutes, redemptions: [RedemptionNumber]
  ) -> Refusal {
    var details = [
      Field("member", .number(member.number)), Field("available", .duration(available)), Field("held", .duration(held)),
    ]
    if !redemptions.isEmpty { details.append(Field("redemptions", .list(redemptions.map(\.description)))) }
    let name = member.person.name
    guard left.isPositive else {
      let owed = Minutes(-left.count)
      return .wrongState(
        details,
        Localized(
          "\(name)的账户尚欠 \(owed)。请先以服务补足,或由管理员加 force=true 核销",
          "The wallet of \(name) is \(owed) short; fill it by service, or have an administrator write it off with force=true"
        ))
    }
    return .wrongState(
      details,
      Localized(
        "\(name)的账户有可用 \(available)、冻结 \(held)。请写明去向:留给家人用 to=household 或 heir=成员号,捐出用 pool=公益时间池",
        "\(name) has \(available) available and \(held) held. Say what becomes of it: to=household or heir= leaves it to the "
          + "family, pool= donates it"))
  }

  static func donatableLeft(_ member: StoredMember, _ donatable: Minutes) -> Refusal {
    .wrongState(
      [Field("member", .number(member.number)), Field("donatable", .duration(donatable))],
      Localized(
        "\(member.person.name)还有只能捐赠的时长 \(donatable)。请用 pool= 写明捐入哪个公益时间池",
        "\(member.person.name) has \(donatable) that can only be donated; name the pool with pool="))
  }

  static func heirUnclear(_ household: Code, _ mates: [MemberNumber]) -> Refusal {
    .wrongState(
      [Field("household", .code(household)), Field("members", .list(mates.map(\.description)))],
      Localized(
        "家庭 \(household) 没有其他户主。请用 heir= 写明留给哪位家人",
        "There is no other head of household \(household); name the one who receives it with heir="))
  }

  static func notOfHousehold(_ heir: MemberNumber, _ household: Code) -> Refusal {
    Refusal(
      .notAllowed, [Field("heir", .number(heir)), Field("household", .code(household))],
      Localized(
        "\(heir) 号不是家庭 \(household) 的其他成员,不能留给他。请改写 heir=,或用 pool= 捐出",
        "Member \(heir) is no other member of household \(household). Name another heir=, or donate it with pool="))
  }

  static func unsettled(_ member: MemberNumber, _ unsettled: [Unsettled]) -> Refusal {
    var adjustments: [String] = []
    var redemptions: [String] = []
    var records: [String] = []
    var stations: [String] = []
    var activities: [String] = []
    for item in unsettled {
      switch item {
      case .adjustment(let number): adjustments.append(number.description)
      case .redemption(let number): redemptions.append(number.description)
      case .record(let number): records.append(number.description)
      case .attendance(let station): stations.append(station.text)
      case .activity(let number): activities.append(number.description)
      }
    }
    var details = [Field("member", .number(member))]
    var chinese: [String] = []
    var english: [String] = []
    if !adjustments.isEmpty {
      details.append(Field("adjustments", .list(adjustments)))
      chinese.append("待复核的调整 \(adjustments.joined(separator: "、"))")
      english.append("adjustments \(adjustments.joined(separator: ", ")) that wait for a second administrator")
    }
    if !redemptions.isEmpty {
      details.append(Field("redemptions", .list(redemptions)))
      chinese.append("待提供的服务(兑换号 \(redemptions.joined(separator: "、")))")
      english.append("services to do for redemptions \(redemptions.joined(separator: ", "))")
    }
    if !records.isEmpty {
      details.append(Field("records", .list(records)))
      chinese.append("等待入账的服务记录 \(records.joined(separator: "、"))")
      english.append("records \(records.joined(separator: ", ")) that wait for a review or the end of their notice")
    }
    if !stations.isEmpty {
      details.append(Field("stations", .list(stations)))
      chinese.append("在服务站 \(stations.joined(separator: "、"))的签到未签退")
      english.append("a check-in at \(stations.joined(separator: ", "))")
    }
    if !activities.isEmpty {
      details.append(Field("activities", .list(activities)))
      chinese.append("已到场、尚未结项的活动 \(activities.joined(separator: "、"))")
      english.append("attended activities \(activities.joined(separator: ", ")), which are not closed")
    }
    return .wrongState(
      details,
      Localized(
        "\(member) 号还有\(chinese.joined(separator: "、")),请先办结",
        "Member \(member) still has \(english.joined(separator: " and ")); settle that first"))
  }

  static var nothingExpires: Refusal {
    Refusal(
      .notAllowed, [Field("expiry_years", .integer(0))],
      Localized(
        "本时间银行的时长永不到期。如需改变,请先用 policy set 设定 redemption.expiry_years",
        "Hours never lapse in this bank. Set redemption.expiry_years with policy set first"))
  }

  static func merged(_ member: MemberNumber, into other: MemberNumber) -> Refusal {
    Refusal(
      .closed, [Field("member", .number(member)), Field("into", .number(other))],
      Localized(
        "\(member) 号已并入 \(other) 号,请改用 \(other) 号",
        "Member \(member) was taken into member \(other). Use \(other)"))
  }

  static func mergeWithItself(_ member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("member", .number(member))],
      Localized("两个成员号相同,请核对", "Both numbers are the same; check them"))
  }

  static func mergeHasRedemptions(_ member: MemberNumber, _ redemptions: [RedemptionNumber]) -> Refusal {
    let list = redemptions.map(\.description)
    return .wrongState(
      [Field("member", .number(member)), Field("redemptions", .list(list))],
      Localized(
        "\(member) 号还有未结兑换 \(list.joined(separator: "、")),请先办理或取消",
        "Member \(member) has open redemptions \(list.joined(separator: ", ")); fulfil or cancel them first"))
  }

  /// One of the two has served the other, who would have served themselves.
  static func mergeOfServed(_ member: MemberNumber, _ into: MemberNumber, _ records: [RecordNumber]) -> Refusal {
    let list = records.map(\.description)
    return .wrongState(
      [Field("member", .number(member)), Field("into", .number(into)), Field("records", .list(list))],
      Localized(
        "\(member) 号和 \(into) 号之间有服务记录 \(list.joined(separator: "、")),合并后成了为自己服务。请先更正或冲正这些记录",
        "Records \(list.joined(separator: ", ")) are service between \(member) and \(into), who would have served themselves. "
          + "Correct or reverse them first"))
  }

  /// The two have records that one person cannot have both; which rule, and the records of each.
  static func mergeClashes(
    _ clash: MergeClash, limit: Minutes, member: MemberNumber, into other: MemberNumber
  ) -> Refusal {
    func list(_ numbers: [RecordNumber], _ separator: String) -> String {
      numbers.map(\.description).joined(separator: separator)
    }
    let numbers = clash.moved + clash.kept
    let records = Field("records", .list(numbers.map(\.description)))
    let remedy = Localized(
      "请先冲正其中多余的(\(member) 号的 \(list(clash.moved, "、")),\(other) 号的 \(list(clash.kept, "、")))",
      "Reverse the surplus ones first (\(list(clash.moved, ", ")) of member \(member), \(list(clash.kept, ", ")) of "
        + "member \(other))")
    switch clash.kind {
    case .duplicate:
      return Refusal(
        .duplicate, [records, Field("date", .date(clash.date))],
        Localized(
          "\(clash.date) 两人的记录重复。\(remedy.chinese)",
          "The records of both of \(clash.date) repeat each other. \(remedy.english)"))
    case .overlap(let by):
      return Refusal(
        .overlap, [records, Field("date", .date(clash.date)), Field("by", .duration(by))],
        Localized(
          "\(clash.date) 两人的记录时间重叠 \(by)。\(remedy.chinese)",
          "The times of both overlap by \(by) on \(clash.date). \(remedy.english)"))
    case .dailyLimit(let total):
      return Refusal(
        .dailyLimit,
        [
          records, Field("date", .date(clash.date)), Field("total", .duration(total)), Field("limit", .duration(limit)),
        ],
        Localized(
          "\(clash.date) 两人合计 \(total),超过每日上限 \(limit)。\(remedy.chinese)",
          "On \(clash.date) both come to \(total), over the daily limit of \(limit). \(remedy.english)"))
    }
  }

  static func noAdjustment(_ number: AdjustmentNumber) -> Refusal {
    .notFound(
      "adjustment", .number(number),
      Localized("没有第 \(number) 号调整。可用 adjust list 查看", "There is no adjustment \(number). adjust list shows all"))
  }

  static func adjustmentDecided(_ number: AdjustmentNumber, _ state: StoredAdjustment.State) -> Refusal {
    .wrongState(
      [Field("adjustment", .number(number)), Field("state", .text(state.rawValue))],
      Localized(
        "第 \(number) 号调整已经\(state == .confirmed ? "执行" : "放弃")",
        "Adjustment \(number) is \(state.rawValue) already"))
  }

  static func ownAdjustment(_ number: AdjustmentNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("adjustment", .number(number))],
      Localized(
        "第 \(number) 号调整是您自己提出的,请由另一位管理员复核",
        "You proposed adjustment \(number) yourself; another administrator has to confirm it"))
  }
}
