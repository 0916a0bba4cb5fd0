import Ledger

extension Catalogue {
  static let sessionCommands: [CommandDescription] = [
    .command(
      "hello", .session, .session, .everybody, Localized("选择语言与输出格式", "Choose language and form of output"),
      parameters: [
        .optional("lang", .choice(Language.allCases.map(\.rawValue))),
        .optional("mode", .choice(["text", "json"])),
        .optional("client", .text(maxCharacters: 100)),
      ],
      fields: [.column("lang", .code), .column("mode", .code)],
      example: "hello lang=zh-CN mode=text"),
    .command(
      "login", .session, .session, .kiosks,
      Localized("成员在自助终端上登录,只能办自己的事", "Narrow a kiosk's connection to one member"),
      parameters: [.needed("member", .number), .needed("pin", .pin)],
      fields: [.column("member", .integer), .column("name", .text, Localized("姓名", "Name"))],
      errors: [.wrongPIN, .locked, .wrongState, .readOnly, .busy],
      example: "login member=17 pin=2580"),
    .command(
      "logout", .session, .session, .kiosks, Localized("成员退出登录", "End a member's login"), example: "logout"),
    .command(
      "whoami", .session, .session, .everybody, Localized("查看自己的身份与权限", "Show who you are and what you may do"),
      columns: [
        .column("user", .code), .column("role", .code), .column("stations", .list),
        .column(
          "member", .integer,
          Localized("本人的成员号(操作员或已登录者)", "The own member number of an operator or of who has logged in")),
      ],
      example: "whoami"),
    .command(
      "help", .session, .session, .everybody, Localized("查看命令说明", "Explain the commands"),
      columns: [.column("text", .text)],
      errors: [.unknownCommand],
      example: "help service record", takesWords: true),
    .command(
      "describe", .session, .session, .everybody,
      Localized("以机器可读的形式列出命令、参数、结果与错误", "List commands, parameters, columns and errors for programs"),
      columns: [
        .column("command", .text),
        .column("item", .code, Localized("所述何物", "What the row describes")),
        .column("name", .text), .column("type", .text),
        .column("required", .flag, Localized("是否必填", "Whether it must be there")),
        .column("roles", .list),
        .column("zh", .text, Localized("中文说明", "Text in Chinese")),
        .column("en", .text, Localized("英文说明", "Text in English")),
        .column("example", .text),
      ],
      errors: [.unknownCommand],
      example: "describe service record", takesWords: true),
    .command(
      "limits", .session, .session, .everybody, Localized("查看各项上限", "List the limits of this daemon"),
      columns: [
        .column("name", .code),
        .column("value", .integer, Localized("上限值", "The limit")),
        .column("unit", .code), .column("text", .text),
      ],
      example: "limits"),
    .command(
      "ping", .session, .read, .everybody, Localized("确认服务在运行", "Check that the bank answers"),
      fields: [.column("time", .instant)],
      example: "ping"),
    .command(
      "status", .session, .read, .readers, Localized("查看时间银行的状况", "Show the state of the bank"),
      fields: [
        .column("entries", .integer), .column("members", .integer),
        .column("stations", .integer, Localized("服务站数", "Number of stations")),
        .column("teams", .integer, Localized("服务队数", "Number of teams")),
        .column("records", .integer), .column("head", .text), .column("bank", .text),
        .column("read-only", .flag), .column("version", .text), .column("schema", .integer),
        .column("timezone", .text), .column("verified", .instant), .column("backup", .instant),
        .column("clock", .code), .column("clock-leap", .duration), .column("identity-key", .code),
        .column("identities", .integer), .column("identities-old", .integer),
      ],
      example: "status"),
    .command(
      "health", .session, .read, .readers,
      Localized(
        "查看服务端的时钟、磁盘、上次核对和备份", "Show the server's clock, its disk, the last proof of the books and backup"),
      fields: [
        .column("now", .instant, Localized("服务端时刻", "The daemon's clock")),
        .column("verified", .instant), .column("backup", .instant),
        .column("disk-free", .integer, Localized("磁盘剩余字节", "Bytes free where the books are")),
        .column("read-only", .flag), .column("clock", .code), .column("clock-leap", .duration),
        .column("log-size", .integer, Localized("数据库日志的字节数", "Bytes of the log beside the books")),
      ],
      example: "health"),
    .command(
      "watch", .session, .session, .watchers, Localized("持续接收新分录", "Receive entries as they are journaled"),
      parameters: [
        .optional("since", .integer(0...Int64.max)),
        .optional("kinds", .codes),
      ],
      fields: [.column("since", .integer)],
      example: "watch since=100 kinds=service,reversal"),
    .command(
      "unwatch", .session, .session, .watchers, Localized("停止接收新分录", "Stop receiving entries"), example: "unwatch"),
    .command(
      "begin", .session, .session, .recorders, Localized("开始一批:全部成功或全部不做", "Begin a batch: all or nothing"),
      errors: [.wrongState],
      example: "begin"),
    .command(
      "commit", .session, .session, .recorders, Localized("执行这一批", "Carry out the batch"),
      parameters: [
        .optional("key", .text(maxCharacters: 64)),
        .optional("dry", .flag),
        .optional("progress", .flag),
      ],
      fields: [.column("lines", .integer)],
      errors: [.batch, .wrongState],
      example: "commit"),
    .command(
      "abort", .session, .session, .recorders, Localized("放弃这一批", "Give the batch up"),
      errors: [.wrongState], example: "abort"),
    .command(
      "quit", .session, .session, .everybody, Localized("结束连接", "End the connection"), example: "quit"),
  ]
}
