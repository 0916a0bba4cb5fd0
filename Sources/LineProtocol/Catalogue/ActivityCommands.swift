import Ledger

/// Activities: planned, published, signed up for, attended, closed into records; and what members can do.
extension Catalogue {
  static let activityCommands: [CommandDescription] = [
    .command(
      "activity add", .activities, .change, .recorders,
      Localized("计划一项活动,可每周一次连排多周", "Plan an activity, or one for each of several weeks"),
      parameters: [
        .needed("station", .code), .needed("name", .text(maxCharacters: 100), name), .needed("date", .date),
        .needed("start", .time), .needed("end", .time),
        .optional(
          "weeks", .integer(1...53), Localized("连排的周数,每周同一天一项", "For how many weeks, one on the same day of each")),
      ] + plan,
      columns: columns, fields: .entry, errors: [.notFound, .closed, .timesDisagree],
      example: "activity add station=jindu name=包水饺 date=2026-05-07 start=08:30 end=11:00 capacity=12 weeks=4"),
    .command(
      "activity set", .activities, .change, .recorders,
      Localized("更改一项活动;名额多了,候补依次递补", "Change an activity; where it has more places, those who wait move up"),
      parameters: [
        .needed("activity", .number, number), .optional("name", .text(maxCharacters: 100), name),
        .optional("date", .date), .optional("start", .time), .optional("end", .time),
      ] + plan,
      columns: columns, fields: promoted + .entry,
      errors: [.notFound, .closed, .timesDisagree, .wrongState, .limitReached, .batch],
      example: "activity set activity=1 capacity=15"),
    .command(
      "activity publish", .activities, .change, .recorders,
      Localized("发布活动,开始报名", "Publish an activity: members can sign up"),
      parameters: [.needed("activity", .number, number)], columns: columns, fields: promoted + .entry,
      errors: [.notFound, .closed, .wrongState], example: "activity publish activity=1"),
    .command(
      "activity cancel", .activities, .change, .recorders, Localized("取消活动", "Cancel an activity"),
      parameters: [.needed("activity", .number, number), .needed("reason", .text(maxCharacters: 500))],
      columns: columns, fields: promoted + .entry, errors: [.notFound, .wrongState],
      example: "activity cancel activity=1 reason=大风预警",
      caution: Localized("取消后不能恢复,只能另建活动。", "A cancelled activity cannot be restored, only planned anew.")),
    .command(
      "activity list", .activities, .read, .everybody, Localized("列出活动", "List the activities"),
      parameters: [
        .optional("station", .code), .optional("from", .date), .optional("until", .date),
        .optional("state", .choice(["planned", "published", "closed", "cancelled"])),
      ] + .paging,
      columns: columns, fields: .more, errors: [.notFound],
      example: "activity list station=jindu from=2026-05-04 state=published"),
    .command(
      "activity show", .activities, .read, .everybody, Localized("查看活动", "Show an activity"),
      parameters: [.needed("activity", .number, number)], columns: columns, errors: [.notFound],
      example: "activity show activity=1"),
    .command(
      "activity signup", .activities, .change, .recordersAndMembers,
      Localized("报名;名额已满则进入候补", "Sign a member up, on the waiting list where no place is free"),
      parameters: [.needed("activity", .number, number), .needed("member", .number)],
      columns: [
        .column("activity", .integer, number), .column("member", .integer), .column("state", .code), line,
      ],
      fields: .entry,
      errors: [.notFound, .wrongState, .exists, .closed, .tooFewStars, .tooYoung, .notAllowed, .overlap],
      example: "activity signup activity=1 member=17"),
    .command(
      "activity withdraw", .activities, .change, .recordersAndMembers,
      Localized("退出报名,候补第一位随即递补", "Withdraw a member; the first of the waiting list moves up"),
      parameters: [
        .needed("activity", .number, number), .needed("member", .number),
        .optional("reason", .text(maxCharacters: 500)),
      ],
      columns: [.column("activity", .integer, number), .column("member", .integer), .column("state", .code)],
      fields: promoted + .entry, errors: [.notFound, .wrongState],
      example: "activity withdraw activity=1 member=17 reason=临时有事"),
    .command(
      "activity signups", .activities, .read, .readersAndMembers,
      Localized("列出一位成员报过名的活动", "List what a member signed up for"),
      parameters: [.needed("member", .number)] + .paging,
      columns: [
        .column("activity", .integer, number), .column("name", .text, name), .column("station", .code),
        .column("date", .date), .column("start", .text), .column("end", .text), .column("member", .integer),
        .column("state", .code), line, .column("record", .integer), .column("training", .integer, training),
      ],
      fields: .more, errors: [.notFound], example: "activity signups member=17", peopleShown: .named),
  ]

  static let rosterCommands: [CommandDescription] = [
    .command(
      "activity roster", .activities, .read, .readers,
      Localized("活动名单:谁报了名、谁候补、谁到场", "The roster: who signed up, who waits, who was there"),
      parameters: [.needed("activity", .number, number)], columns: rosterColumns,
      fields: [
        .column("capacity", .integer, capacity), .column("taken", .integer, taken),
        .column("waiting", .integer, waiting),
        .column("attended", .integer, Localized("到场人数", "How many were there")),
      ],
      errors: [.notFound], example: "activity roster activity=1", peopleShown: .rows),
    .command(
      "activity attend", .activities, .change, .recorders,
      Localized("登记谁到场、起止时间或时长;没报名的也可登记", "Enter who was there, when or how long, those too who had not signed up"),
      parameters: [
        .needed("activity", .number, number),
        .needed("members", .integers, Localized("成员号(逗号分隔)", "Member numbers, separated by commas")),
        .optional("start", .time), .optional("end", .time),
        .optional("minutes", .duration, Localized("扣除休息后的时长", "How long, without breaks")),
        .optional("absent", .flag, Localized("改为登记没有到场", "They were not there instead")),
      ],
      columns: rosterColumns, fields: .entry,
      errors: [
        .notFound, .wrongState, .futureDate, .granularity, .timesDisagree, .closed, .tooFewStars, .tooYoung,
        .notAllowed, .limitReached,
      ],
      example: "activity attend activity=1 members=17,18"),
    .command(
      "activity close", .activities, .change, .recorders,
      Localized(
        "结项:名单一步转为服务记录(或培训),不能记录的先列出",
        "Close it: the roster becomes records in one step; what cannot be recorded is shown first"),
      parameters: [
        .needed("activity", .number, number),
        .optional("skip", .integers, Localized("略过的成员号", "Members to leave out")),
      ],
      columns: [
        .column("member", .integer), .column("name", .text, Localized("姓名", "Name")), .column("verdict", .code),
        .column("minutes", .duration), .column("record", .integer), .column("training", .integer, training),
        .column("stars", .integer), .column("was", .integer),
        .column("code", .code, Localized("原因代码", "Code of the reason")), .column("text", .text),
      ],
      fields: [
        .column("records", .integer, Localized("记录数", "Records made")),
        .column("minutes", .duration, Localized("记录的时长合计", "Hours of the records made")),
        .column("already", .integer, Localized("已有记录的人数", "How many the books had already")),
        .column("absent", .integer, Localized("未到场人数", "How many were not there")),
        .column("skipped", .integer, Localized("略过的人数", "How many were left out")),
        .column("faults", .integer, Localized("不能记录的人数", "How many cannot be recorded")),
      ] + .entry,
      errors: [.notFound, .wrongState, .futureDate, .batch], example: "activity close activity=1 skip=18",
      caution: Localized("结项后名单不能再改,只能更正服务记录。", "A closed roster cannot change; only its records can be corrected.")),
    .command(
      "activity candidates", .activities, .read, .readers,
      Localized("可邀请的成员:记录好的在前,并说明理由", "Whom to ask: good records first, and why each is there"),
      parameters: [
        .needed("activity", .number, number), .optional("team", .code),
        .optional(
          "station", .code, Localized("问哪个站的成员,默认活动所属站", "Whose members; those of the activity's station if left out")),
      ] + .paging,
      columns: candidateColumns,
      fields: .more, errors: [.notFound, .wrongState], example: "activity candidates activity=1 limit=20",
      peopleShown: .rows),
    .command(
      "skill add", .members, .change, .recorders, Localized("登记成员的技能", "Enter what a member can do"),
      parameters: [.needed("member", .number), .needed("skills", .codes, skills)], columns: skillColumns,
      fields: .entry, errors: [.notFound, .closed, .limitReached], example: "skill add member=17 skills=haircut,driver"),
    .command(
      "skill remove", .members, .change, .recorders, Localized("去掉成员的技能", "Take skills of a member away"),
      parameters: [.needed("member", .number), .needed("skills", .codes, skills)], columns: skillColumns,
      fields: .entry, errors: [.notFound, .closed], example: "skill remove member=17 skills=driver"),
    .command(
      "skill list", .members, .read, .readers, Localized("谁会什么", "Who can do what"),
      parameters: [.optional("skill", .code, skill)] + .paging,
      columns: [
        .column("skill", .code, skill), .column("member", .integer),
        .column("name", .text, Localized("姓名", "Name")), .column("station", .code),
      ],
      fields: .more, example: "skill list skill=haircut", peopleShown: .rows),
  ]

  /// Members who could be asked, in whatever for.
  static let candidateColumns: [CommandDescription.Column] = [
    .column("rank", .integer, Localized("次序", "Place in the order")), .column("member", .integer),
    .column("name", .text, Localized("姓名", "Name")), .column("station", .code), .column("stars", .integer),
    .column("quality", .text, Localized("本年服务质量", "Mean quality of the year")),
    .column("minutes", .duration, Localized("本年服务时长", "Service of the year")),
    .column("asked", .integer, Localized("距上次报名天数", "Days since the last sign-up")),
    .column("points", .integer, Localized("排序分", "What the order follows")),
    .column("why", .text, Localized("理由", "Why the member is there")),
  ]

  private static let number = Localized("活动号", "Number of the activity")
  private static let name = Localized("活动名称", "Name of the activity")
  private static let training = Localized("培训记录号", "Number of the training")
  private static let capacity = Localized("名额,空为不限", "How many places; empty for any number")
  private static let taken = Localized("已报上名的人数", "How many have a place")
  private static let waiting = Localized("候补人数", "How many wait for one")
  private static let skill = Localized("技能代码", "Code of the skill")
  private static let skills = Localized("技能代码(逗号分隔)", "Codes of skills, separated by commas")
  private static let courses = Localized("须先参加的培训,多门用逗号分隔", "Trainings that it asks for, with commas between")
  private static let course = Localized(
    "所讲课程;写了即为培训,不计服务时长", "Course that it gives; then it is training and no service")
  private static let insurance = Localized("是否有保险", "Whether those who take part are insured")
  private static let risk = Localized("风险提示", "What to look out for")
  private static let leader = Localized("带队人的成员号", "Member who leads it")
  private static let team = Localized("承办的服务队", "Team that does it")

  private static let line = CommandDescription.Column.column(
    "line", .integer, Localized("候补第几位", "Place in the waiting list"))
  private static let promoted: [CommandDescription.Column] = [
    .column("promoted", .list, Localized("由候补递补的成员号", "Members who moved up from the waiting list"))
  ]

  private static let plan: [CommandDescription.Parameter] = [
    .optional("place", .text(maxCharacters: 100)), .optional("team", .code, team),
    .optional("leader", .number, leader), .optional("kind", .code),
    .optional("capacity", .integer(1...10_000), capacity),
    .optional("min-stars", .integer(0...99)), .optional("min-age", .integer(0...150)),
    .optional("skills", .codes, skills), .optional("courses", .text(maxCharacters: 300), courses),
    .optional("course", .text(maxCharacters: 100), course), .optional("insurance", .flag, insurance),
    .optional("risk", .text(maxCharacters: 500), risk),
  ]

  private static let columns: [CommandDescription.Column] = [
    .column("activity", .integer, number), .column("name", .text, name), .column("station", .code),
    .column("date", .date), .column("start", .text), .column("end", .text), .column("state", .code),
    .column("capacity", .integer, capacity), .column("taken", .integer, taken), .column("waiting", .integer, waiting),
    .column("team", .code, team), .column("leader", .integer, leader), .column("kind", .code),
    .column("place", .text), .column("min-stars", .integer), .column("min-age", .integer),
    .column("skills", .list, skills), .column("courses", .text, courses), .column("course", .text, course),
    .column("insurance", .flag, insurance), .column("risk", .text, risk),
    .column("series", .integer, Localized("同一系列的第一项活动", "First activity of the series")),
    .column("reason", .text, Localized("取消的原因", "Why it was cancelled")), .column("entry", .integer),
  ]

  private static let rosterColumns: [CommandDescription.Column] = [
    .column("activity", .integer, number), .column("member", .integer),
    .column("name", .text, Localized("姓名", "Name")), .column("state", .code), .column("start", .text),
    .column("end", .text), .column("minutes", .duration), .column("record", .integer),
    .column("training", .integer, training), .column("reason", .text, Localized("退出的原因", "Why the member withdrew")),
  ]

  private static let skillColumns: [CommandDescription.Column] = [
    .column("member", .integer), .column("skills", .list, skills),
  ]
}
