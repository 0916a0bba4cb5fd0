import Ledger

extension Catalogue {
  static let teamCommands: [CommandDescription] = [
    .command(
      "team add", .teams, .change, .recorders, Localized("新增服务队", "Add a team"),
      parameters: [
        .needed("team", .code), .needed("name", .text(maxCharacters: 100)), .needed("station", .code),
        .optional("parent", .code, Localized("所属大队", "Brigade that it belongs to")),
      ],
      columns: teamColumns, fields: .entry, errors: [.exists, .notFound, .closed],
      example: "team add team=shuijiao name=水饺队 station=jindu"),
    .command(
      "team set", .teams, .change, .recorders, Localized("更改服务队名称", "Rename a team"),
      parameters: [.needed("team", .code), .needed("name", .text(maxCharacters: 100))],
      columns: teamColumns, fields: .entry, errors: [.notFound, .closed],
      example: "team set team=shuijiao name=包水饺队"),
    .command(
      "team close", .teams, .change, .recorders,
      Localized("解散服务队,可把队员并入另一队", "Close a team; its members can move into another"),
      parameters: [
        .needed("team", .code), .optional("into", .code, Localized("接收队员的服务队", "Team that takes the members")),
      ],
      columns: teamColumns, fields: .entry, errors: [.notFound, .closed, .wrongState],
      example: "team close team=shuijiao into=yijian",
      caution: Localized("服务队解散后不能恢复。", "A team that is closed cannot be opened again.")),
    .command(
      "team list", .teams, .read, .readers, Localized("列出服务队", "List the teams"),
      parameters: [.optional("station", .code)],
      columns: teamColumns, errors: [.notFound], example: "team list"),
    .command(
      "team show", .teams, .read, .readers, Localized("查看服务队与队员", "Show a team and who is or was in it"),
      parameters: [.needed("team", .code)],
      columns: membershipColumns, errors: [.notFound], example: "team show team=shuijiao", peopleShown: .rows),
    .command(
      "team join", .teams, .change, .recorders, Localized("成员入队", "A member joins a team"),
      parameters: [
        .needed("team", .code), .needed("member", .number),
        .optional("from", .date, Localized("入队日期(含),默认今天", "First day in the team, included; today if left out")),
      ],
      columns: membershipColumns, fields: .entry,
      errors: [.notFound, .closed, .futureDate, .beforeRegistration, .exists, .wrongState],
      example: "team join team=shuijiao member=17 from=2024-01-05"),
    .command(
      "team leave", .teams, .change, .recorders, Localized("成员离队", "A member leaves a team"),
      parameters: [
        .needed("team", .code), .needed("member", .number),
        .optional("until", .date, Localized("在队最后一天(含),默认今天", "Last day in the team, included; today if left out")),
      ],
      columns: membershipColumns, fields: .entry, errors: [.notFound, .notInTeam, .futureDate, .wrongState],
      example: "team leave team=shuijiao member=17 until=2026-06-30"),
  ]

  private static let teamColumns: [CommandDescription.Column] = [
    .column("team", .code), .column("name", .text), .column("station", .code),
    .column("parent", .code, Localized("所属大队", "Brigade that it belongs to")), .column("state", .code),
    .column("members", .integer), .column("stars", .integer),
  ]

  private static let membershipColumns: [CommandDescription.Column] = [
    .column("team", .code), .column("member", .integer), .column("name", .text, Localized("姓名", "Name")),
    .column("from", .date), .column("until", .date),
  ]
}
