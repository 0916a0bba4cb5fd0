import Ledger
import LineProtocol
import Rules
import Store

/// Refusals about needs and about those who meet them.
extension Refusal {
  static func noNeed(_ number: NeedNumber) -> Refusal {
    Refusal(
      .notFound, [Field("need", .number(number))],
      Localized("没有第 \(number) 号需求。请用 need list 查看", "There is no need \(number); need list shows them"))
  }

  static func needState(_ need: StoredNeed) -> Refusal {
    let (chinese, english) = NeedRemedies.of(need.state)
    return .wrongState(
      [Field("need", .number(need.number)), Field("state", .text(need.state.rawValue))],
      Localized("第 \(need.number) 号需求\(chinese)", "Need \(need.number) \(english)"))
  }

  static func care(_ violation: CareViolation, volunteer: MemberNumber) -> Refusal {
    switch violation {
    case .samePerson:
      servesSelf(volunteer)
    case .tooYoung(let age, let needed):
      Refusal(
        .tooYoung, [Field("age", .integer(Int64(age))), Field("needed", .integer(Int64(needed)))],
        Localized(
          "上门服务须年满 \(needed) 周岁,\(volunteer) 号现 \(age) 岁(volunteer_age)。请另找志愿者",
          "Going to a resident asks for an age of \(needed); member \(volunteer) is \(age). Find another volunteer"))
    case .tooManyClaims(let claims):
      tooManyClaims(claims, volunteer)
    case .unskilled(let missing):
      Refusal(
        .notAllowed, [Field("volunteer", .number(volunteer)), Field("missing", .list(missing.map(\.text)))],
        Localized(
          "\(volunteer) 号没有登记所需的技能:\(missing.map(\.text).joined(separator: "、"))。请另找志愿者,或用 skill add 登记",
          "Member \(volunteer) has not on file: \(missing.map(\.text).joined(separator: ", ")). Find another, or enter it with skill add"
        ))
    }
  }

  private static func tooManyClaims(_ claims: Int, _ volunteer: MemberNumber) -> Refusal {
    let limit = CareRules.openClaims
    return Refusal(
      .limitReached, [Field("claims", .integer(Int64(claims))), Field("limit", .integer(Int64(limit)))],
      Localized(
        "\(volunteer) 号已认领 \(claims) 件(含当天退回的),自助认领最多 \(limit) 件。请先完成,或到服务站认领",
        "Member \(volunteer) has claimed \(claims) of \(limit), those given back today among them. Do them first, or ask the station"
      ))
  }

  static func servesSelf(_ member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("member", .number(member))],
      Localized(
        "\(member) 号就是被服务的人,须由别人服务", "Member \(member) is the one to be served; somebody else has to do it"))
  }

  static func dayGone(_ name: String, _ day: LocalDate, today: LocalDate) -> Refusal {
    badValue(
      name, day.description,
      Localized("\(name)= 不能早于今天(\(today))", "\(name)= cannot be before today, \(today)"))
  }
}

/// What can still be done with a need where it stands.
private enum NeedRemedies {
  static func of(_ state: NeedState) -> (chinese: String, english: String) {
    switch state {
    case .open: ("还没有人认领。请先用 need claim 认领", "is open. Claim it first with need claim")
    case .claimed:
      (
        "已有人认领,尚未完成。可用 need done 记录服务,或用 need unclaim 退回",
        "is claimed. Record the service with need done, or give it back with need unclaim"
      )
    case .done:
      (
        "已完成,待本人确认。可用 need confirm 确认;记错的请用 service reverse 冲正",
        "is done. It can be confirmed with need confirm; undo a wrong record with service reverse"
      )
    case .confirmed:
      ("已由本人确认,不能再办理。记错的请用 service reverse 冲正", "is confirmed already. Undo a wrong record with service reverse")
    case .cancelled: ("已取消。仍需要的请用 need add 重新提出", "was cancelled. Ask for it anew with need add")
    }
  }
}
