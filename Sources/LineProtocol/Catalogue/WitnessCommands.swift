import Ledger

/// What lets somebody outside the bank see that nobody has rewritten its journal.
extension Catalogue {
  static let witnessCommands: [CommandDescription] = [
    .command(
      "head publish", .books, .change, .administrators,
      Localized(
        "登记最新哈希已对外公布(张贴、寄送),以后每次 verify 都会比对",
        "Note that the newest hash was published (posted, sent); every verify compares it from then on"),
      parameters: [
        .optional("note", .text(maxCharacters: 500), Localized("公布在何处", "Where it was published"))
      ],
      fields: [.column("published", .integer), .column("head", .text, publishedHash)] + .entry,
      example: "head publish note=七月公示栏"),
    .command(
      "head list", .books, .read, .readers, Localized("列出公布过的哈希", "List the published hashes"),
      parameters: .paging,
      columns: [
        .column("published", .integer), .column("hash", .text, publishedHash),
        .column("at", .instant, Localized("公布时刻", "When it was published")), .column("user", .code),
        .column("note", .text), .column("entry", .integer),
      ],
      fields: .more, example: "head list"),
    .command(
      "export", .books, .read, .auditors,
      Localized(
        "导出分录,供不用本系统的人验证;每次最多 1000 条,接着用 since= 导出,直到 through 等于 total",
        "Entries for a verifier elsewhere; at most 1000 a reply, go on with since= until through is total"),
      parameters: [
        .needed("kind", .choice(["journal"]), Localized("导出什么", "What is exported")),
        .optional("since", .integer(0...Int64.max)), .optional("limit", .integer(1...1000)),
        .optional(
          "texts", .flag,
          Localized("带上链外文字(含个人信息,仅管理员)", "With the texts beside the chain (personal data; administrators only)")),
      ],
      columns: [
        .column("entry", .integer), .column("hash", .text), .column("canonical", .text), .column("texts", .text),
      ],
      fields: [
        .column("through", .integer), .column("total", .integer, Localized("最新分录号", "Number of the newest entry")),
        .column("head", .text, Localized("through 所指分录的哈希", "Hash of the entry that through names")),
      ],
      errors: [.notFound, .corrupt], example: "export kind=journal since=1", peopleShown: .texts),
  ]

  private static let publishedHash = Localized("公布的哈希", "The published hash")
}
