import Ledger

extension Catalogue {
  static let givingCommands: [CommandDescription] =
    [
      .command(
        "household join", .hours, .change, .recorders,
        Localized("登记成员所在家庭及与户主的关系", "Put a member into a household"),
        parameters: [
          .needed("household", .code), .needed("member", .number),
          .optional(
            "relation", .choice(Relation.allCases.map(\.rawValue)),
            Localized("与户主的关系,默认 other", "What the member is to the head of the household; other by default")),
        ],
        columns: householdColumns, fields: .entry, errors: [.notFound, .closed, .exists, .wrongState],
        example: "household join household=wangjia member=17 relation=head"),
      .command(
        "household leave", .hours, .change, .recorders, Localized("成员离开所在家庭", "Take a member out of the household"),
        parameters: [.needed("member", .number)], columns: householdColumns, fields: .entry,
        errors: [.notFound, .wrongState], example: "household leave member=17"),
      .command(
        "household list", .hours, .read, .readers, Localized("列出家庭成员", "List households and who is in them"),
        parameters: [.optional("household", .code), .optional("member", .number)], columns: householdColumns,
        errors: [.notFound], example: "household list household=wangjia", peopleShown: .rows),
      .command(
        "transfer", .hours, .change, .recordersAndMembers,
        Localized("把时长转让给另一成员", "Give hours of one member to another"),
        parameters: [
          .needed("from", .number, Localized("转出的成员号", "Who gives")),
          .needed("to", .number, Localized("转入的成员号", "Who receives")), .needed("minutes", .duration),
          .optional("reason", .text(maxCharacters: 500)),
        ],
        columns: [
          .column("from", .integer, Localized("转出的成员号", "Who gives")),
          .column("to", .integer, Localized("转入的成员号", "Who receives")), .column("minutes", .duration),
          .column("available", .duration, Localized("转出者的可用时长", "What the giver can still spend")),
        ],
        fields: .entry,
        errors: [
          .notFound, .closed, .granularity, .limitReached, .samePerson, .notAllowed, .inDebt, .insufficientHours,
        ],
        example: "transfer from=17 to=18 minutes=2:00"),
      .command(
        "donate", .hours, .change, .recordersAndMembers, Localized("把时长捐入公益时间池", "Give hours of a member to a pool"),
        parameters: [
          .needed("member", .number), .needed("pool", .code), .needed("minutes", .duration),
          .optional("reason", .text(maxCharacters: 500)),
        ],
        columns: [
          .column("member", .integer), .column("pool", .code), .column("minutes", .duration),
          .column("available", .duration, Localized("捐赠者的可用时长", "What the giver can still spend")),
        ],
        fields: .entry, errors: [.notFound, .closed, .granularity, .limitReached, .inDebt, .insufficientHours],
        example: "donate member=17 pool=gongyi minutes=2:00"),
      .command(
        "grant", .hours, .change, .administrators, Localized("从公益时间池发放时长", "Give hours of a pool to a member"),
        parameters: [
          .needed("pool", .code), .needed("member", .number), .needed("minutes", .duration),
          .needed("reason", .text(maxCharacters: 500)),
        ],
        columns: [
          .column("pool", .code), .column("member", .integer), .column("minutes", .duration),
          .column("available", .duration, Localized("池中余下的时长", "What is left in the pool")),
        ],
        fields: .entryOrApproval,
        errors: [.notFound, .closed, .notAllowed, .granularity, .limitReached, .insufficientHours],
        example: "grant pool=gongyi member=18 minutes=5:00 reason=独居老人", fourEyes: .always(.grant)),
    ] + poolCommands

  private static let householdColumns: [CommandDescription.Column] = [
    .column("household", .code), .column("member", .integer),
    .column("name", .text, Localized("姓名", "Name")),
    .column("relation", .code, Localized("与户主的关系", "What the member is to the head")),
  ]
}
