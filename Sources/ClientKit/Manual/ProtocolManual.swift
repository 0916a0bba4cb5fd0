import Ledger
import LineProtocol

/// timebank-protocol(7): what a program says to the daemon, and what it answers, from the catalogue.
enum ProtocolManual {
  static func page(_ language: Language, catalogue: Catalogue = .standard) -> ManualPage {
    var page = ManualPage(
      "timebank-protocol", section: 7, version: Version.current,
      summary: Localized("时间银行的行协议", "the line protocol of the time bank")[language])
    page.section(ManualTitle.description[language])
    for text in description { page.paragraph(text[language]) }
    page.section(Localized("行的写法", "LINES")[language])
    page.literal(grammar)
    for text in lineRules { page.paragraph(text[language]) }
    page.section(Localized("服务端的行", "LINES OF THE DAEMON")[language])
    for (line, meaning) in answers { page.item(line, [meaning[language]]) }
    page.section(Localized("值", "VALUES")[language])
    for text in values { page.paragraph(text[language]) }
    page.section(Localized("约定", "RULES OF CONVERSATION")[language])
    for text in conversation { page.paragraph(text[language]) }
    page.section(Localized("命令", "COMMANDS")[language])
    for command in catalogue.commands { page.item(command.name, entry(command, language)) }
    page.section(Localized("错误码", "ERROR CODES")[language])
    for code in ErrorCode.allCases { page.item(code.rawValue, entry(code, language)) }
    page.section(ManualTitle.seeAlso[language])
    page.paragraph("timebank(1), timebankd(8), timebank.toml(5)")
    return page
  }

  private static func entry(_ command: CommandDescription, _ language: Language) -> [String] {
    let roles = Role.allCases.filter(command.roles.contains).map(\.rawValue).joined(separator: " ")
    let parameters = command.allParameters.map { parameter in
      let usage = "\(parameter.name)=\(parameter.type.name)"
      return parameter.isRequired ? usage : "[\(usage)]"
    }
    func names(_ title: Localized, _ names: [String]) -> [String] {
      names.isEmpty ? [] : ["\(title[language]) \(names.joined(separator: " "))"]
    }
    return [command.summary[language]] + names(Localized("参数:", "Parameters:"), parameters)
      + names(Localized("各行:", "Rows:"), command.columns.map(\.name))
      + names(Localized("OK 行:", "On the OK line:"), command.fields.map(\.name))
      + names(Localized("错误:", "Errors:"), command.errors.map(\.rawValue))
      + ["\(Localized("角色:", "Roles:")[language]) \(roles)", command.example]
  }

  private static func entry(_ code: ErrorCode, _ language: Language) -> [String] {
    let again = Localized(";原样重试可能办成", "; the same request may succeed later")[language]
    let status = Localized("命令行程序的退出状态", "exit status of the client")[language]
    return [
      code.summary[language], "\(code.class.rawValue), \(status) \(code.exitStatus)\(code.retryCanHelp ? again : "")",
    ]
  }

  private static let description = [
    Localized(
      "timebankd 在 Unix 套接字上用 UTF-8 的文字行应答;人可以用 socat 直接输入,脚本可以用 nc -N -U 传送,程序只需一个小小的分词器。"
        + "命令行程序 timebank 能做的,这个协议都能做。",
      "timebankd answers lines of UTF-8 text on Unix sockets: a person can type them with socat, a script can pipe them with "
        + "nc -N -U, and a program needs one small tokenizer. The client timebank can do nothing that the protocol cannot."
    ),
    Localized(
      "说话的人由内核告知:套接字另一端的用户和用户组决定角色。",
      "Who speaks is known from the kernel: user and groups at the other end of the socket give the role."),
  ]

  private static let grammar = [
    #"line   = *blank [ "@" tag 1*blank ] word *( 1*blank word ) *blank [ CR ] LF"#,
    #"tag    = 1*32 of [A-Za-z0-9._:-]"#,
    #"word   = name "=" [ value ] / bare / quoted      value = quoted / bare"#,
    #"name   = [a-z][a-z0-9_-]*"#,
    #"quoted = a JSON string; bare = no blank, quote, backslash, control"#,
  ]

  private static let lineRules = [
    Localized(
      "请求一行最多 8192 字节。空行和 # 开头的行不看;最后没有 LF 的一行不办理。标签原样带回。",
      "A request has at most 8192 bytes. Empty lines and lines that begin with # are ignored; a last line without LF is never "
        + "carried out. A tag is echoed.")
  ]

  private static let answers: [(line: String, meaning: Localized)] = [
    (
      "TIMEBANK 1 server=… bank=… user=… role=… station=… max-line=8192 max-batch=10000",
      Localized("问候,连接后先说一次", "the greeting, once; the daemon speaks first")
    ),
    (
      "* name=value …",
      Localized("一行数据;同一答复的各行名称和次序相同", "a row of data; all rows of a reply have the same names in the same order")
    ),
    (
      "OK [@tag] name=value …",
      Localized(
        "办成;有数据行时带 rows=,入了账时带 entry=", "success; rows= where there were rows, entry= where something was journaled")
    ),
    (
      "ERR [@tag] code name=value … text=\"…\"",
      Localized(
        "拒绝;code 不变,text 在最后,用连接所选的语言", "refusal; the code is stable, text comes last, in the connection's language")
    ),
    ("~ done=N total=N", Localized("进度,只在要求 progress=true 时", "progress, only where progress=true asked for it")),
    ("! entry=N kind=… …", Localized("新分录,只在 watch 之后", "an event, on a connection that watches")),
    ("BYE reason=… [retry-after=…]", Localized("服务端即将关闭连接", "the daemon is about to close")),
  ]

  private static let values = [
    Localized(
      "时长写作 H:MM,也可输入 90m、2h30m、2.5h;日期写作 YYYY-MM-DD,也可输入 today、yesterday;时刻依 RFC 3339;"
        + "列表用逗号隔开;真假写作 true、false;没有的写作 \"\"。",
      "A length of time is H:MM, also 90m, 2h30m, 2.5h as input; a date is YYYY-MM-DD, also today and yesterday; an instant "
        + "after RFC 3339; lists have commas between; true and false; what is absent is \"\".")
  ]

  private static let conversation = [
    Localized(
      "每个请求恰有一个 OK 或 ERR。请求可以连续发出;答复依次回来,同一连接上后面的请求看得到前面的改变。",
      "Every request gets exactly one OK or ERR. Requests may be pipelined; replies keep their order, and a request sees every "
        + "earlier change of its connection."),
    Localized(
      "OK 只在改变已安全落盘之后发出。改变数据的请求可带 key=:同一用户以同键重发同一请求,只办一次,答复带 replayed=true;"
        + "dry=true 走完全程后撤回,只看结果。",
      "An OK to a change is sent only when it is durable. A change takes key=: the same request under the same key by the same "
        + "user happens once, its repetition answered with replayed=true; dry=true goes the whole road and is rolled back."
    ),
    Localized(
      "begin 与 commit 之间的请求要么全部办理,要么全不;abort 放弃。",
      "Requests between begin and commit happen all or not at all; abort gives them up."),
    Localized(
      "客户端不理会答复中不认得的名称;服务端拒绝请求中不认得的名称。",
      "Clients ignore names in replies that they do not know; the daemon refuses names in requests that it does not know."
    ),
  ]
}
