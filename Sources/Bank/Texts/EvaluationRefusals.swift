import Ledger
import LineProtocol
import Store

/// Refusals about evaluations.
extension Refusal {
  static func evaluated(_ closed: ClosedEvaluation) -> Refusal {
    wrongState(
      [
        Field("station", .code(closed.station)), Field("period", .text(closed.period.description)),
        Field("entry", .integer(closed.entry)),
      ],
      Localized(
        "服务站 \(closed.station) \(closed.period) 的考评已由第 \(closed.entry) 号分录定稿,不能再改。请用 evaluation show 查看",
        "The evaluations of \(closed.station) for \(closed.period) were closed by entry \(closed.entry) and stay as they are; evaluation show has them"
      ))
  }

  static func evaluationRuns(_ period: EvaluationPeriod, today: LocalDate) -> Refusal {
    wrongState(
      [Field("period", .text(period.description)), Field("until", .date(period.last)), Field("today", .date(today))],
      Localized(
        "\(period) 到 \(period.last) 才结束(今天 \(today)),之后才能定稿",
        "\(period) ends on \(period.last) and can be closed after that; today is \(today)"))
  }

  static func notInTeam(_ team: Code, member: MemberNumber, during period: EvaluationPeriod) -> Refusal {
    Refusal(
      .notInTeam,
      [Field("team", .code(team)), Field("member", .number(member)), Field("period", .text(period.description))],
      Localized(
        "\(member) 号在 \(period) 没有一天在服务队 \(team)。请核对 team=,可用 team show 查看队员",
        "Member \(member) was in team \(team) on no day of \(period). Check team=; team show has the members"))
  }

  static func speaksOfSelf(_ member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("member", .number(member))],
      Localized("不能评价本人(\(member) 号),须由别人办理", "Nobody speaks of themselves (member \(member)); somebody else has to"))
  }
}
