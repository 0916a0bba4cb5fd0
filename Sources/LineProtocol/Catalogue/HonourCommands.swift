import Ledger

/// Honours of members and teams, the best of a month, and the public page of credit (信用公示).
extension Catalogue {
  static let honourCommands: [CommandDescription] = [
    .command(
      "honour add", .recognition, .change, .recorders,
      Localized("授予荣誉,或向上级推荐", "Give an honour, or recommend somebody for one"),
      parameters: [
        .optional("member", .number), .optional("team", .code),
        .needed("code", .code, Localized("荣誉代码,如 best-of-month", "Code of the honour, as best-of-month")),
        .needed("title", .text(maxCharacters: 100), title),
        .optional(
          "period", .code, Localized("所属的年或月,如 2026 或 2026-05", "The year or month it is for, as 2026 or 2026-05")),
        .optional("ballot", .code, Localized("据以产生的评选", "The ballot that chose them")),
        .optional(
          "level", .choice(["station", "bank", "city"]),
          Localized("由谁授予:服务站(默认)、本行或市级", "Who gives it: the station (by default), the bank, or the city")),
        .optional(
          "state", .choice(["given", "recommended"]),
          Localized("已授予(默认)还是推荐上报", "Whether it is given, as by default, or only recommended")),
      ],
      fields: state, errors: [.notFound, .closed, .wrongState, .exists, .notAllowed],
      example: "honour add member=17 code=best-of-month title=5月服务之星 period=2026-05"),
    .command(
      "honour decide", .recognition, .change, .administrators,
      Localized("记录上级对推荐的决定", "Note what became of a recommendation"),
      parameters: [
        .needed("honour", .number, number),
        .needed("state", .choice(["given", "declined"]), Localized("授予或未获批", "Given or declined")),
        .optional("reason", .text(maxCharacters: 500)),
      ],
      fields: state, errors: [.notFound, .wrongState], example: "honour decide honour=1 state=given"),
    .command(
      "honour withdraw", .recognition, .change, .recorders,
      Localized("撤销一项荣誉或推荐", "Withdraw an honour or a recommendation"),
      parameters: [.needed("honour", .number, number), .needed("reason", .text(maxCharacters: 500))],
      fields: state, errors: [.notFound, .wrongState], example: "honour withdraw honour=1 reason=误记",
      caution: Localized("撤销后不能恢复,只能重新授予。", "An honour that is withdrawn can only be given anew.")),
    .command(
      "honour list", .recognition, .read, .readersAndMembers, Localized("列出荣誉和推荐", "List honours and recommendations"),
      parameters: [
        .optional("member", .number), .optional("team", .code), .optional("code", .code),
        .optional("ballot", .code, Localized("据以产生的评选", "The ballot that chose them")),
        .optional("state", .choice(["given", "recommended", "declined", "withdrawn"])),
      ] + .paging,
      columns: [
        .column("honour", .integer, number), .column("member", .integer), .column("team", .code),
        .column("name", .text, Localized("姓名或队名", "Name")), .column("station", .code), .column("code", .code),
        .column("title", .text, title),
        .column("level", .code, Localized("由谁授予", "Who gives it")),
        .column("period", .text, Localized("所属的年或月", "The year or month it is for")),
        .column("ballot", .code, Localized("据以产生的评选", "The ballot that chose them")), .column("state", .code),
        .column("date", .date), .column("reason", .text), .column("entry", .integer),
      ],
      fields: .more, errors: [.notFound], example: "honour list member=17", peopleShown: .rows),
    .command(
      "report best", .recognition, .read, .readers,
      Localized(
        "一个月的最佳成员或服务队:先比时长,再比质量,再比次数,相同的并列",
        "The best members or teams of a month: by hours, then quality, then services; equals share the rank"),
      parameters: [
        .needed("of", .choice(["members", "teams"]), Localized("成员还是服务队", "Members or teams")),
        .optional("month", .code, Localized("哪个月,如 2026-05,默认上个月", "Which month, as 2026-05; the last by default")),
        .optional("station", .code),
        .optional(
          "first", .integer(1...1000),
          Localized("到第几名,并列的都列出,默认 3", "Down to which rank, with all who share it; 3 by default")),
      ],
      columns: [
        .column("rank", .integer, Localized("名次", "Rank")),
        .column("tied", .flag, Localized("是否并列", "Whether the rank is shared")), .column("member", .integer),
        .column("team", .code), .column("name", .text, Localized("姓名或队名", "Name")), .column("station", .code),
        .column("minutes", .duration), .column("services", .integer, Localized("服务次数", "Services")),
        .column("quality", .text), .column("scores", .integer),
      ],
      fields: [
        .column("from", .date), .column("until", .date),
        .column("ranked", .integer, Localized("参加排名的个数", "How many were ranked")),
      ], errors: [.notFound], example: "report best of=members month=2026-05", peopleShown: .rows),
    .command(
      "credit allow", .recognition, .change, .recordersAndMembers,
      Localized("成员同意列入信用公示(满 14 岁)", "A member agrees to stand on the public page of credit; from 14 on"),
      parameters: [.needed("member", .number)], fields: consent,
      errors: [.notFound, .closed, .tooYoung, .notAllowed, .wrongState],
      example: "credit allow member=17"),
    .command(
      "credit refuse", .recognition, .change, .recordersAndMembers,
      Localized("成员不同意列入信用公示,或撤回同意", "A member does not agree to stand on the page of credit, or no longer does"),
      parameters: [.needed("member", .number)], fields: consent, errors: [.notFound, .wrongState],
      example: "credit refuse member=17"),
    .command(
      "credit list", .recognition, .read, .everybody,
      Localized(
        "信用公示:只列本人同意的成员,姓名已遮挡", "The public page of credit: those who agreed to it, names masked"),
      parameters: [
        .optional("station", .code),
        .optional(
          "year", .integer(1900...9999), Localized("哪一年的时长,默认今年", "The year of the hours; this one by default")),
      ] + .paging,
      columns: [
        .column("line", .integer, Localized("序号", "Place in the list")),
        .column("name", .text, Localized("姓名(已遮挡)", "Name, masked")), .column("station", .code),
        .column("stars", .integer),
        .column("minutes", .duration, Localized("当年服务时长", "Hours of that year")), .column("earned", .duration),
        .column("honours", .list, Localized("荣誉", "Honours")),
        .column("grade", .code, Localized("最近一次定稿考评的等级", "Grade of the evaluation that was closed last")),
        .column("period", .text, Localized("该考评的期间", "The period of that evaluation")),
      ],
      fields: [
        .column("year", .integer, Localized("时长所属年份", "The year of the hours")),
        .column("members", .integer, Localized("列入的人数", "How many stand on it")),
      ] + .more,
      errors: [.notFound], example: "credit list", peopleShown: .rows),
  ]

  private static let number = Localized("荣誉编号", "Number of the honour")
  private static let title = Localized("荣誉名称", "What the honour is called")
  private static let state: [CommandDescription.Column] =
    [.column("honour", .integer, number), .column("state", .code)] + .entry
  private static let consent: [CommandDescription.Column] =
    [.column("member", .integer), .column("state", .code)] + .entry
}
