import Ledger

/// What the bank holds on people, and what becomes of it.
extension Catalogue {
  static let privacyCommands: [CommandDescription] = [
    .command(
      "member file", .members, .read, .readersAndMembers,
      Localized("调阅或打印一名成员的全部资料", "All that the bank holds about one member, to be read or printed"),
      parameters: [.needed("member", .number)],
      columns: [
        .column("part", .code, Localized("部分", "Part of the file")),
        .column("item", .text, Localized("项目", "Thing")), .column("date", .date), .column("value", .text),
        .column("minutes", .duration), .column("text", .text, Localized("文字", "What people wrote")),
      ],
      errors: [.notFound], example: "member file member=17", peopleShown: .named),
    .command(
      "member erase", .members, .change, .administrators,
      Localized(
        "删除已注销成员的姓名、电话、备注等文字;账目和数字保留", "Erase name, phone and texts of a member who has left; all numbers stay"),
      parameters: [
        .needed("member", .number),
        .needed("reason", .text(maxCharacters: 500), Localized("原因,不写姓名", "Why, in words that name nobody")),
      ],
      fields: [
        .column("member", .integer), .column("texts", .integer, Localized("删除的文字条数", "Texts that went")),
      ] + .entry,
      errors: [.notFound, .wrongState, .notAllowed], example: "member erase member=22 reason=本人书面申请",
      caution: Localized("删除的文字再也找不回来。", "What is erased cannot be brought back.")),
    .command(
      "member freeze", .members, .change, .administrators,
      Localized("在法定期限内保存成员的资料,不得删除", "Keep a member's data while a legal term runs"),
      parameters: [.needed("member", .number), .needed("until", .date), .needed("reason", .text(maxCharacters: 500))],
      fields: [.column("member", .integer), .column("until", .date)] + .entry, errors: [.notFound, .wrongState],
      example: "member freeze member=22 until=2027-05-04 reason=争议处理中"),
    .command(
      "member unfreeze", .members, .change, .administrators,
      Localized("提前结束资料的保存期限", "End the term for which a member's data are kept"),
      parameters: [.needed("member", .number), .needed("reason", .text(maxCharacters: 500))],
      fields: [.column("member", .integer), .column("until", .date)] + .entry, errors: [.notFound, .wrongState],
      example: "member unfreeze member=22 reason=争议已了结"),
    .command(
      "access list", .members, .read, .auditors,
      Localized("谁看过谁的资料", "Who looked at whose data"),
      parameters: [
        .optional("member", .number), .optional("user", .text(maxCharacters: 32)),
        .optional("since", .date, Localized("从这一天起", "From this day on")),
      ] + .paging,
      columns: [
        .column("look", .integer, Localized("序号", "Its number")), .column("at", .instant), .column("user", .text),
        .column("role", .code), .column("command", .text), .column("member", .integer),
        .column("shown", .integer, Localized("显示的人数", "People shown")),
      ],
      fields: .more, errors: [.notFound], example: "access list member=17 since=2026-05-01"),
  ]
}
