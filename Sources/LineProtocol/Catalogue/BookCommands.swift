import Ledger

extension Catalogue {
  static let bookCommands: [CommandDescription] = [
    .command(
      "journal list", .books, .read, .readers, Localized("列出分录", "List journal entries"),
      parameters: [.optional("kind", .choice(EntryKind.allCases.map(\.rawValue)))] + .paging,
      columns: [
        .column("entry", .integer), .column("at", .instant), .column("kind", .code), .column("user", .code),
        .column("role", .code), .column("station", .code), .column("date", .date),
        .column("postings", .integer, Localized("过账笔数", "Number of postings")),
      ],
      fields: .more, example: "journal list after=50"),
    .command(
      "journal show", .books, .read, .readers, Localized("查看分录及其过账与哈希", "Show an entry, its postings and hash"),
      parameters: [.needed("entry", .number)],
      columns: [
        .column("item", .code, Localized("所述何物", "What the row shows")),
        .column("name", .text), .column("value", .text, Localized("内容", "Value")), .column("balance", .text),
      ],
      fields: [.column("entry", .integer), .column("hash", .text)],
      errors: [.notFound], example: "journal show entry=57"),
    .command(
      "journal reverse", .books, .change, .administrators,
      Localized(
        "冲正转让、捐赠、发放、期初、调整、到期或库存分录",
        "Undo an entry of a transfer, donation, grant, opening, adjustment, expiry or of stock"),
      parameters: [
        .needed("entry", .number), .needed("reason", .text(maxCharacters: 500)), .optional("force", .flag),
      ],
      columns: [
        .column("account", .text), .column("unit", .code),
        .column("amount", .text), .column("balance", .text),
      ],
      fields: .entryOrApproval,
      errors: [.notFound, .notAllowed, .alreadyReversed, .closed, .insufficientHours, .outOfStock],
      example: "journal reverse entry=57 reason=录错成员", fourEyes: .always(.reversal),
      caution: Localized("冲正本身不能再冲正。", "A reversal cannot itself be reversed.")),
    .command(
      "verify", .books, .read, .auditors,
      Localized("从头验证账本:哈希链、余额、库存、星级", "Prove the books: chain, balances, stock, stars"),
      parameters: [
        .optional("progress", .flag),
        .optional("since", .number, Localized("只验证此分录及以后(快)", "Only this entry and those after it (quick)")),
        .optional("head", .text(maxCharacters: 64), Localized("此分录公布过的哈希", "Its hash as it was published")),
      ],
      fields: [
        .column("verdict", .code), .column("entries", .integer), .column("head", .text), .column("heads", .integer),
      ],
      errors: [.notFound, .corrupt], example: "verify"),
    .command(
      "rebuild", .books, .change, .administrators,
      Localized("哈希链完好时,由分录重建余额等数据", "Make balances and all else anew from a journal whose chain is whole"),
      parameters: [.optional("progress", .flag)],
      fields: [.column("entries", .integer), .column("head", .text)],
      errors: [.corrupt], example: "rebuild"),
    .command(
      "backup", .books, .read, .administrators,
      Localized("备份账本:复制、核对后存入备份文件夹", "Make a proved copy of the books in the folder for backups"),
      parameters: [.optional("progress", .flag)],
      fields: [
        .column("file", .text), .column("entries", .integer), .column("head", .text), .column("bytes", .integer),
        .column("folder", .text),
      ],
      errors: [.wrongState, .busy, .diskFull, .corrupt], example: "backup"),
    .command(
      "backup list", .books, .read, .auditors, Localized("列出备份,新的在前", "List the backups, newest first"),
      columns: [
        .column("file", .text), .column("at", .instant, Localized("备份时刻", "When it was made")),
        .column("entries", .integer), .column("head", .text), .column("bytes", .integer), .column("kept", .list),
      ],
      fields: [.column("folder", .text)], errors: [.wrongState], example: "backup list"),
    .command(
      "head", .books, .read, .everybody, Localized("最新分录号与哈希", "Number and hash of the newest entry"),
      fields: [.column("entry", .integer), .column("head", .text)], example: "head"),
    .command(
      "trial-balance", .books, .read, .auditors, Localized("试算平衡表", "The trial balance"),
      parameters: [
        .optional("at", .instant, Localized("当时账上所载", "As the journal held it then")),
        .optional(
          "by", .choice(["account", "unit", "station"]),
          Localized("逐户(默认),或按单位、按服务站合计", "Each account (if left out), or sums by unit or by station")),
      ],
      columns: [
        .column("account", .text), .column("unit", .code), .column("balance", .text),
        .column("station", .code, Localized("所属服务站", "Station that it belongs to")),
        .column("accounts", .integer, Localized("账户数", "Number of accounts")),
      ],
      example: "trial-balance by=station"),
    .command(
      "clock confirm", .books, .change, .administrators,
      Localized("时钟跳动后,核对无误时予以确认,使到期事项恢复办理", "Vouch for a clock that has leapt, so that what is due is carried out"),
      fields: [.column("leap", .duration, Localized("跳动幅度", "How far it leapt"))] + .entry, errors: [.wrongState],
      example: "clock confirm"),
    .command(
      "import open", .books, .change, .recorders, Localized("开始导入一张表", "Begin the import of a sheet"),
      parameters: [
        .needed(
          "kind", .choice(["members", "sign-in", "opening"]),
          Localized("成员表、签到表或期初余额表", "Members, a sign-in sheet or older balances")),
        .needed("station", .code),
        .optional("year", .integer(1900...9999), Localized("日期未写年份时所用年份", "Year of dates that name none")),
        .optional("sheet", .code, Localized("印在纸上的签到表编号,同号只导入一次", "Number printed on the paper; it is imported once")),
        .optional(
          "again", .flag,
          Localized("导入过也再导入,相同的行不重复入账", "Though it was imported before; equal lines are not posted twice")),
      ],
      fields: [.column("import", .integer)], errors: [.notFound, .closed, .exists],
      example: "import open kind=sign-in station=jindu year=2026"),
    .command(
      "import row", .books, .change, .recorders, Localized("暂存一行,内容照表上所写", "Stage a row as it stands on the sheet"),
      parameters: [
        .needed("import", .number), .needed("line", .integer(1...100_000_000)),
        .optional("no", sheetText, Localized("成员号", "Member number")), .optional("name", sheetText),
        .optional("phone", sheetText),
        .optional("birth", sheetText), .optional("registered", sheetText), .optional("guardian", sheetText),
        .optional("date", sheetText), .optional("start", sheetText), .optional("end", sheetText),
        .optional("minutes", sheetText), .optional("team", sheetText), .optional("activity", sheetText),
        .optional("kind", sheetText), .optional("place", sheetText), .optional("beneficiary", sheetText),
        .optional("leader", sheetText), .optional("note", sheetText), .optional("reason", sheetText),
        .optional("short", .flag, Localized("该行缺列", "The row has fewer cells than the heading")),
      ],
      fields: [.column("staged", .integer)], errors: [.notFound, .wrongState, .exists, .limitReached],
      example: "import row import=1 line=2 date=2026-05-07 name=张三 phone=0017 start=08:30 end=11:00"),
    .command(
      "import preview", .books, .read, .recorders, Localized("逐行预览结论,或合计", "The verdict on each line, or totals"),
      parameters: [
        .needed("import", .number),
        .optional("totals", .choice(["member", "team"]), Localized("改为按成员或服务队合计", "Totals by member or team instead")),
      ],
      columns: [
        .column("line", .integer), .column("verdict", .code),
        .column("code", .code, Localized("原因代码", "Code of the reason")),
        .column("member", .integer), .column("name", .text), .column("date", .date),
        .column("minutes", .duration),
        .column("team", .code), .column("records", .integer), .column("text", .text),
      ],
      fields: importTotals, errors: [.notFound, .wrongState], example: "import preview import=1", peopleShown: .rows),
    .command(
      "import commit", .books, .change, .recorders, Localized("入账:全部或全不", "Post the sheet: all or nothing"),
      parameters: [
        .needed("import", .number), .optional("skip", .integers), .optional("progress", .flag),
      ],
      columns: [
        .column("line", .integer), .column("verdict", .code), .column("record", .integer), .column("member", .integer),
        .column("minutes", .duration), .column("stars", .integer), .column("was", .integer),
      ],
      fields: importTotals + .entry, errors: [.notFound, .wrongState, .exists, .batch],
      example: "import commit import=1 skip=12,13"),
    .command(
      "import abort", .books, .change, .recorders, Localized("放弃导入", "Give an import up"),
      parameters: [.needed("import", .number)],
      fields: [.column("import", .integer)], errors: [.notFound, .wrongState], example: "import abort import=1"),
  ]

  private static let sheetText = ParameterType.text(maxCharacters: 500)

  private static let importTotals: [CommandDescription.Column] = [
    .column("good", .integer), .column("faults", .integer), .column("already", .integer),
    .column("skipped", .integer), .column("minutes", .duration, Localized("可入账时长合计", "Hours that can be posted")),
  ]
}
