import Ledger

/// Complaints, and evaluations of members and teams.
extension Catalogue {
  static let complaintCommands: [CommandDescription] = [
    .command(
      "complaint add", .care, .change, .recordersAndMembers,
      Localized("登记投诉,须在规定的工作日内答复", "Make a complaint, which is to be answered within some working days"),
      parameters: [
        .needed("station", .code), .needed("text", .text(maxCharacters: 2000), said),
        .optional(
          "member", .number, Localized("投诉人的成员号,不愿具名的不写", "Member who complains; left out for who would not say")),
        .optional("about", .number, about), .optional("team", .code, aboutTeam),
      ],
      columns: columns, fields: .entry, errors: [.notFound, .closed, .samePerson],
      example: "complaint add station=jindu member=17 about=18 text=约好的时间没有来"),
    .command(
      "complaint answer", .care, .change, .recorders,
      Localized("答复投诉;被投诉的一方不能答复", "Answer a complaint; never by the side it is about"),
      parameters: [
        .needed("complaint", .number, number),
        .needed("outcome", .choice(["upheld", "unfounded"]), Localized("属实或不属实", "Whether it was right")),
        .needed("text", .text(maxCharacters: 2000), Localized("答复", "The answer")),
      ],
      columns: columns, fields: .entry, errors: [.notFound, .wrongState, .samePerson],
      example: "complaint answer complaint=1 outcome=upheld text=已向您道歉",
      caution: Localized("答复后不能更改。", "An answer cannot be changed.")),
    .command(
      "complaint withdraw", .care, .change, .recordersAndMembers, Localized("撤回投诉", "Take a complaint back"),
      parameters: [.needed("complaint", .number, number), .needed("reason", .text(maxCharacters: 500))],
      columns: columns, fields: .entry, errors: [.notFound, .wrongState, .samePerson],
      example: "complaint withdraw complaint=1 reason=误会"),
    .command(
      "complaint list", .care, .read, .readersAndMembers,
      Localized("列出投诉;操作员看到本站的,成员看到自己的", "List complaints: operators those of their stations, members the own"),
      parameters: [
        .optional("member", .number, Localized("投诉人的成员号", "Member who complained")), .optional("about", .number, about),
        .optional("team", .code, aboutTeam), .optional("station", .code),
        .optional("state", .choice(["filed", "upheld", "unfounded", "withdrawn"])),
        .optional("overdue", .flag, Localized("只看逾期未答复的", "Only those whose answer is overdue")),
      ] + .paging,
      columns: columns, fields: .more, errors: [.notFound], example: "complaint list overdue=true", peopleShown: .rows),
  ]

  private static let number = Localized("投诉号", "Number of the complaint")
  private static let said = Localized("投诉内容", "What is complained of")
  private static let about = Localized("被投诉的成员号", "Member that it is about")
  private static let aboutTeam = Localized(
    "被投诉的服务队;两者都不写则为服务站本身", "Team that it is about; with neither it is about the station")

  private static let columns: [CommandDescription.Column] = [
    .column("complaint", .integer, number), .column("state", .code), .column("station", .code),
    .column("member", .integer, Localized("投诉人的成员号", "Member who complained")),
    .column("name", .text, Localized("投诉人", "Who complained")), .column("about", .integer, about),
    .column("about-name", .text, Localized("被投诉人", "Whom it is about")), .column("team", .code, aboutTeam),
    .column("date", .date), .column("due", .date, Localized("最迟哪天答复", "Last day for an answer")),
    .column("late", .flag, Localized("是否逾期", "Whether its answer came late or is")),
    .column("ended", .date, Localized("答复或撤回日期", "Day on which it was answered or withdrawn")),
    .column("text", .text, said),
    .column("answer", .text, Localized("答复,或撤回的原因", "The answer, or why it was withdrawn")),
    .column("entry", .integer),
  ]
}
