import Ledger

/// Trainings, which are no service: they move no hours and count for no star.
extension Catalogue {
  static let trainingCommands: [CommandDescription] = [
    .command(
      "training record", .service, .change, .recorders,
      Localized("记录一次培训;不算服务时长", "Record a training; it is no service"),
      parameters: [
        .needed("member", .number), .needed("station", .code), .needed("date", .date), .needed("minutes", .duration),
        .needed("course", .text(maxCharacters: 100), course),
      ],
      columns: columns, fields: .entry,
      errors: [.notFound, .closed, .futureDate, .granularity, .limitReached, .duplicate],
      example: "training record member=17 station=jindu date=2026-05-04 minutes=2:00 course=急救常识"),
    .command(
      "training withdraw", .service, .change, .recorders,
      Localized("撤回记错的培训", "Withdraw a training that was recorded by mistake"),
      parameters: [.needed("training", .number, number), .needed("reason", .text(maxCharacters: 500))],
      fields: [.column("training", .integer, number), .column("state", .code)] + .entry,
      errors: [.notFound, .wrongState], example: "training withdraw training=1 reason=记错人",
      caution: Localized("撤回后不能恢复,只能重新记录。", "A training that is withdrawn can only be recorded anew.")),
    .command(
      "training list", .service, .read, .readersAndMembers, Localized("列出培训", "List trainings"),
      parameters: [
        .optional("member", .number), .optional("station", .code), .optional("from", .date), .optional("until", .date),
      ] + .paging,
      columns: columns + [
        .column("station", .code), .column("course", .text, course), .column("state", .code), .column("reason", .text),
        .column("entry", .integer),
      ],
      fields: [.column("minutes", .duration, Localized("所列培训合计,不含已撤回的", "Total of those listed, not withdrawn"))]
        + .more,
      errors: [.notFound], example: "training list member=17", peopleShown: .named),
  ]

  private static let number = Localized("培训记录号", "Number of the training")
  private static let course = Localized("课程名称", "What the course is called")

  private static let columns: [CommandDescription.Column] = [
    .column("training", .integer, number), .column("member", .integer), .column("date", .date),
    .column("minutes", .duration),
  ]
}
