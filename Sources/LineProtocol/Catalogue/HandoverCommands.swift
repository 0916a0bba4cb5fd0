extension Catalogue {
  static let handoverCommands: [CommandDescription] = [
    .command(
      "handover key", .books, .read, .auditors,
      Localized("本行的公钥,交给其他时间银行登记", "This bank's key, for other banks to know its signatures by"),
      fields: [.column("bank", .text, Localized("本行名称", "This bank's name")), .column("public-key", .text, key)],
      errors: [.wrongState], example: "handover key"),
    .command(
      "handover trust", .books, .change, .administrators,
      Localized("登记另一家时间银行的公钥;须当面或电话核对", "Take another bank's key for true; compare it with them first"),
      parameters: [
        .needed("bank", .code, bank), .needed("public-key", .text(maxCharacters: 64), key),
        .optional("name", .text(maxCharacters: 100)),
      ],
      fields: banks + .entry, errors: [.exists],
      example: "handover trust bank=xincheng public-key=8cf41cab"),
    .command(
      "handover distrust", .books, .change, .administrators,
      Localized("不再信任另一家时间银行", "Take another bank's signatures for true no more"),
      parameters: [.needed("bank", .code, bank)], fields: banks + .entry, errors: [.notFound],
      example: "handover distrust bank=xincheng"),
    .command(
      "handover banks", .books, .read, .auditors, Localized("列出互信的时间银行", "List the banks that are or were trusted"),
      columns: banks + .entry, example: "handover banks"),
    .command(
      "handover issue", .books, .change, .administrators,
      Localized("把成员连同时间、服务转到另一家时间银行", "Hand a member over to another bank, with hours and service"),
      parameters: [.needed("member", .number), .needed("to", .code, bank)],
      fields: [
        .column("handover", .integer, number), .column("member", .integer), .column("bank", .code, bank),
        .column("minutes", .duration), .column("years", .integer, Localized("有服务的年数", "Years with service")),
        .column("until", .date), .column("file", .text, file),
      ] + .entry,
      errors: [.notFound, .closed, .wrongState, .inDebt], example: "handover issue member=17 to=xincheng",
      caution: Localized(
        "成员在本行退出;只有对方拒收时才能收回。", "The member leaves this bank; only a refusal of the other one undoes it.")),
    .command(
      "handover take", .books, .change, .administrators,
      Localized("接收另一家时间银行转来的成员", "Take over a member from another bank's file"),
      parameters: [
        .needed("file", .document(maxCharacters: 6000), Localized("对方给的文件", "The file of the other bank")),
        .optional("station", .code, Localized("新成员所属服务站", "Station of the new member")),
        .optional("member", .number, Localized("已是本行成员的,其成员号", "Who it is, where already a member here")),
      ],
      fields: handovers,
      errors: [
        .notFound, .closed, .exists, .notAllowed, .tooOld, .limitReached, .inDebt, .futureDate,
      ],
      example: "handover take file=@zhangsan.txt station=jindu"),
    .command(
      "handover refuse", .books, .change, .administrators,
      Localized("拒收另一家时间银行的文件,以后也不再接收", "Refuse another bank's file, for ever"),
      parameters: [
        .needed("file", .document(maxCharacters: 6000), Localized("对方给的文件", "The file of the other bank")),
        .needed("reason", .text(maxCharacters: 500)),
      ],
      fields: handovers, errors: [.exists, .notAllowed], example: "handover refuse file=@zhangsan.txt reason=本人改了主意",
      caution: Localized("拒收之后不能再接收。", "What was refused can never be taken.")),
    .command(
      "handover settle", .books, .change, .administrators,
      Localized(
        "凭对方的回执了结:已接收的办结,拒收的把时间退还成员", "Close a hand-over by the other bank's answer: done, or the hours come back"),
      parameters: [
        .needed("receipt", .document(maxCharacters: 1000), Localized("对方的回执", "The other bank's answer"))
      ],
      fields: handovers, errors: [.notFound, .wrongState], example: "handover settle receipt=@receipt.txt"),
    .command(
      "handover show", .books, .read, .auditors,
      Localized("查看一次转接和要交给对方的文件", "Show a hand-over and the file for the other bank"),
      parameters: [.needed("handover", .number, number)],
      fields: handovers + [.column("document", .text, Localized("要交给对方的文件", "The file for the other bank"))],
      errors: [.notFound], example: "handover show handover=1", peopleShown: .rows),
    .command(
      "handover list", .books, .read, .auditors,
      Localized("列出与其他时间银行的转接", "List what went to other banks and came from there"),
      parameters: [.optional("member", .number)] + .paging, columns: handovers, fields: .more, errors: [.notFound],
      example: "handover list", peopleShown: .rows),
  ]

  private static let key = Localized("公钥,64 位十六进制数", "The key, 64 hexadecimal digits")
  private static let bank = Localized("对方时间银行的代码", "What the other bank is called here")
  private static let number = Localized("转接号", "Number of the hand-over")
  private static let file = Localized("文件编号", "The file's name")

  private static let banks: [CommandDescription.Column] = [
    .column("bank", .code, bank), .column("name", .text), .column("public-key", .text, key), .column("state", .code),
  ]

  private static let handovers: [CommandDescription.Column] = [
    .column("handover", .integer, number),
    .column("direction", .code, Localized("转出或转入", "Out of this bank or into it")), .column("bank", .code, bank),
    .column("member", .integer), .column("minutes", .duration), .column("state", .code), .column("entry", .integer),
  ]
}
