import Ledger

/// Certificates of service, and the check of one by anybody.
extension Catalogue {
  static let certificateCommands: [CommandDescription] = [
    .command(
      "certificate issue", .books, .change, .recorders,
      Localized(
        "出具志愿服务记录证明:编号、校验码和所依据的记录", "Certify a member's service: a number, a check code, and the records it rests on"),
      parameters: [
        .needed("member", .number),
        .optional("from", .date, Localized("从这一天起,默认为第一条记录", "From this day on; the first record's by default")),
        .optional("until", .date, Localized("到这一天止,默认为最后一条记录", "Up to this day; the last record's by default")),
        .optional("replaces", .number, Localized("补发:代替这一号证明", "The certificate that it takes the place of")),
      ],
      columns: records,
      fields: [
        .column("certificate", .integer, number), .column("code", .text, checkCode), .column("member", .integer),
        .column("name", .text, personName), .column("from", .date, fromDay), .column("until", .date, untilDay),
        .column("minutes", .duration), .column("records", .integer, recordCount),
      ] + .entry + [.column("head", .text, Localized("出具前最后一条分录的哈希", "Hash of the last entry before it"))],
      errors: [.notFound, .closed, .wrongState, .futureDate], example: "certificate issue member=17"),
    .command(
      "certificate revoke", .books, .change, .administrators,
      Localized("撤销一份证明", "Withdraw a certificate"),
      parameters: [.needed("certificate", .number, number), .needed("reason", .text(maxCharacters: 500))],
      fields: [.column("certificate", .integer, number), .column("state", .code)] + .entry,
      errors: [.notFound, .wrongState], example: "certificate revoke certificate=1 reason=申请有误",
      caution: Localized("撤销后不能恢复,只能重新出具。", "A certificate that is withdrawn can only be issued anew.")),
    .command(
      "certificate check", .books, .read, .everybody,
      Localized("凭编号和校验码核验一份证明,人人可用", "Check a certificate by its number and code; for anybody"),
      parameters: [
        .needed("certificate", .number, number), .needed("code", .text(maxCharacters: 32), checkCode),
        .optional("minutes", .duration, Localized("证明上印的时长,一并核对", "The hours printed on it, compared too")),
      ],
      fields: [
        .column("certificate", .integer, number), .column("state", .code), .column("name", .text, personName),
        .column("from", .date, fromDay), .column("until", .date, untilDay), .column("minutes", .duration),
        .column("records", .integer, recordCount), .column("issued", .date, issued), .column("entry", .integer),
        .column("reversed", .list, Localized("其后冲正的记录", "Records reversed since")),
        .column("left", .duration, Localized("仍然有效的时长", "Hours of it that still hold")),
        .column("replaced-by", .integer, Localized("代替它的证明", "The certificate that has taken its place")),
      ],
      errors: [.notFound], example: "certificate check certificate=1 code=0000-0000-0000"),
    .command(
      "certificate show", .books, .read, .readers,
      Localized("查看一份证明和它所依据的记录", "Show a certificate and the records it rests on"),
      parameters: [.needed("certificate", .number, number)], columns: grounds, fields: register,
      errors: [.notFound], example: "certificate show certificate=1", peopleShown: .rows),
    .command(
      "certificate list", .books, .read, .readersAndMembers,
      Localized("证明登记簿", "The register of certificates"), parameters: [.optional("member", .number)] + .paging,
      columns: register, fields: .more, errors: [.notFound], example: "certificate list member=17",
      peopleShown: .rows),
  ]

  private static let number = Localized("证明编号", "Number of the certificate")
  private static let checkCode = Localized("证明上的校验码", "The check code printed on it")
  private static let personName = Localized("姓名", "Name")
  private static let fromDay = Localized("起始日期", "First day of the period")
  private static let untilDay = Localized("截止日期", "Last day of the period")
  private static let issued = Localized("出具日期", "Day of issue")
  private static let recordCount = Localized("所依据的记录数", "Records that it rests on")

  private static let records: [CommandDescription.Column] = [
    .column("record", .integer), .column("entry", .integer, Localized("入账的分录", "The entry that issued its hours")),
    .column("date", .date), .column("minutes", .duration), .column("station", .text), .column("kind", .code),
  ]

  private static let grounds = records + [.column("activity", .text), .column("state", .code)]

  private static let register: [CommandDescription.Column] = [
    .column("certificate", .integer, number), .column("member", .integer), .column("name", .text, personName),
    .column("from", .date, fromDay), .column("until", .date, untilDay), .column("minutes", .duration),
    .column("state", .code), .column("issued", .date, issued), .column("code", .text, checkCode),
    .column("entry", .integer), .column("reason", .text),
  ]
}
