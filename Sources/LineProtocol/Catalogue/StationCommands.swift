import Ledger

extension Catalogue {
  static let stationCommands: [CommandDescription] = [
    .command(
      "station add", .stations, .change, .administrators, Localized("新增服务站", "Add a station"),
      parameters: [
        .needed("station", .code), .needed("name", .text(maxCharacters: 100)),
        .optional("parent", .code, Localized("总站代码", "Code of the main station")),
      ],
      columns: stationColumns, fields: .entry, errors: [.exists, .notFound, .closed],
      example: "station add station=jindu name=金都社区志愿服务站"),
    .command(
      "station set", .stations, .change, .administrators, Localized("更改服务站", "Change a station"),
      parameters: [
        .needed("station", .code), .optional("name", .text(maxCharacters: 100)),
        .optional("parent", .code, Localized("总站代码", "Code of the main station")),
      ],
      columns: stationColumns, fields: .entry, errors: [.notFound, .closed, .wrongState],
      example: "station set station=jindu name=金都社区总站"),
    .command(
      "station close", .stations, .change, .administrators,
      Localized(
        "关闭服务站", "Close a station with no stock, open redemptions, members, teams or published activities left"),
      parameters: [.needed("station", .code)],
      columns: stationColumns, fields: .entry, errors: [.notFound, .closed, .wrongState],
      example: "station close station=jindu",
      caution: Localized("服务站关闭后不能重新开放。", "A station that is closed cannot be opened again.")),
    .command(
      "station list", .stations, .read, .everybody, Localized("列出服务站", "List the stations"),
      columns: stationColumns, example: "station list"),
    .command(
      "station show", .stations, .read, .everybody, Localized("查看服务站", "Show a station"),
      parameters: [.needed("station", .code)],
      columns: stationColumns, errors: [.notFound], example: "station show station=jindu"),
    .command(
      "operator add", .stations, .change, .administrators,
      Localized("授予系统用户或用户组角色", "Give a role to a user or group of the server"),
      parameters: [
        .optional("user", .text(maxCharacters: 64)), .optional("group", .text(maxCharacters: 64)),
        .needed("role", .choice(grantedRoles)), .optional("stations", .codes),
        .optional("member", .number, Localized("该操作员本人的成员号", "The operator's own member number")),
      ],
      columns: operatorColumns, fields: .entry, errors: [.exists, .notFound, .closed],
      example: "operator add user=wang role=operator stations=jindu"),
    .command(
      "operator set", .stations, .change, .administrators, Localized("更改角色或服务站", "Change a role or its stations"),
      parameters: [
        .optional("user", .text(maxCharacters: 64)), .optional("group", .text(maxCharacters: 64)),
        .optional("role", .choice(grantedRoles)), .optional("stations", .codes),
        .optional("member", .number, Localized("该操作员本人的成员号", "The operator's own member number")),
      ],
      columns: operatorColumns, fields: .entry, errors: [.notFound, .closed],
      example: "operator set user=wang stations=jindu,xincheng"),
    .command(
      "operator remove", .stations, .change, .administrators, Localized("收回角色", "Take a role back"),
      parameters: [.optional("user", .text(maxCharacters: 64)), .optional("group", .text(maxCharacters: 64))],
      columns: operatorColumns, fields: .entry, errors: [.notFound],
      example: "operator remove user=wang"),
    .command(
      "operator list", .stations, .read, .auditors, Localized("列出授予的角色", "List the roles that were given"),
      columns: operatorColumns, example: "operator list"),
  ]

  /// The roles that a user or group can be given.
  private static let grantedRoles = ["operator", "auditor", "kiosk", "messenger", "admin"]

  private static let stationColumns: [CommandDescription.Column] = [
    .column("station", .code), .column("name", .text), .column("parent", .code), .column("state", .code),
    .column("members", .integer),
  ]

  private static let operatorColumns: [CommandDescription.Column] = [
    .column("kind", .code, Localized("用户或用户组", "User or group")),
    .column("id", .integer, Localized("系统编号", "Number in the system")),
    .column("name", .text), .column("role", .code), .column("stations", .list),
    .column("member", .integer, Localized("该操作员本人的成员号", "The operator's own member number")),
  ]
}
