import Ledger

/// The lists that a station keeps: what it can draw on, and what it does.
extension Catalogue {
  static let resourceCommands: [CommandDescription] = [
    .command(
      "resource add", .stations, .change, .recorders,
      Localized("登记服务站的资源:场地、物品、合作单位", "Enter something that a station can draw on"),
      parameters: [
        .needed("resource", .code, resource), .needed("station", .code),
        .needed("name", .text(maxCharacters: 100)), .optional("kind", nature, kind),
        .optional("note", .text(maxCharacters: 500)),
      ],
      columns: columns, fields: .entry, errors: [.notFound, .closed, .exists],
      example: "resource add resource=hall station=jindu kind=place name=多功能厅 note=可坐40人"),
    .command(
      "resource set", .stations, .change, .recorders, Localized("更改资源", "Change a resource"),
      parameters: [
        .needed("resource", .code, resource), .optional("name", .text(maxCharacters: 100)),
        .optional("kind", nature, kind), .optional("note", .text(maxCharacters: 500)),
      ],
      columns: columns, fields: .entry, errors: [.notFound, .closed], example: "resource set resource=hall note=可坐50人"),
    .command(
      "resource remove", .stations, .change, .recorders, Localized("注销资源", "Strike a resource off"),
      parameters: [.needed("resource", .code, resource)], columns: columns, fields: .entry,
      errors: [.notFound, .closed], example: "resource remove resource=hall",
      caution: Localized(
        "注销后不能恢复,只能用另一个代码登记。", "A resource that is struck off can only be entered under another code.")),
    .command(
      "resource list", .stations, .read, .readers, Localized("资源清单", "The list of resources"),
      parameters: [.optional("station", .code), .optional("state", .choice(["open", "closed"]))], columns: columns,
      errors: [.notFound], example: "resource list station=jindu state=open"),
    .command(
      "station services", .stations, .read, .everybody,
      Localized("服务清单:即将举行的活动和可兑换的服务", "What a station does: activities to come, and services for hours"),
      parameters: [.needed("station", .code)],
      columns: [
        .column("kind", .code, Localized("活动或兑换项目", "Activity or offer")),
        .column("id", .text, Localized("活动号或项目代码", "Number of the activity or code of the offer")),
        .column("name", .text), .column("date", .date), .column("start", .text), .column("end", .text),
        .column("free", .integer, Localized("余下的名额", "Places left")), .column("price", .duration),
      ],
      errors: [.notFound], example: "station services station=jindu"),
  ]

  private static let nature = ParameterType.choice(["place", "thing", "partner", "other"])
  private static let resource = Localized("资源代码", "Code of the resource")
  private static let kind = Localized("场地、物品、合作单位或其他", "place, thing, partner or other")

  private static let columns: [CommandDescription.Column] = [
    .column("resource", .code, resource), .column("station", .code), .column("kind", .code, kind),
    .column("name", .text), .column("note", .text), .column("state", .code),
  ]
}
