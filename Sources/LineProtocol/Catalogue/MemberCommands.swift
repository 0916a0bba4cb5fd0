import Ledger

extension Catalogue {
  static let memberCommands: [CommandDescription] = [
    .command(
      "member add", .members, .change, .recorders, Localized("登记成员", "Register a member"),
      parameters: [
        .needed("name", .text(maxCharacters: 60), Localized("姓名", "Name of the person")), .needed("station", .code),
        .optional("no", .number), .optional("birth", .date), .optional("phone", .text(maxCharacters: 30)),
        .optional("registered", .date), .optional("guardian", .text(maxCharacters: 60)),
        .optional("note", .text(maxCharacters: 500)), .optional("tags", .codes), .optional("identity", .identity),
      ],
      columns: memberColumns, fields: [.column("member", .integer)] + .entry,
      errors: [.exists, .notFound, .closed, .futureDate, .tooYoung, .notAllowed],
      example: "member add name=张三 station=jindu no=17 phone=13800000017 registered=2024-01-05"),
    .command(
      "member set", .members, .change, .recorders, Localized("更改成员资料", "Change what is held on a member"),
      parameters: [
        .needed("member", .number), .optional("name", .text(maxCharacters: 60), Localized("姓名", "Name of the person")),
        .optional("station", .code, Localized("转入的服务站", "Station to move to")), .optional("birth", .date),
        .optional("phone", .text(maxCharacters: 30)), .optional("guardian", .text(maxCharacters: 60)),
        .optional("note", .text(maxCharacters: 500)), .optional("tags", .codes), .optional("identity", .identity),
      ],
      columns: memberColumns, fields: .entry,
      errors: [.notFound, .closed, .exists, .futureDate, .tooYoung, .notAllowed],
      example: "member set member=17 phone=13900000017"),
    .command(
      "member close", .members, .change, .recorders,
      Localized("注销成员:取消未结兑换,余额留给家人或捐出", "Close a member: open redemptions are cancelled, the wallet goes on"),
      parameters: [
        .needed("member", .number), .optional("reason", .text(maxCharacters: 500)),
        .optional(
          "to", .choice(["household"]), Localized("余额留给家庭的户主", "Leave the wallet to the head of the household")),
        .optional("heir", .number, Localized("余额留给这位家人(成员号)", "Leave the wallet to this one of the household")),
        .optional("pool", .code, Localized("余额捐入的公益时间池", "Pool that the wallet is donated to")),
        .optional("cause", .choice(["left", "death"]), Localized("注销原因:离开或去世", "What ends the membership")),
        .optional("force", .flag, Localized("由管理员核销欠时", "An administrator writes a debt off")),
      ],
      columns: memberColumns, fields: .entryOrApproval, errors: [.notFound, .closed, .wrongState, .notAllowed],
      example: "member close member=17 reason=迁出 to=household",
      caution: Localized("注销后不能恢复。", "A member who has left cannot be brought back.")),
    .command(
      "member merge", .members, .change, .administrators,
      Localized("合并重复登记的成员:账户、记录、队籍和家庭归保留的一方", "Take a member who was entered twice into the one that stays"),
      parameters: [
        .needed("member", .number, Localized("并入他人的成员号", "The one that goes")),
        .needed("into", .number, Localized("保留的成员号", "The one that stays")),
        .needed("reason", .text(maxCharacters: 500)),
      ],
      columns: [
        .column("member", .integer), .column("into", .integer, Localized("保留的成员号", "The one that stays")),
        .column("records", .integer, Localized("转归的记录数", "Records that moved")),
        .column("available", .duration), .column("earned", .duration), .column("stars", .integer),
        .column("was", .integer),
      ],
      fields: .entry,
      errors: [.notFound, .closed, .samePerson, .wrongState, .duplicate, .dailyLimit, .overlap],
      example: "member merge member=29 into=17 reason=重复登记",
      caution: Localized("合并后不能再分开。", "What is merged cannot be parted again.")),
    .command(
      "member pin", .members, .change, .recorders,
      Localized("为成员设置自助办理的密码,同时解除锁定", "Set the PIN with which a member logs in at a kiosk; opens a lock too"),
      parameters: [.needed("member", .number), .needed("pin", .pin)],
      fields: [.column("member", .integer)] + .entry, errors: [.notFound, .closed],
      example: "member pin member=17 pin=2580"),
    .command(
      "member unlock", .members, .change, .recorders,
      Localized("解除密码输错后的锁定", "Open the lock that wrong PINs have closed"),
      parameters: [.needed("member", .number)],
      fields: [.column("member", .integer)] + .entry, errors: [.notFound, .wrongState],
      example: "member unlock member=17"),
    .command(
      "member show", .members, .read, .readers, Localized("查看成员", "Show a member"),
      parameters: [.needed("member", .number)],
      columns: memberColumns,
      fields: [.column("honours", .list, Localized("已授予的荣誉(代码)", "Honours given, by their codes"))],
      errors: [.notFound], example: "member show member=17", peopleShown: .named),
    .command(
      "member find", .members, .read, .readers,
      Localized(
        "按姓名、成员号或电话数字的一部分,或姓名的拼音首字母查找",
        "Find members by part of the name, number or phone digits, or by the name's initials in pinyin"),
      parameters: [.needed("text", .text(maxCharacters: 60), Localized("要找的内容", "What to look for"))] + .paging,
      columns: memberColumns, fields: .more, example: "member find text=张", peopleShown: .rows),
    .command(
      "member list", .members, .read, .readers, Localized("列出成员", "List the members"),
      parameters: [
        .optional("station", .code), .optional("team", .code),
        .optional("state", .choice(["active", "closed"])),
      ] + .paging,
      columns: memberColumns, fields: .more, errors: [.notFound], example: "member list station=jindu",
      peopleShown: .rows),
  ]

  private static let memberColumns: [CommandDescription.Column] = [
    .column("member", .integer), .column("name", .text, Localized("姓名", "Name")), .column("station", .code),
    .column("phone", .text), .column("birth", .date), .column("registered", .date),
    .column("guardian", .text), .column("teams", .list), .column("state", .code), .column("note", .text),
    .column("tags", .list), .column("skills", .list, Localized("技能", "What the member can do")),
    .column("ending", .code, Localized("因何注销", "What ended the membership")),
    .column("merged", .integer, Localized("并入的成员号", "The member that this one was taken into")),
  ]
}
