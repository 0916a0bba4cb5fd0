import Ledger

extension Catalogue {
  static let starCommands: [CommandDescription] = [
    .command(
      "stars show", .stars, .read, .readersAndMembers, Localized("查看成员或服务队的星级", "Show the stars of a member or a team"),
      parameters: [.optional("member", .number), .optional("team", .code)],
      columns: [
        .column("stars", .integer),
        .column("year", .integer, Localized("年度", "Calendar year")),
        .column("minutes", .duration, Localized("本年度服务时长", "Hours of service in that year")),
        .column("subject", .text), .column("name", .text),
      ] + recognition,
      errors: [.notFound], example: "stars show member=17", peopleShown: .named),
    .command(
      "stars list", .stars, .read, .readers, Localized("列出有星级的成员或服务队", "List members or teams that have stars"),
      parameters: [
        .optional("kind", .choice(["member", "team"]), Localized("成员(默认)或服务队", "Members (if left out) or teams")),
        .optional("min", .integer(0...99), Localized("最低星级,默认 1", "Fewest stars, 1 if left out")),
      ] + .paging,
      columns: [
        .column("subject", .text), .column("name", .text), .column("station", .code), .column("stars", .integer),
        .column("minutes", .duration, Localized("本年度服务时长", "Hours of service in the current year")),
      ] + recognition,
      fields: .more, example: "stars list min=1", peopleShown: .rows),
    .command(
      "stars explain", .stars, .read, .readersAndMembers,
      Localized("说明星级从何而来、还差多少", "Explain where stars come from and what is missing to the next"),
      parameters: [
        .optional("member", .number), .optional("team", .code),
        .optional("on", .date, Localized("某日结束时的星级,默认现在", "As it was at the end of a day, now if left out")),
      ],
      columns: [
        .column("subject", .text),
        .column("year", .integer, Localized("年度", "Calendar year")),
        .column("minutes", .duration, Localized("该年服务时长", "Hours of service in that year")),
        .column("counted", .duration, Localized("其中计入星级的时长", "Hours among them that count for stars")),
        .column("records", .integer),
        .column("stars", .integer, Localized("该年所得星级", "Stars from that year")),
        .column("next", .duration), .column("missing", .duration), .column("quality", .text),
        .column("scores", .integer), .column("waiting", .duration), .column("text", .text),
      ],
      fields: [
        .column("stars", .integer), .column("max", .integer), .column("window", .code), .column("carry", .flag),
        .column("policy", .integer, Localized("规则版本", "Version of the policy")),
        .column("uncounted", .duration, Localized("按规则不计星级的时长", "Hours that do not count for stars")),
      ] + recognition + [.column("text", .text)],
      errors: [.notFound], example: "stars explain member=17", peopleShown: .named),
    .command(
      "stars near", .stars, .read, .readers,
      Localized("列出离下一星级不远的成员或服务队", "List those who are near the next star"),
      parameters: [
        .needed("within", .duration, Localized("至多还差多少时长", "At most so much is missing")),
        .optional("kind", .choice(["member", "team"]), Localized("成员(默认)或服务队", "Members (if left out) or teams")),
      ],
      columns: [
        .column("subject", .text), .column("name", .text), .column("station", .code), .column("stars", .integer),
        .column("next", .duration), .column("missing", .duration),
      ],
      example: "stars near within=10:00", peopleShown: .rows),
    .command(
      "stars changes", .stars, .read, .readers,
      Localized("列出一段时间内的升星与降星", "List who rose and fell in a time"),
      parameters: [.optional("from", .date), .optional("until", .date)] + .paging,
      columns: [
        .column("entry", .integer), .column("date", .date), .column("subject", .text), .column("name", .text),
        .column("was", .integer), .column("stars", .integer), .column("policy", .integer),
        .column("period", .code), .column("amends", .integer),
      ],
      fields: .more, example: "stars changes from=2026-01-01 until=2026-06-30", peopleShown: .rows),
    .command(
      "stars duty", .stars, .read, .readers,
      Localized("列出当年服务未满规定时长的成员,有星级的在前", "List members who have not served what is asked in a year"),
      parameters: [
        .optional("minutes", .duration, Localized("规定时长,默认 20:00", "What is asked, 20:00 if left out")),
        .optional("year", .integer(1900...9999), Localized("年度,默认今年", "Calendar year, this one if left out")),
        .optional("station", .code),
      ],
      columns: [
        .column("member", .integer), .column("name", .text), .column("station", .code), .column("stars", .integer),
        .column("minutes", .duration, Localized("该年服务时长", "Hours of service in that year")),
        .column("missing", .duration, Localized("尚差时长", "Hours that are missing")),
      ],
      fields: [
        .column("year", .integer, Localized("年度", "Calendar year")),
        .column("needed", .duration, Localized("规定时长", "What is asked")),
      ],
      errors: [.notFound], example: "stars duty year=2026", peopleShown: .rows),
  ]

  private static let recognition: [CommandDescription.Column] = [
    .column("level", .text, Localized("星级名称", "Name of the level")),
    .column("honour", .text, Localized("荣誉", "Honour")),
    .column("awards", .integer, Localized("应得奖励次数", "Awards that have come due")),
  ]
}
