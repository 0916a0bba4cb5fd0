import Ledger
import LineProtocol

/// Refusals about scores, and about assessments by period.
extension Refusal {
  static func ownService(_ record: RecordNumber, member: MemberNumber) -> Refusal {
    Refusal(
      .samePerson, [Field("record", .number(record)), Field("member", .number(member))],
      Localized(
        "第 \(record) 号记录是 \(member) 号本人的服务,本人不能评分。请由别人办理",
        "Record \(record) is member \(member)'s own service; somebody else has to score it"))
  }

  static func stationSpeaks(_ by: MemberNumber) -> Refusal {
    badValue(
      "by", by.description,
      Localized(
        "服务站的评分由操作员自己给出,不写 by=",
        "The station's score is the operator's own; leave by= out"))
  }

  static func noTeamCounts(_ record: RecordNumber) -> Refusal {
    wrongState(
      [Field("record", .number(record)), Field("source", .text("team"))],
      Localized(
        "第 \(record) 号记录没有计入服务队,服务队不能评分",
        "Record \(record) counts for no team, so that no team can score it"))
  }

  static func notRecipient(_ by: MemberNumber, recipient: MemberNumber, record: RecordNumber) -> Refusal {
    Refusal(
      .notAllowed,
      [Field("record", .number(record)), Field("by", .number(by)), Field("recipient", .number(recipient))],
      Localized(
        "第 \(record) 号记录的服务对象是 \(recipient) 号,不是 \(by) 号",
        "Record \(record) was service for member \(recipient), not for member \(by)"))
  }

  static func scoreAssessed(
    _ record: RecordNumber, score: Score, period: AssessmentPeriod, entry: Int64
  ) -> Refusal {
    wrongState(
      [
        Field("record", .number(record)), Field("score", .integer(Int64(score.value))),
        Field("period", .text(period.description)), Field("entry", .integer(entry)),
      ],
      Localized(
        "\(period) 已由第 \(entry) 号分录评定,当时用了这个评分(\(score) 分),不能再改",
        "\(period) was assessed by entry \(entry) with this score of \(score); it can no longer be changed"))
  }

  static func tooManyScores(_ record: RecordNumber, source: ScoreSource, limit: Int) -> Refusal {
    Refusal(
      .limitReached,
      [
        Field("record", .number(record)), Field("source", .text(source.rawValue)),
        Field("limit", .integer(Int64(limit))),
      ],
      Localized(
        "第 \(record) 号记录的这一方已有 \(limit) 个评分,不能再加",
        "Record \(record) has the most scores of this source already, \(limit)"))
  }

  static func badPeriod(_ text: String) -> Refusal {
    badValue(
      "period", text,
      Localized("period= 写成 2026-H1、2026-H2 或 2026", "period= is written 2026-H1, 2026-H2 or 2026"))
  }

  static func noPeriods(_ policy: Int) -> Refusal {
    wrongState(
      [Field("policy", .integer(Int64(policy))), Field("state", .text("continuous"))],
      Localized(
        "按第 \(policy) 版规则,星级随服务随时变动,不按期评定",
        "Under policy \(policy) stars move at once; there is no assessment by period"))
  }

  static func otherPeriods(_ period: AssessmentPeriod, lengths: [AssessmentPeriod.Length]) -> Refusal {
    let wantsHalves = lengths.contains(.halfYear)
    return badValue(
      "period", period.description,
      wantsHalves
        ? Localized(
          "现行规则按半年评定,请写 \(period.year)-H1 或 \(period.year)-H2",
          "Stars are assessed by half-years: \(period.year)-H1 or \(period.year)-H2")
        : Localized("现行规则按年评定,请写 \(period.year)", "Stars are assessed by years: \(period.year)"))
  }

  static func periodOpen(_ period: AssessmentPeriod, today: LocalDate) -> Refusal {
    wrongState(
      [
        Field("period", .text(period.description)), Field("until", .date(period.last)), Field("today", .date(today)),
      ],
      Localized(
        "\(period) 到 \(period.last) 才结束,今天是 \(today)。结束之后才能评定",
        "\(period) ends on \(period.last) and today is \(today). Assess it after its end"))
  }

  static func earlierPeriod(_ period: AssessmentPeriod, before later: AssessmentPeriod) -> Refusal {
    wrongState(
      [Field("period", .text(later.description)), Field("first", .text(period.description))],
      Localized(
        "\(period) 还没有评定,请先评定 \(period),再评定 \(later)",
        "\(period) has not been assessed yet; assess it before \(later)"))
  }
}
