import Ledger

/// Acts for which the configuration asks that two administrators agree: `roles.four_eyes`.
extension Catalogue {
  static let approvalCommands: [CommandDescription] = [
    .command(
      "approval list", .books, .read, .auditors,
      Localized("列出须两位管理员的事项", "List the acts that take two administrators"),
      parameters: [.optional("state", .choice(["proposed", "confirmed", "rejected", "lapsed"]))] + .paging,
      columns: approvalColumns, fields: .more, example: "approval list state=proposed"),
    .command(
      "approval confirm", .books, .change, .administrators,
      Localized(
        "复核并办理他人提出的事项;按此刻的规则办理,办不成的说明原因",
        "Carry out what another asked for, by the rules of this moment; refused as it would be alone"
      ),
      parameters: [.needed("approval", .number)], columns: approvalColumns, fields: .entry,
      errors: [.notFound, .wrongState, .samePerson, .insufficientHours], example: "approval confirm approval=1"),
    .command(
      "approval reject", .books, .change, .administrators, Localized("退回他人提出的事项", "Give up what another asked for"),
      parameters: [.needed("approval", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: approvalColumns, fields: .entry, errors: [.notFound, .wrongState, .samePerson],
      example: "approval reject approval=1 reason=情况不符"),
    .command(
      "restore confirm", .books, .change, .administrators,
      Localized(
        "核对哈希后确认恢复的账本,此后可以修改;须另一位管理员以本人的用户办理",
        "Vouch for restored books by their hash, so that they can be changed again; another administrator, as himself"),
      parameters: [.needed("head", .text(maxCharacters: 64), Localized("恢复的账本的哈希", "Hash of the restored books"))],
      fields: [
        .column("restored", .integer, Localized("恢复到的分录号", "Last entry of the backup")), .column("head", .text),
      ] + .entry,
      errors: [.wrongState, .samePerson],
      example: "restore confirm head=HASH",
      caution: Localized(
        "确认后就在恢复的账本上记账,恢复前的账本不再使用。", "From then on the restored books are kept, and the former ones are no longer used."
      )),
  ]

  private static let approvalColumns: [CommandDescription.Column] = [
    .column("approval", .integer), .column("act", .code, Localized("类别", "What makes it an act for two")),
    .column("request", .text, Localized("所请求的命令", "What is asked for")), .column("state", .code),
    .column("user", .code, Localized("提出人", "Who asked for it")), .column("at", .instant),
    .column("until", .date, Localized("最迟在这天复核", "Last day to confirm it")), .column("decider", .code),
    .column("done", .integer, Localized("办理的分录号", "Entry by which it was carried out")), .column("reason", .text),
  ]
}
