import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about complaints.
extension Refusal {
  static func noComplaint(_ number: ComplaintNumber) -> Refusal {
    Refusal(
      .notFound, [Field("complaint", .number(number))],
      Localized(
        "没有第 \(number) 号投诉。请用 complaint list 查看", "There is no complaint \(number); complaint list shows them"))
  }

  static func complaintEnded(_ complaint: StoredComplaint) -> Refusal {
    let number = complaint.number
    let day = complaint.ended.map { "\($0)" } ?? ""
    return wrongState(
      [Field("complaint", .number(number)), Field("state", .text(complaint.state.rawValue))],
      complaint.state == .withdrawn
        ? Localized(
          "第 \(number) 号投诉已于 \(day) 撤回。请用 complaint add 重新提出",
          "Complaint \(number) was withdrawn on \(day). Make it anew with complaint add")
        : Localized(
          "第 \(number) 号投诉已于 \(day) 答复。不服的请用 complaint add 再次提出",
          "Complaint \(number) was answered on \(day). Whoever disagrees complains anew with complaint add"))
  }

  static func complainsOfSelf(_ member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("member", .number(member))],
      Localized("不能投诉本人(\(member) 号)。请核对 about=", "Member \(member) cannot complain of themselves. Check about="))
  }

  static func complainsElsewhere(_ station: Code) -> Refusal {
    .badValue(
      "station", station.text,
      Localized(
        "投诉由被投诉的成员或服务队所属的服务站受理,请改写 station=", "must be the station of the member or team that it is about"))
  }

  static func biased(_ bias: ComplaintRules.Bias, _ complaint: StoredComplaint) -> Refusal {
    let why: Localized =
      switch bias {
      case .isSubject: Localized("投诉的是您本人", "it is about you")
      case .isOfTeam(let team): Localized("投诉的是您所在的服务队 \(team)", "it is about your team \(team)")
      case .isOfStation: Localized("投诉的是您的服务站", "it is about your station")
      case .isComplainant: Localized("投诉是您本人提出的", "you made it yourself")
      case .hasEntered: Localized("投诉是您登记的", "you entered it")
      }
    return Refusal(
      .samePerson, [Field("complaint", .number(complaint.number))],
      Localized(
        "第 \(complaint.number) 号投诉不能由您办理:\(why.chinese)。请由别人或管理员办理",
        "You cannot decide complaint \(complaint.number): \(why.english). Another operator or an administrator does"))
  }
}
