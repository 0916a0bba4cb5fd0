import Ledger

extension Catalogue {
  static let serviceCommands: [CommandDescription] = [
    .command(
      "service record", .service, .change, .recordersAndMembers, Localized("记录一次志愿服务", "Record a service"),
      parameters: [
        .needed("member", .number), .needed("station", .code), .needed("date", .date), .needed("minutes", .duration),
        .optional("start", .time), .optional("end", .time),
        .optional("team", .code, countedTeam),
        .optional("source", .choice(["operator", "self", "carried-over"]), recordSource),
      ] + serviceTexts,
      columns: recordingColumns, fields: .entry, errors: recordErrors,
      example: "service record member=17 station=jindu date=2026-05-04 minutes=2h30m activity=养老中心包水饺"),
    .command(
      "service correct", .service, .change, .recorders,
      Localized("更正服务记录:冲正并重记,一步完成", "Correct a record: reversed and recorded anew in one step"),
      parameters: [
        .needed("record", .number), .needed("reason", .text(maxCharacters: 500)),
        .optional("member", .number), .optional("station", .code), .optional("date", .date),
        .optional("minutes", .duration),
        .optional("start", .time), .optional("end", .time),
        .optional("team", .code, countedTeam),
        .optional("force", .flag),
      ] + serviceTexts,
      columns: recordingColumns, fields: .entryOrApproval,
      errors: recordErrors + [.alreadyReversed, .insufficientHours, .wrongState, .samePerson],
      example: "service correct record=31 minutes=2:00 reason=时长写错"),
    .command(
      "service reverse", .service, .change, .recorders, Localized("冲正服务记录", "Undo a service record"),
      parameters: [
        .needed("record", .number), .needed("reason", .text(maxCharacters: 500)), .optional("force", .flag),
      ],
      columns: [
        .column("record", .integer), .column("available", .duration), .column("year", .duration),
        .column("stars", .integer), .column("was", .integer),
      ],
      fields: .entryOrApproval, errors: [.notFound, .alreadyReversed, .insufficientHours, .wrongState],
      example: "service reverse record=31 reason=重复登记",
      caution: Localized("冲正后不能恢复,只能重新记录。", "A reversed record cannot be restored, only recorded anew.")),
    .command(
      "service show", .service, .read, .readers, Localized("查看服务记录", "Show a service record"),
      parameters: [.needed("record", .number)],
      columns: recordColumns + qualityColumns, errors: [.notFound], example: "service show record=31"),
    .command(
      "service list", .service, .read, .readersAndMembers, Localized("列出服务记录", "List service records"),
      parameters: [
        .optional("member", .number), .optional("station", .code), .optional("team", .code),
        .optional("from", .date), .optional("until", .date),
        .optional("state", .choice(["pending", "notice", "posted", "rejected", "reversed"])),
      ] + .paging,
      columns: recordColumns,
      fields: [.column("minutes", .duration, Localized("所列记录合计", "Total of the records listed"))] + .more,
      errors: [.notFound],
      example: "service list member=17 from=2026-01-01", peopleShown: .named),
    .command(
      "checkin", .service, .change, .recordersAndMembers, Localized("签到", "Check a member in at the door"),
      parameters: [
        .needed("station", .code), .optional("member", .number),
        .optional("phone", .text(maxCharacters: 20), phoneDigits),
        .optional(
          "activity", .text(maxCharacters: 100),
          Localized("活动名称;报了名的不必写", "Name of the activity; not needed by who has signed up for it")),
        .optional("start", .time, Localized("计划开始时间;早到的从此时起算", "Planned start; who comes early counts from it")),
        .optional("end", .time, Localized("计划结束时间;忘记签退的算到此时", "Planned end; what counts for who forgets to check out")),
        .optional("team", .code), .optional("kind", .code),
      ],
      columns: presenceColumns, fields: .entry,
      errors: [
        .notFound, .ambiguous, .closed, .timesDisagree, .notInTeam, .wrongState, .limitReached,
      ],
      example: "checkin member=17 station=jindu activity=养老中心包水饺 end=11:00"),
    .command(
      "checkout", .service, .change, .recordersAndMembers,
      Localized("签退,按签到签退的时间记录服务", "Check a member out: the times at the door become a record"),
      parameters: [
        .optional("member", .number), .optional("phone", .text(maxCharacters: 20), phoneDigits),
        .optional("station", .code),
        .optional(
          "discard", .flag, Localized("误签到,不记录,须写 reason=", "The check-in was a mistake: no record; needs reason=")),
        .optional("reason", .text(maxCharacters: 500)),
      ],
      columns: recordingColumns, fields: .entry, errors: [.notFound, .ambiguous, .wrongState],
      example: "checkout member=17"),
    .command(
      "service present", .service, .read, .readers, Localized("谁在岗", "Who is checked in"),
      parameters: [.optional("station", .code)], columns: presenceColumns, errors: [.notFound],
      example: "service present station=jindu", peopleShown: .rows),
    .command(
      "service pending", .service, .read, .readers,
      Localized("列出待确认和公示中的记录", "List the records that wait for a review or for the end of their notice"),
      parameters: [.optional("station", .code), .optional("state", .choice(["pending", "notice"]))] + .paging,
      columns: recordColumns + [.column("by", .text, Localized("录入者", "Who entered it"))],
      fields: .more, errors: [.notFound], example: "service pending station=jindu"),
    .command(
      "service confirm", .service, .change, .recorders,
      Localized("确认待确认的记录,可一次多条;不能确认自己的或自己录入的", "Confirm pending records, never one's own or those one has entered"),
      parameters: [.needed("record", .integers)],
      columns: recordingColumns, fields: .entry, errors: [.notFound, .denied, .samePerson, .wrongState],
      example: "service confirm record=31,32"),
    .command(
      "service reject", .service, .change, .recorders,
      Localized("退回待确认或公示中的记录", "Reject a record that is pending or in the public notice"),
      parameters: [.needed("record", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: recordingColumns, fields: .entry, errors: [.notFound, .denied, .samePerson, .wrongState],
      example: "service reject record=31 reason=查无此次服务",
      caution: Localized("退回后不能恢复,只能重新记录。", "A rejected record cannot be restored, only recorded anew.")),
    .command(
      "service object", .service, .change, .recorders,
      Localized("登记对公示中记录的异议,公示随即停止计日", "Object to a record in the public notice; its days stop"),
      parameters: [.needed("record", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: recordingColumns, fields: .entry, errors: [.notFound, .wrongState],
      example: "service object record=31 reason=居民反映当天没有此活动"),
    .command(
      "service dismiss", .service, .change, .recorders,
      Localized("驳回异议,公示接着计余下的日子", "Dismiss an objection; the days left of the notice go on"),
      parameters: [.needed("record", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: recordingColumns, fields: .entry, errors: [.notFound, .samePerson, .wrongState],
      example: "service dismiss record=31 reason=已核实签到表"),
    .command(
      "quality score", .service, .change, .recordersAndMembers,
      Localized("给一次服务评分,1 到 5 分;同一人再评即改", "Score a service, 1 to 5; the same scorer again changes it"),
      parameters: [
        .needed("record", .number), .needed("score", .integer(Score.range)),
        .needed("source", .choice(ScoreSource.allCases.map(\.rawValue)), scoreSource), .optional("by", .number),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: [.column("record", .integer), .column("member", .integer)] + scoreColumns + qualityColumns + [
        .column("stars", .integer), .column("was", .integer),
      ],
      fields: .entry,
      errors: [
        .notFound, .alreadyReversed, .samePerson, .closed, .notInTeam, .notAllowed, .wrongState, .limitReached,
      ],
      example: "quality score record=31 score=5 source=recipient by=18"),
    .command(
      "quality list", .service, .read, .readers,
      Localized("列出一条记录或一位成员所得的评分", "List the scores of a record or a member"),
      parameters: [.optional("record", .number), .optional("member", .number)] + .paging,
      columns: [.column("record", .integer), .column("member", .integer), .column("date", .date)] + scoreColumns + [
        .column("note", .text), .column("entry", .integer),
      ],
      fields: qualityColumns + .more, errors: [.notFound], example: "quality list record=31"),
  ]

  private static let scoreColumns: [CommandDescription.Column] = [
    .column("source", .code, scoreSource), .column("by", .integer), .column("user", .text),
    .column("score", .integer),
  ]

  private static let scoreSource = Localized("评分的一方", "Who speaks: recipient, team or station")

  private static let qualityColumns: [CommandDescription.Column] = [
    .column("quality", .text), .column("scores", .integer),
  ]

  private static let serviceTexts: [CommandDescription.Parameter] = [
    .optional("activity", .text(maxCharacters: 100)), .optional("kind", .code),
    .optional("place", .text(maxCharacters: 100)), .optional("beneficiary", .text(maxCharacters: 100)),
    .optional("leader", .text(maxCharacters: 60)), .optional("note", .text(maxCharacters: 500)),
  ]

  static let countedTeam = Localized("计入的服务队,none 为不计入任何队", "Team that it counts for; `none` for no team")

  /// In the order in which the rules are asked.
  static let recordErrors: [ErrorCode] = [
    .notFound, .closed, .futureDate, .beforeRegistration, .tooOld, .granularity, .timesDisagree, .notInTeam,
    .duplicate, .dailyLimit, .overlap,
  ]

  static let recordingColumns: [CommandDescription.Column] = [
    .column("record", .integer), .column("member", .integer), .column("date", .date), .column("minutes", .duration),
    .column("state", .code), .column("available", .duration), .column("year", .duration), .column("stars", .integer),
    .column("was", .integer), .column("until", .date, Localized("公示的最后一天", "Last day of the public notice")),
  ]

  private static let phoneDigits = Localized("手机号后 4 位以上", "The last four digits of the phone or more")

  private static let presenceColumns: [CommandDescription.Column] = [
    .column("member", .integer), .column("name", .text, Localized("姓名", "Name")), .column("station", .code),
    .column("activity", .text), .column("date", .date),
    .column("start", .text, Localized("从何时起算", "From when it counts")),
    .column("end", .text, Localized("计划结束时间", "Planned end")),
    .column("minutes", .duration, Localized("至今时长", "How long so far")),
  ]

  private static let recordSource = Localized(
    "来源:operator 操作员录入(默认)、self 成员自报、carried-over 旧册结转(仅管理员)",
    "operator (default), self as the member reports it, carried-over from older books (administrators)")

  private static let recordColumns: [CommandDescription.Column] = [
    .column("record", .integer), .column("member", .integer), .column("date", .date), .column("minutes", .duration),
    .column("start", .text), .column("end", .text), .column("station", .code), .column("team", .code),
    .column("activity", .text), .column("kind", .code), .column("place", .text), .column("beneficiary", .text),
    .column("leader", .text), .column("note", .text), .column("source", .code), .column("state", .code),
    .column("entry", .integer), .column("reversed", .integer),
    .column("reason", .text, Localized("冲正、退回或异议的原因", "Why it was reversed, rejected or objected to")),
    .column(
      "waits", .code, Localized("等待", "What it waits for: second, administrator, notice, objection")),
    .column("until", .date, Localized("公示的最后一天", "Last day of the public notice")),
    .column("left", .integer, Localized("公示余下的工作日", "Working days left of a notice that stopped")),
    .column(
      "marks", .list,
      Localized("须留意", "What wants a second look: forgotten, daily-limit, overlap, duplicate, closed")),
    .column("need", .integer, Localized("完成的需求号", "The need that it met")),
    .column("pair", .integer, Localized("探访的结对号", "The pair whose visit it was")),
  ]
}
