import Ledger

extension Catalogue {
  static let poolCommands: [CommandDescription] = [
    .command(
      "pool add", .hours, .change, .administrators, Localized("设立公益时间池", "Found a pool"),
      parameters: [.needed("pool", .code), .needed("name", .text(maxCharacters: 60))] + criteria, columns: poolColumns,
      fields: .entry, errors: [.exists], example: "pool add pool=gongyi name=公益时间池 min-age=60 tags=alone"),
    .command(
      "pool set", .hours, .change, .administrators, Localized("更改公益时间池的名称或发放条件", "Change a pool's name or criteria"),
      parameters: [.needed("pool", .code), .optional("name", .text(maxCharacters: 60))] + criteria,
      columns: poolColumns, fields: .entry, errors: [.notFound], example: "pool set pool=gongyi min-age=65 tags="),
    .command(
      "pool allowance", .hours, .change, .administrators,
      Localized("设定每月发放给符合条件者的时长;池中不足时当月都不发", "Set what everybody who meets the criteria gets each month"),
      parameters: [
        .needed("pool", .code),
        .needed("minutes", .duration, Localized("每人每月的时长,0:00 为停发", "How much for each; 0:00 ends it")),
        .optional("day", .integer(1...28), Localized("每月几日,默认 1", "On which day of the month; 1 by default")),
      ],
      columns: poolColumns, fields: .entryOrApproval, errors: [.notFound, .granularity, .limitReached],
      example: "pool allowance pool=gongyi minutes=2:00 day=1", fourEyes: .always(.grant)),
    .command(
      "pool list", .hours, .read, .readers, Localized("列出公益时间池及其余额", "List the pools and what is in them"),
      columns: poolColumns, example: "pool list"),
    .command(
      "pool show", .hours, .read, .readers, Localized("查看公益时间池", "Show a pool"),
      parameters: [.needed("pool", .code)], columns: poolColumns, errors: [.notFound], example: "pool show pool=gongyi"),
  ]

  private static let criteria: [CommandDescription.Parameter] = [
    .optional(
      "min-age", .integer(0...150), Localized("领取人须满的周岁,0 为不限", "Age from which a member can receive; 0 for any")),
    .optional("tags", .codes, Localized("领取人须有的标记(逗号分隔)", "Tags that a receiver must have, all of them")),
  ]

  private static let poolColumns: [CommandDescription.Column] = [
    .column("pool", .code), .column("name", .text),
    .column("available", .duration, Localized("池中的时长", "The hours in it")),
    .column("min-age", .integer), .column("tags", .list),
    .column("allowance", .duration, Localized("每人每月的时长", "What each gets every month")),
    .column("day", .integer, Localized("每月几日发放", "On which day of the month")),
    .column("month", .text, Localized("最近到期的月份", "The last month that was due")),
    .column("given", .flag, Localized("该月是否已发放", "Whether it was given")),
  ]
}
