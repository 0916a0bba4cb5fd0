import Ledger

/// Evaluations of members and teams, by period.
extension Catalogue {
  static let evaluationCommands: [CommandDescription] = [
    .command(
      "evaluation word", .care, .change, .recorders,
      Localized("队评成员,或站评服务队:一段期间打一个分", "A team speaks of a member, or the station of a team, for a period"),
      parameters: [
        .needed("period", .text(maxCharacters: 10), period), .needed("score", .integer(1...5)),
        .optional(
          "member", .number,
          Localized("评谁(成员号);不写则为站评服务队", "Member spoken of; without it the station speaks of the team")),
        .optional(
          "team", .code,
          Localized("作评的服务队,只在一队的可不写;不写 member 时为被评的服务队", "Team that speaks; without member= the one spoken of")),
        .optional("note", .text(maxCharacters: 500), Localized("评语", "What was said")),
      ],
      fields: .entry, errors: [.notFound, .futureDate, .samePerson, .notInTeam, .wrongState],
      example: "evaluation word period=2026-Q2 member=17 team=shuijiao score=5 note=随叫随到"),
    .command(
      "evaluation close", .care, .change, .recorders,
      Localized("考评定稿:此后的变动不再影响结果", "Close a period's evaluations: nothing moves them any more"),
      parameters: [.needed("period", .text(maxCharacters: 10), period), .needed("station", .code)],
      fields: [
        .column("station", .code), .column("period", .text, period),
        .column("results", .integer, Localized("定稿的成员和服务队数", "How many members and teams were evaluated")),
      ] + .entry,
      errors: [.notFound, .futureDate, .wrongState], example: "evaluation close period=2026-04 station=jindu",
      caution: Localized("定稿后不能更改。", "What is closed cannot be changed.")),
    .command(
      "evaluation show", .care, .read, .readersAndMembers,
      Localized(
        "查看一段期间的考评:服务、评分、队评、属实的投诉和等级",
        "A period's evaluations: service, scores, words, complaints upheld, and the grade"),
      parameters: [
        .needed("period", .text(maxCharacters: 10), period), .optional("member", .number), .optional("station", .code),
        .optional("team", .code, Localized("该队和队员", "The team and its members")),
        .optional("kind", .choice(["member", "team"]), Localized("只看成员或只看服务队", "Members or teams alone")),
      ] + .paging,
      columns: columns,
      fields: [.column("period", .text, period), .column("from", .date), .column("until", .date)] + .more,
      errors: [.notFound, .futureDate], example: "evaluation show period=2026-05", peopleShown: .rows),
    .command(
      "evaluation list", .care, .read, .readers, Localized("列出已定稿的考评", "List the evaluations that were closed"),
      parameters: [.optional("station", .code)],
      columns: [
        .column("station", .code), .column("period", .text, period), .column("from", .date), .column("until", .date),
        .column("date", .date, Localized("定稿日期", "Day on which they were closed")),
        .column("results", .integer, Localized("定稿的成员和服务队数", "How many members and teams were evaluated")),
        .column("entry", .integer),
      ],
      errors: [.notFound], example: "evaluation list"),
  ]

  private static let period = Localized("期间:2026-05、2026-Q2 或 2026", "A month, quarter or year: 2026-05, 2026-Q2, 2026")

  private static let columns: [CommandDescription.Column] = [
    .column("subject", .text), .column("name", .text), .column("station", .code), .column("records", .integer),
    .column("minutes", .duration), .column("quality", .text), .column("scores", .integer),
    .column("by-recipient", .text, Localized("服务对象的平均分", "Mean of those who were served")),
    .column("recipient-scores", .integer, Localized("服务对象的评分个数", "Scores of those who were served")),
    .column("by-team", .text, Localized("服务队对单次服务的平均分", "Mean of the team's scores of single records")),
    .column("team-scores", .integer, Localized("服务队对单次服务的评分个数", "The team's scores of single records")),
    .column("by-station", .text, Localized("服务站对单次服务的平均分", "Mean of the station's scores of single records")),
    .column("station-scores", .integer, Localized("服务站对单次服务的评分个数", "The station's scores of single records")),
    .column("word", .text, Localized("期间评价的平均分", "Mean of what was said of the whole period")),
    .column("word-count", .integer, Localized("期间评价个数", "How many spoke of the whole period")),
    .column("complaints", .integer, Localized("属实的投诉", "Complaints upheld")),
    .column("grade", .code, Localized("等级", "Grade")), .column("state", .code),
    .column("note", .list, Localized("评语", "What was said")),
    .column("entry", .integer, Localized("定稿的分录", "The entry that has fixed it")),
  ]
}
