import Ledger

extension Catalogue {
  static let memberCommands: [CommandDescription] = [
    .command(
      "member add", .members, .change, .recorders, Localized("登记成员", "Register a member"),
      parameters: [
        .needed("name", .text(maxCharacters: 60), Localized("姓名", "Name of the person")), .needed("station", .code),
        .optional("no", .number), .optional("birth", .date), .optional("phone", .text(maxCharacters: 30)),
        .optional("registered", .date), .optional("guardian", .text(maxCharacters: 60)),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: memberColumns, fields: [.column("member", .integer)] + .entry,
      errors: [.exists, .notFound, .closed, .futureDate, .tooYoung],
      example: "member add name=张三 station=jindu no=17 phone=13800000017 registered=2024-01-05"),
    .command(
      "member set", .members, .change, .recorders, Localized("更改成员资料", "Change what is held on a member"),
      parameters: [
        .needed("member", .number), .optional("name", .text(maxCharacters: 60), Localized("姓名", "Name of the person")),
        .optional("station", .code, Localized("转入的服务站", "Station to move to")), .optional("birth", .date),
        .optional("phone", .text(maxCharacters: 30)), .optional("guardian", .text(maxCharacters: 60)),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: memberColumns, fields: .entry, errors: [.notFound, .closed, .futureDate, .tooYoung],
      example: "member set member=17 phone=13900000017"),
    .command(
      "member close", .members, .change, .recorders,
      Localized("注销成员(须无余额、无未结兑换)", "Close a member whose wallet is empty and who has no open redemption"),
      parameters: [.needed("member", .number), .optional("reason", .text(maxCharacters: 500))],
      columns: memberColumns, fields: .entry, errors: [.notFound, .closed, .wrongState],
      example: "member close member=17 reason=迁出"),
    .command(
      "member show", .members, .read, .readers, Localized("查看成员", "Show a member"),
      parameters: [.needed("member", .number)],
      columns: memberColumns, errors: [.notFound], example: "member show member=17"),
    .command(
      "member find", .members, .read, .readers,
      Localized("按姓名、成员号或电话数字的一部分查找", "Find members by part of the name, number or phone digits"),
      parameters: [.needed("text", .text(maxCharacters: 60), Localized("要找的内容", "What to look for"))] + .paging,
      columns: memberColumns, fields: .more, example: "member find text=张"),
    .command(
      "member list", .members, .read, .readers, Localized("列出成员", "List the members"),
      parameters: [
        .optional("station", .code), .optional("team", .code),
        .optional("state", .choice(["active", "closed"])),
      ] + .paging,
      columns: memberColumns, fields: .more, errors: [.notFound], example: "member list station=jindu"),
  ]

  private static let memberColumns: [CommandDescription.Column] = [
    .column("member", .integer), .column("name", .text, Localized("姓名", "Name")), .column("station", .code),
    .column("phone", .text), .column("birth", .date), .column("registered", .date),
    .column("guardian", .text), .column("teams", .list), .column("state", .code), .column("note", .text),
  ]
}
