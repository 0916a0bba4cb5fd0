import Ledger
import LineProtocol
import Rules
import Store

/// Refusals at the door.
extension Refusal {
  static func planTooLong(_ fault: DoorRules.PlanTooLong) -> Refusal {
    let details = [Field("minutes", .duration(fault.minutes)), Field("limit", .duration(fault.limit))]
    guard fault.minutes.isPositive else {
      return Refusal(
        .timesDisagree, details,
        Localized("计划的结束时间已过。请核对 end=", "The planned end is over already. Check end="))
    }
    return Refusal(
      .timesDisagree, details,
      Localized(
        "到计划结束还有 \(fault.minutes),超过每日上限 \(fault.limit)。请核对 start= 和 end=",
        "It is \(fault.minutes) to the planned end, more than the daily limit of \(fault.limit). Check start= and end=")
    )
  }

  static func isIn(_ attendance: StoredAttendance) -> Refusal {
    let event = attendance.event
    return Refusal(
      .wrongState,
      [
        Field("member", .number(event.member)), Field("station", .code(attendance.station)),
        Field("date", .date(attendance.date)), Field("start", .text(event.start.description)),
      ],
      Localized(
        "\(event.member) 号已于 \(attendance.date) \(event.start) 在服务站 \(attendance.station) 签到,请先签退",
        "Member \(event.member) is in at \(attendance.station) since \(event.start) on \(attendance.date); "
          + "check out first"))
  }

  static func notIn(_ member: MemberNumber) -> Refusal {
    Refusal(
      .wrongState, [Field("member", .number(member))],
      Localized(
        "\(member) 号没有签到。可用 service present 查看在岗人员,忘记签到的请用 service record 补录",
        "Member \(member) is not in. service present shows who is; record what was not checked in with service record"))
  }

  static func nobodyIn(phone digits: String) -> Refusal {
    Refusal(
      .wrongState, [Field("phone", .text(digits))],
      Localized(
        "在岗人员中没有手机尾号 \(digits) 的。可用 service present 查看",
        "Nobody whose phone ends in \(digits) is in. service present shows who is"))
  }

  static func noPhone(_ digits: String, station: Code) -> Refusal {
    notFound(
      "phone", .text(digits),
      Localized(
        "服务站 \(station) 没有手机尾号 \(digits) 的成员。请改用成员号 member=",
        "No member of station \(station) has a phone that ends in \(digits). Use the member number, member="))
  }

  static func ambiguousPhone(_ digits: String, _ members: [MemberNumber]) -> Refusal {
    let list = members.map(\.description)
    return Refusal(
      .ambiguous, [Field("phone", .text(digits)), Field("members", .list(list))],
      Localized(
        "手机尾号 \(digits) 有 \(list.count) 人(\(list.joined(separator: "、")) 号)。请多写几位,或用成员号",
        "\(list.count) phones end in \(digits) (members \(list.joined(separator: ", "))). Give more digits or the number"
      ))
  }

  static func tooManyPairs(_ member: MemberNumber, count: Int, limit: Int) -> Refusal {
    Refusal(
      .limitReached,
      [
        Field("member", .number(member)), Field("used", .integer(Int64(count))), Field("limit", .integer(Int64(limit))),
      ],
      Localized(
        "\(member) 号今天这项活动已签到 \(count) 次,每天最多 \(limit) 次",
        "Member \(member) has checked in \(count) times for this activity today; the limit is \(limit) a day"))
  }
}
