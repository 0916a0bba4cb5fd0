import Ledger

/// Needs of residents and those who meet them, and volunteers who visit.
extension Catalogue {
  static let careCommands: [CommandDescription] = needCommands + candidateCommands + pairCommands

  private static let needCommands: [CommandDescription] = [
    .command(
      "need add", .care, .change, .recordersAndMembers,
      Localized("提出需求或微心愿", "Say what a resident needs or wishes for"),
      parameters: [
        .needed("member", .number, Localized("谁的需求(成员号)", "Member who needs it")),
        .needed("title", .text(maxCharacters: 100), title),
        .optional(
          "note", .text(maxCharacters: 500),
          Localized("只给服务站和认领人看的话,如住址", "For the station and the volunteer alone, as the address")),
        .optional("kind", .code), .optional("skills", .codes, skills), .optional("until", .date, lastDay),
        .optional("wish", .flag, wish),
      ],
      columns: needColumns, fields: .entry, errors: [.notFound, .closed],
      example: "need add member=17 title=陪同看病 until=2026-05-20 skills=medical"),
    .command(
      "need claim", .care, .change, .recordersAndMembers, Localized("认领需求", "Take on a need"),
      parameters: [
        .needed("need", .number, need), .needed("member", .number, Localized("认领的成员号", "Member who takes it on")),
      ],
      columns: needColumns, fields: .entry,
      errors: [.notFound, .wrongState, .closed, .samePerson, .tooYoung, .notAllowed, .limitReached],
      example: "need claim need=1 member=18"),
    .command(
      "need unclaim", .care, .change, .recordersAndMembers, Localized("退回认领的需求", "Give a claimed need back"),
      parameters: [.needed("need", .number, need), .needed("reason", .text(maxCharacters: 500))],
      columns: needColumns, fields: .entry, errors: [.notFound, .wrongState], example: "need unclaim need=1 reason=临时有事"
    ),
    .command(
      "need done", .care, .change, .recordersAndMembers,
      Localized("需求完成:记下服务,一步完成", "Record the service that meets a need, in one step"),
      parameters: [
        .needed("need", .number, need), .needed("minutes", .duration),
        .optional("date", .date, Localized("服务日期,默认今天", "Date of the service; today if left out")),
        .optional("start", .time),
        .optional("end", .time), .optional("team", .code, countedTeam),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: [.column("need", .integer, need)] + recordingColumns, fields: .entry,
      errors: recordErrors + [.wrongState], example: "need done need=1 date=2026-05-04 minutes=2:00"),
    .command(
      "need confirm", .care, .change, .recordersAndMembers,
      Localized("被服务的人确认完成,可同时评分", "Whoever was served says that it was done, and how well"),
      parameters: [
        .needed("need", .number, need), .optional("score", .integer(1...5)),
        .optional("note", .text(maxCharacters: 500), Localized("评语,须同时评分", "What was said; needs score=")),
      ],
      columns: needColumns, fields: .entry, errors: [.notFound, .wrongState, .samePerson, .closed],
      example: "need confirm need=1 score=5"),
    .command(
      "need cancel", .care, .change, .recordersAndMembers, Localized("取消需求", "Take a need back"),
      parameters: [.needed("need", .number, need), .needed("reason", .text(maxCharacters: 500))],
      columns: needColumns, fields: .entry, errors: [.notFound, .wrongState], example: "need cancel need=1 reason=已经解决",
      caution: Localized("取消后不能恢复,只能重新提出。", "A cancelled need can only be asked for anew.")),
    .command(
      "need show", .care, .read, .readersAndMembers, Localized("查看需求", "Show a need"),
      parameters: [.needed("need", .number, need)], columns: needColumns, errors: [.notFound],
      example: "need show need=1",
      peopleShown: .rows),
    .command(
      "need list", .care, .read, .readersAndMembers,
      Localized("列出需求,逾期的在前;已登录的成员看到待认领的和自己的", "List needs, overdue ones first; a member sees open ones and the own"),
      parameters: [
        .optional("resident", .number, Localized("谁的需求(成员号)", "Member who needs it")),
        .optional("volunteer", .number, volunteer), .optional("station", .code),
        .optional("state", .choice(["open", "claimed", "done", "confirmed", "cancelled"])),
        .optional("wish", .flag, Localized("只看微心愿,或不看微心愿", "Only small wishes, or none of them")),
        .optional("overdue", .flag, Localized("只看逾期的", "Only overdue ones")),
      ] + .paging,
      columns: needColumns,
      fields: [.column("overdue", .integer, Localized("其中逾期的件数", "How many of them are overdue"))] + .more,
      errors: [.notFound], example: "need list state=open", peopleShown: .rows),
  ]

  private static let candidateCommands: [CommandDescription] = [
    .command(
      "need candidates", .care, .read, .readers,
      Localized("可邀请来认领的成员:记录好的在前,并说明理由", "Whom to ask to take on a need: good records first, and why each is there"),
      parameters: [
        .needed("need", .number, need), .optional("team", .code),
        .optional(
          "station", .code, Localized("问哪个站的成员,默认需求所属站", "Whose members; those of the need's station if left out")),
      ] + .paging,
      columns: candidateColumns, fields: .more, errors: [.notFound, .wrongState],
      example: "need candidates need=1 limit=20", peopleShown: .rows)
  ]

  private static let pairCommands: [CommandDescription] = [
    .command(
      "pair add", .care, .change, .recorders,
      Localized("结对:志愿者定期探访居民,邻里互助可编组", "Pair a volunteer with a resident for regular visits"),
      parameters: [
        .needed("volunteer", .number, visitor), .needed("resident", .number, visited),
        .optional("visits", .text(maxCharacters: 16), plan), .optional("from", .date), .optional("until", .date),
        .optional("group", .code, group),
      ],
      columns: pairChangeColumns, fields: .entry, errors: [.notFound, .closed, .samePerson, .tooYoung, .exists],
      example: "pair add volunteer=18 resident=17 visits=2/month"),
    .command(
      "pair group", .care, .change, .recorders,
      Localized(
        "邻里互助小组:各人探访名单上的下一位,最后一位探访第一位",
        "A group of neighbours: each visits the next of the list, the last one the first"),
      parameters: [
        .needed("group", .code, group),
        .needed("members", .integers, Localized("组员的成员号,两人以上(逗号分隔)", "Two or more members, separated by commas")),
        .optional("visits", .text(maxCharacters: 16), plan), .optional("from", .date), .optional("until", .date),
      ],
      columns: pairChangeColumns, fields: .entry, errors: [.notFound, .closed, .tooYoung, .exists],
      example: "pair group group=linli members=17,18,19 visits=1/week"),
    .command(
      "pair visit", .care, .change, .recordersAndMembers,
      Localized("记一次探访;写明时长的同时记为服务", "Note a visit; with its length it is recorded as service too"),
      parameters: [
        .needed("pair", .number, pair),
        .optional("date", .date, Localized("探访日期,默认今天", "Date of the visit; today if left out")),
        .optional("minutes", .duration, Localized("时长;不写则只记探访", "Length; without it the visit alone is noted")),
        .optional("start", .time), .optional("end", .time), .optional("team", .code, countedTeam),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: pairChangeColumns, fields: .entry, errors: recordErrors + [.wrongState],
      example: "pair visit pair=1 date=2026-05-04 minutes=1:00"),
    .command(
      "pair unvisit", .care, .change, .recordersAndMembers,
      Localized("撤销记错的探访(不计时长的)", "Undo a visit without hours that was noted by mistake"),
      parameters: [
        .needed("pair", .number, pair), .needed("date", .date), .needed("reason", .text(maxCharacters: 500)),
      ],
      columns: pairChangeColumns, fields: .entry, errors: [.notFound],
      example: "pair unvisit pair=1 date=2026-05-04 reason=记错人"),
    .command(
      "pair end", .care, .change, .recorders, Localized("结束结对", "End a pair"),
      parameters: [.needed("pair", .number, pair), .needed("reason", .text(maxCharacters: 500))],
      columns: pairChangeColumns, fields: .entry, errors: [.notFound, .wrongState], example: "pair end pair=1 reason=迁出"
    ),
    .command(
      "pair list", .care, .read, .readersAndMembers,
      Localized("列出结对,和本期应访、已访、尚缺的次数", "List pairs with the visits due, made and missing in the current period"),
      parameters: [
        .optional("volunteer", .number, visitor), .optional("resident", .number, visited), .optional("station", .code),
        .optional("group", .code, group), .optional("state", .choice(["paired", "ended"])),
      ] + .paging,
      columns: pairColumns, fields: .more, errors: [.notFound], example: "pair list volunteer=18", peopleShown: .rows),
  ]

  private static let need = Localized("需求号", "Number of the need")
  private static let title = Localized(
    "需要什么;认领前人人可见,勿写姓名住址", "What is needed; whoever might claim it reads this, so no names or addresses")
  private static let skills = Localized("志愿者须会的技能(逗号分隔)", "Skills that a volunteer must have, separated by commas")
  private static let lastDay = Localized("最迟哪天完成", "Last day on which it is of use")
  private static let wish = Localized("是否微心愿", "Whether it is a small wish")
  private static let volunteer = Localized("认领的成员号", "Member who has taken it on")
  private static let volunteerName = Localized("志愿者姓名", "Name of the volunteer")
  private static let pair = Localized("结对号", "Number of the pair")
  private static let visitor = Localized("志愿者的成员号", "Member who visits")
  private static let visited = Localized("居民的成员号", "Member who is visited")
  private static let plan = Localized(
    "探访次数,如 2/month、1/week、3/quarter,默认 1/month", "How often: 2/month, 1/week, 3/quarter; 1/month if left out")
  private static let group = Localized("互助小组代码", "Code of the group of neighbours")

  private static let needColumns: [CommandDescription.Column] = [
    .column("need", .integer, need), .column("state", .code), .column("title", .text, title),
    .column("member", .integer, Localized("谁的需求(成员号)", "Member who needs it")),
    .column("name", .text, Localized("姓名", "Name")), .column("volunteer", .integer, volunteer),
    .column("volunteer-name", .text, volunteerName), .column("station", .code), .column("kind", .code),
    .column("skills", .list, skills), .column("wish", .flag, wish),
    .column("date", .date, Localized("提出日期", "Day on which it was opened")), .column("until", .date, lastDay),
    .column("late", .flag, Localized("是否逾期", "Whether it is overdue")),
    .column("record", .integer, Localized("完成它的服务记录号", "The record that meets it")),
    .column("told", .flag, Localized("是否由操作员代为确认", "Whether an operator confirmed it for who was served")),
    .column("note", .text), .column("reason", .text, Localized("取消或退回的原因", "Why it was cancelled or given back")),
    .column("entry", .integer),
  ]

  private static let pairColumns: [CommandDescription.Column] = [
    .column("pair", .integer, pair), .column("state", .code), .column("volunteer", .integer, visitor),
    .column("volunteer-name", .text, volunteerName), .column("member", .integer, visited),
    .column("name", .text, Localized("居民姓名", "Name of the resident")), .column("station", .code),
    .column("group", .code, group), .column("visits", .text, plan), .column("from", .date), .column("until", .date),
    .column("since", .date, Localized("本期第一天", "First day of the current period")),
    .column("due", .integer, Localized("本期应访次数", "Visits due in the period")),
    .column("made", .integer, Localized("本期已访次数", "Visits made in the period")),
    .column("missing", .integer, Localized("本期尚缺次数", "Visits still to be made in it")),
    .column("late", .flag, Localized("是否落后于进度", "Whether fewer were made than by now they should be")),
    .column("reason", .text, Localized("结束的原因", "Why it ended")), .column("entry", .integer),
  ]

  private static let pairChangeColumns: [CommandDescription.Column] =
    pairColumns + [.column("record", .integer, Localized("由探访产生的服务记录号", "The record of the visit"))]
}
