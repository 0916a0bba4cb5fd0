import Ledger

/// What is told to the public of a time, and what staff ask of it.
extension Catalogue {
  static let reportCommands: [CommandDescription] = [
    .command(
      "notice", .books, .read, .everybody,
      Localized(
        "一期公示:时长、升星和兑换,以及公示中尚未入账的服务,姓名已遮挡;默认从上一次公布哈希之后到最近一次公布",
        "The public notice of a period: hours, stars, redemptions, and what waits to be posted, names masked; "
          + "from one published head to the next"),
      parameters: [
        .optional("since", .integer(0...Int64.max), Localized("上一期的最后一条分录", "Last entry of the notice before")),
        .optional("through", .integer(0...Int64.max), Localized("本期的最后一条分录", "Last entry of this one")),
        .optional("station", .code),
      ] + .paging,
      columns: [
        .column("line", .integer, Localized("序号", "Place in the notice")),
        .column("item", .code, Localized("事项", "What happened")), .column("entry", .integer),
        .column("date", .date), .column("name", .text, Localized("姓名(已遮挡)", "Name, masked")),
        .column("minutes", .duration), .column("station", .code), .column("team", .code), .column("kind", .code),
        .column("was", .integer), .column("stars", .integer),
        .column("late", .flag, Localized("是否补公示", "Whether the service was before the period")),
        .column("source", .code, Localized("记录的来源", "Where a record comes from")),
        .column("until", .date, Localized("公示的最后一天", "Last day of the public notice")),
      ],
      fields: [
        .column("since", .integer, Localized("上一期的最后一条分录", "Last entry of the notice before")),
        .column("through", .integer, Localized("本期的最后一条分录", "Last entry of this one")),
        .column("head", .text, Localized("through 所指分录的哈希", "Hash of the entry that through names")),
        .column("published", .flag, Localized("该哈希是否登记公布", "Whether that hash is noted as published")),
        .column("from", .date, Localized("本期第一天", "First day of the period")),
        .column("until", .date, Localized("本期最后一天", "Last day of the period")),
        .column("records", .integer), .column("minutes", .duration, Localized("入账时长合计", "Hours posted")),
        .column("undone", .duration, Localized("冲正时长合计", "Hours undone")),
        .column("rose", .integer), .column("redemptions", .integer, Localized("兑换笔数", "Redemptions")),
        .column("redeemed", .duration, redeemed),
        .column("waiting", .integer, Localized("公示中、尚未入账的记录数", "Records on notice, not yet posted")),
        .column("unnamed", .integer, Localized("未列名的事项数(14 岁以下)", "Lines left out, of people under 14")),
      ] + .more,
      errors: [.notFound], example: "notice", peopleShown: .rows),
    .command(
      "report hours", .books, .read, .readers,
      Localized(
        "一段时间的服务与兑换时长,按人、队、站、活动、类别、年龄、周或月合计",
        "Hours served and redeemed in a time, by person, team, station, activity, kind, age, week or month"),
      parameters: [
        .needed(
          "by", .choice(["member", "team", "station", "activity", "kind", "age", "week", "month"]),
          Localized("按什么合计", "What they are added up by")), .optional("station", .code), below,
      ] + period + .paging,
      columns: [
        .column("line", .integer, Localized("序号", "Place in the list")),
        .column("group", .text, Localized("合计对象;空的是不属于任何一组的", "What the sums are of; empty for what is in no group")),
        .column("member", .integer),
        .column("name", .text), .column("minutes", .duration, served), .column("records", .integer),
        .column("members", .integer, Localized("服务人数", "People who served")),
        .column("redeemed", .duration, redeemed),
        .column(
          "with-below", .duration, Localized("连同下属各站的服务时长", "Hours served there and at the stations below")),
      ],
      fields: periodFields + [
        .column("minutes", .duration, served), .column("records", .integer),
        .column("members", .integer, Localized("服务人数", "People who served")),
        .column("redeemed", .duration, redeemed),
      ] + .more,
      errors: [.notFound], example: "report hours by=member from=2026-01-01", peopleShown: .rows),
    .command(
      "report inactive", .books, .read, .readers,
      Localized("列出许久没有服务的成员", "List members who have not served for long"),
      parameters: [
        .optional(
          "since", .date, Localized("从这一天起没有服务,默认 180 天前", "No service from this day on; 180 days ago by default")),
        .optional("station", .code), below,
      ] + .paging,
      columns: [
        .column("member", .integer), .column("name", .text), .column("station", .code), .column("registered", .date),
        .column("last", .date, Localized("最近一次服务日期", "Day of the last service")),
        .column("days", .integer, Localized("距今天数", "Days since then")), .column("available", .duration),
      ],
      fields: [.column("since", .date, Localized("从这一天起没有服务", "No service from this day on"))] + .more,
      errors: [.notFound], example: "report inactive since=2026-01-01", peopleShown: .rows),
    .command(
      "report limits", .books, .read, .readers,
      Localized("列出一天服务超过一定时长的成员和日期", "List days on which somebody served more than a length"),
      parameters: [
        .optional("over", .duration, Localized("超过这个时长,默认 8:00", "More than this, 8:00 by default")),
        .optional("station", .code), below,
      ] + period + .paging,
      columns: [
        .column("line", .integer, Localized("序号", "Place in the list")), .column("date", .date),
        .column("member", .integer), .column("name", .text), .column("station", .code), .column("minutes", .duration),
        .column("over", .duration, Localized("超出", "By how much")), .column("records", .integer),
      ],
      fields: periodFields + .more, errors: [.notFound], example: "report limits over=8:00 from=2026-01-01",
      peopleShown: .rows),
    .command(
      "report unusual", .books, .read, .auditors,
      Localized(
        "供审计员核查:单日时长过多、冲正频繁、整小时过多",
        "Where an auditor may want to ask: very long days, much that was undone, too many round figures"),
      parameters: [
        .optional("over", .duration, Localized("单日超过这个时长,默认 10:00", "Days longer than this, 10:00 by default")),
        .optional("station", .code), below,
      ] + period,
      columns: [
        .column("sign", .code, Localized("迹象", "The sign")), .column("subject", .text), .column("name", .text),
        .column("station", .code), .column("date", .date), .column("count", .integer, Localized("次数", "How many")),
        .column("of", .integer, Localized("总次数", "Of how many")), .column("minutes", .duration),
        .column("text", .text),
      ],
      fields: periodFields, errors: [.notFound], example: "report unusual from=2026-01-01", peopleShown: .rows),
    .command(
      "report month", .books, .read, .readers,
      Localized(
        "上报用的月度统计,按条例的五类信息:个人基本信息、服务、培训、表彰奖励、评价",
        "A month's figures in the five groups of the regulation: person, service, training, honours, evaluation"),
      parameters: [
        .optional("month", .code, Localized("哪个月,如 2026-05,默认上个月", "Which month, as 2026-05; the last by default")),
        .optional("station", .code), below,
      ],
      columns: [
        .column("area", .code, Localized("信息类别", "Group of figures")),
        .column("item", .code, Localized("项目", "What is counted")),
        .column("count", .integer, Localized("数量", "How many")), .column("minutes", .duration),
        .column("mean", .text, Localized("平均分", "The mean score")),
      ],
      fields: periodFields, errors: [.notFound], example: "report month month=2026-05"),
  ]

  private static let below: CommandDescription.Parameter = .optional(
    "below", .flag, Localized("连同 station= 的下属各站", "The stations below station= too"))
  private static let served = Localized("服务时长", "Hours served")
  private static let redeemed = Localized("兑换时长", "Hours redeemed")

  private static let period: [CommandDescription.Parameter] = [
    .optional(
      "from", .date,
      Localized("起始日期,默认截止日期当年的 1 月 1 日", "First day; the first of January of the last day's year by default")),
    .optional("until", .date, Localized("截止日期,默认今天", "Last day; today by default")),
  ]

  private static let periodFields: [CommandDescription.Column] = [.column("from", .date), .column("until", .date)]
}
