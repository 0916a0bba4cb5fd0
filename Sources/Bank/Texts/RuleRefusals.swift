import Ledger
import LineProtocol
import Rules

/// Refusals by rules, each with the rule and the numbers.
extension Refusal {
  static func futureDate(_ date: LocalDate, today: LocalDate) -> Refusal {
    Refusal(
      .futureDate, [Field("date", .date(date)), Field("today", .date(today))],
      Localized("日期 \(date) 在今天(\(today))之后。请核对日期", "\(date) is after today, \(today). Check the date"))
  }

  static func beforeRegistration(_ date: LocalDate, registered: LocalDate) -> Refusal {
    Refusal(
      .beforeRegistration, [Field("date", .date(date)), Field("registered", .date(registered))],
      Localized(
        "日期 \(date) 早于登记日期 \(registered)。请核对日期",
        "\(date) is before the registration on \(registered). Check the date"))
  }

  static func notPositive(_ minutes: Minutes) -> Refusal {
    Refusal(
      .granularity, [Field("minutes", .duration(minutes))],
      Localized("时长 \(minutes) 须大于零", "The length \(minutes) must be more than zero"))
  }

  static func tooLarge(_ minutes: Minutes, limit: Minutes) -> Refusal {
    Refusal(
      .limitReached, [Field("minutes", .duration(minutes)), Field("limit", .duration(limit))],
      Localized("数额 \(minutes) 过大,一次最多 \(limit)", "\(minutes) is too much at once; the limit is \(limit)"))
  }

  static func notInTeam(_ team: Code, member: MemberNumber, on date: LocalDate) -> Refusal {
    Refusal(
      .notInTeam, [Field("team", .code(team)), Field("member", .number(member)), Field("date", .date(date))],
      Localized(
        "\(member) 号在 \(date) 不在服务队 \(team)。请核对,或先用 team join 办理入队",
        "Member \(member) was not in team \(team) on \(date). Check it, or let them join with team join first"))
  }

  static func insufficientHours(available: Minutes, needed: Minutes, redemptions: [RedemptionNumber]) -> Refusal {
    let short = Minutes(needed.count - available.count)
    let list = redemptions.map(\.description)
    let details: [Field] = [
      Field("available", .duration(available)), Field("needed", .duration(needed)), Field("short", .duration(short)),
      Field("redemptions", .list(list)),
    ]
    let cancel =
      list.isEmpty
      ? ("", "")
      : (
        ";可先取消未结兑换 \(list.joined(separator: "、"))",
        "; cancelling redemptions \(list.joined(separator: ", ")) would free hours"
      )
    return Refusal(
      .insufficientHours, details,
      Localized(
        "可用 \(available),需要 \(needed),还差 \(short)\(cancel.0)",
        "\(available) available, \(needed) needed, \(short) short\(cancel.1)"))
  }

  static func inDebt(_ member: MemberNumber, available: Minutes) -> Refusal {
    Refusal(
      .inDebt, [Field("member", .number(member)), Field("available", .duration(available))],
      Localized(
        "\(member) 号账户为 \(available),须先以服务补足",
        "The wallet of member \(member) stands at \(available); service has to fill it first"))
  }
}

extension Refusal {
  /// What a rule of recording forbids, in the words of the desk.
  static func service(_ violation: ServiceViolation, member: MemberNumber, station: Code, date: LocalDate) -> Refusal {
    switch violation {
    case .memberClosed: .memberClosed(member)
    case .stationClosed: .stationClosed(station)
    case .teamClosed(let team): .teamClosed(team)
    case .futureDate(let date, let today): .futureDate(date, today: today)
    case .beforeRegistration(let date, let registered): .beforeRegistration(date, registered: registered)
    case .tooOld(let date, let earliest, let limitDays): .tooOld(date, earliest: earliest, limitDays: limitDays)
    case .notPositive(let minutes): .notPositive(minutes)
    case .granularity(let minutes, let granularity):
      Refusal(
        .granularity, [Field("minutes", .duration(minutes)), Field("granularity", .duration(granularity))],
        Localized(
          "时长 \(minutes) 不是 \(granularity) 的整倍数",
          "\(minutes) is no multiple of the bank's unit of \(granularity)"))
    case .timesDisagree(let minutes, let between): .timesDisagree(minutes, between: between)
    case .notInTeam(let team): .notInTeam(team, member: member, on: date)
    case .duplicate(let record):
      Refusal(
        .duplicate, [Field("record", .number(record))],
        Localized(
          "与第 \(record) 号记录重复。如确是另一次服务,请写明开始时间",
          "This repeats record \(record). If it was another service, give its start time"))
    case .dailyLimit(let total, let limit, let before):
      Refusal(
        .dailyLimit,
        [Field("total", .duration(total)), Field("limit", .duration(limit)), Field("before", .duration(before))],
        Localized(
          "当日已有 \(before),加上这次共 \(total),超过每日上限 \(limit)",
          "With \(before) recorded, the day would come to \(total), over the daily limit of \(limit)"))
    case .overlap(let record, let by):
      Refusal(
        .overlap, [Field("record", .number(record)), Field("by", .duration(by))],
        Localized(
          "与第 \(record) 号记录的时间重叠 \(by)。请核对起止时间",
          "The times overlap record \(record) by \(by). Check start and end"))
    }
  }

  private static func tooOld(_ date: LocalDate, earliest: LocalDate, limitDays: Int) -> Refusal {
    Refusal(
      .tooOld,
      [Field("date", .date(date)), Field("earliest", .date(earliest)), Field("days", .integer(Int64(limitDays)))],
      Localized(
        "日期 \(date) 超过补录期限 \(limitDays) 天(最早 \(earliest))。请找管理员办理",
        "\(date) is more than \(limitDays.counted("day")) back; the earliest is \(earliest). Ask an administrator"))
  }

  static func timesDisagree(_ minutes: Minutes, between: Minutes?) -> Refusal {
    guard let between else {
      return Refusal(
        .timesDisagree, [Field("minutes", .duration(minutes))],
        Localized("只写了结束时间,请补上开始时间", "There is an end but no start; give the start too"))
    }
    return Refusal(
      .timesDisagree, [Field("minutes", .duration(minutes)), Field("between", .duration(between))],
      Localized(
        "时长 \(minutes) 与起止时间(相隔 \(between))不符。请核对",
        "\(minutes) does not fit between start and end, which are \(between) apart. Check them"))
  }
}
