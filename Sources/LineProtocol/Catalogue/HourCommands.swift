import Ledger

extension Catalogue {
  static let hourCommands: [CommandDescription] =
    [
      .command(
        "balance", .hours, .read, .readersAndMembers, Localized("查看成员的时间账户", "Show a member's wallet"),
        parameters: [
          .needed("member", .number),
          .optional("at", .instant, Localized("当时账上所载", "As the journal held it then")),
        ],
        columns: [
          .column("member", .integer), .column("available", .duration), .column("held", .duration),
          .column("earned", .duration), .column("stars", .integer),
          .column("donatable", .duration, Localized("只能捐赠的时长", "Hours that can only be donated")),
        ],
        errors: [.notFound], example: "balance member=17"),
      .command(
        "statement", .hours, .read, .readersAndMembers, Localized("成员时间账户的明细", "The passbook of a member's wallet"),
        parameters: [
          .needed("member", .number),
          .optional("from", .date, Localized("记账起始日(含)", "First day of entry, included")),
          .optional("until", .date, Localized("记账截止日(含)", "Last day of entry, included")),
        ] + .paging,
        columns: [
          .column("entry", .integer),
          .column("date", .date, Localized("业务日期", "Effective date")),
          .column("kind", .code),
          .column("minutes", .duration, Localized("增减", "Change of the available hours")),
          .column("available", .duration), .column("text", .text), .column("at", .instant), .column("held", .duration),
        ],
        fields: [
          .column("opening", .duration, Localized("期初余额", "Available before the first row")),
          .column("available", .duration, Localized("期末余额", "Available after the last row")),
          .column("in", .duration, Localized("本期增加", "All that came in")),
          .column("out", .duration, Localized("本期减少", "All that went out")),
          .column("held", .duration, Localized("期末冻结", "Held after the last row")), .column("holder", .text),
        ] + .more,
        errors: [.notFound], example: "statement member=17 from=2026-01-01", peopleShown: .named),
      .command(
        "opening", .hours, .change, .administrators, Localized("带入旧账余额", "Bring in a balance from older books"),
        parameters: [
          .needed("member", .number), .needed("minutes", .duration), .needed("reason", .text(maxCharacters: 500)),
        ],
        columns: [.column("member", .integer), .column("available", .duration)],
        fields: .entry, errors: [.notFound, .closed, .granularity, .limitReached],
        example: "opening member=17 minutes=2:00 reason=旧册结余"),
      .command(
        "expire", .hours, .change, .administrators,
        Localized("办理到期的时长(平时由服务每天自动办理)", "Have old hours lapse; the daemon does it by itself every day"),
        parameters: [
          .optional(
            "date", .date,
            Localized("按这一天办理,默认今天;以后的日期只能试算", "As of this day, today by default; a later one with dry=true"))
        ],
        columns: [
          .column("entry", .integer), .column("date", .date), .column("member", .integer),
          .column("minutes", .duration),
          .column("available", .duration),
        ],
        fields: [.column("minutes", .duration, Localized("到期合计", "All that lapsed"))] + .entry,
        errors: [.futureDate, .notAllowed], example: "expire date=2026-05-04"),
    ] + adjustmentCommands
}
