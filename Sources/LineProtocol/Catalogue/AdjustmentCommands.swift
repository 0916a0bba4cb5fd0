import Ledger

extension Catalogue {
  // What `adjust` needs is not marked as needed, since a word after it names one of the other three.
  static let adjustmentCommands: [CommandDescription] = [
    .command(
      "adjust", .hours, .change, .administrators,
      Localized("提出调整成员的账户,由另一位管理员复核", "Propose to adjust a wallet; another administrator confirms it"),
      parameters: [
        .optional("member", .number), .optional("minutes", .duration),
        .optional("direction", .choice(["add", "take"]), Localized("增加或扣减", "Whether it adds or takes")),
        .optional("reason", .text(maxCharacters: 500)), .optional("force", .flag),
      ],
      columns: adjustmentColumns, fields: adjustmentFields,
      errors: [.notFound, .closed, .granularity, .limitReached, .insufficientHours],
      example: "adjust member=17 minutes=1:30 direction=add reason=旧册漏记", fourEyes: .byItself),
    .command(
      "adjust confirm", .hours, .change, .administrators, Localized("复核并执行他人提出的调整", "Carry out what another proposed"),
      parameters: [.needed("adjustment", .number)], columns: adjustmentColumns, fields: adjustmentFields,
      errors: [.notFound, .wrongState, .samePerson, .insufficientHours], example: "adjust confirm adjustment=1"),
    .command(
      "adjust reject", .hours, .change, .administrators, Localized("放弃一笔调整", "Give an adjustment up"),
      parameters: [.needed("adjustment", .number), .needed("reason", .text(maxCharacters: 500))],
      columns: adjustmentColumns, fields: adjustmentFields, errors: [.notFound, .wrongState],
      example: "adjust reject adjustment=1 reason=金额有误"),
    .command(
      "adjust list", .hours, .read, .readers, Localized("列出调整", "List the adjustments"),
      parameters: [
        .optional("member", .number), .optional("state", .choice(["proposed", "confirmed", "rejected"])),
      ] + .paging,
      columns: adjustmentColumns, fields: .more, errors: [.notFound], example: "adjust list state=proposed"),
  ]

  private static let adjustmentFields: [CommandDescription.Column] = [.column("adjustment", .integer)] + .entry

  private static let adjustmentColumns: [CommandDescription.Column] = [
    .column("adjustment", .integer), .column("member", .integer),
    .column("direction", .code, Localized("增加或扣减", "Whether it adds or takes")),
    .column("minutes", .duration), .column("state", .code),
    .column("forced", .flag, Localized("是否允许透支", "Whether the wallet may sink below zero")),
    .column("user", .code, Localized("提出人", "Who proposed it")), .column("at", .instant),
    .column("reason", .text), .column("available", .duration),
  ]
}
