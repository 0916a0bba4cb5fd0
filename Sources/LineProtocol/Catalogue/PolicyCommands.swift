import Ledger

extension Catalogue {
  static let policyCommands: [CommandDescription] = [
    .command(
      "policy list", .stars, .read, .readers, Localized("列出各版规则", "List the versions of the rules"),
      columns: [
        .column("policy", .integer), .column("at", .instant), .column("entry", .integer),
        .column("state", .code), .column("assessed", .integer), .column("changes", .list),
      ],
      example: "policy list"),
    .command(
      "policy show", .stars, .read, .readers,
      Localized("查看一版规则,默认最新一版", "Show a version of the rules, the newest if left out"),
      parameters: [.optional("policy", .number)],
      columns: [.column("name", .text, ruleName), .column("value", .text)],
      fields: [.column("policy", .integer), .column("state", .code), .column("at", .instant)],
      errors: [.notFound], example: "policy show policy=1"),
    .command(
      "policy set", .stars, .change, .administrators,
      Localized("制定新一版规则;星级要另行评定", "Set a new version of the rules; stars wait for an assessment"),
      parameters: rules,
      columns: [
        .column("name", .text, ruleName), .column("was", .text, Localized("原值", "Value before")),
        .column("value", .text),
      ],
      fields: [.column("policy", .integer)] + .entryOrApproval, errors: [.wrongState, .notFound],
      example: "policy set rules=\"stars.member.max_stars = 6\"", fourEyes: .always(.policy)),
    .command(
      "policy preview", .stars, .read, .auditors,
      Localized("预览新规则下谁升谁降", "Show who would rise and fall under other rules"),
      parameters: [
        .optional("policy", .number, Localized("已制定的某一版,默认最新一版", "A version that was set, the newest if left out"))
      ] + rules + [
        .optional(
          "totals", .choice(["member", "team"]),
          Localized("改为各星级人数或队数的前后对比", "How many at each level before and after instead"))
      ] + .paging,
      columns: [
        .column("subject", .text), .column("name", .text), .column("was", .integer), .column("stars", .integer),
        .column("before", .integer), .column("now", .integer, Localized("之后的个数", "How many then")),
        .column("text", .text, Localized("星级的依据", "What the stars rest on")),
      ],
      fields: [
        .column("policy", .integer), .column("rose", .integer), .column("fell", .integer), .column("same", .integer),
      ] + .more,
      errors: [.notFound], example: "policy preview preset=national"),
    .command(
      "stars assess", .stars, .change, .administrators,
      Localized("按某一版规则或在一期结束后评定所有人的星级", "Assess everybody's stars under other rules, or after the close of a period"),
      parameters: [
        .optional("policy", .number, Localized("改按这一版规则评定", "Follow this version of the rules from now on")),
        .optional("period", .text(maxCharacters: 10)), .optional("progress", .flag),
      ],
      columns: [
        .column("subject", .text), .column("name", .text), .column("was", .integer), .column("stars", .integer),
        .column("text", .text, Localized("星级的依据", "What the stars rest on")),
      ],
      fields: [
        .column("policy", .integer), .column("period", .code), .column("amends", .integer), .column("rose", .integer),
        .column("fell", .integer),
      ] + .entry,
      errors: [.notFound, .wrongState], example: "stars assess policy=2"),
  ]

  private static let ruleName = Localized("规则的名称", "Name of the rule")

  /// The names of the presets; a test holds them to those of the rules.
  private static let presets = [
    "community", "national", "guangzhou-2019", "beijing-2022", "nanjing-2019", "shanghai-2026",
  ]

  private static let rules: [CommandDescription.Parameter] = [
    .optional("rules", .document(maxCharacters: 8000)), .optional("preset", .choice(presets)),
  ]
}
