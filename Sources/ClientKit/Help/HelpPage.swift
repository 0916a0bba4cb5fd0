import LineProtocol

/// A page of the client's help that concerns no single command.
enum HelpPage: String, CaseIterable {
  case exitStatuses = "exit-statuses"
  case output
  case languages
  case sockets

  var title: Localized {
    switch self {
    case .exitStatuses: Localized("退出状态", "Exit statuses")
    case .output: Localized("结果的格式", "Forms of output")
    case .languages: Localized("语言", "Languages")
    case .sockets: Localized("怎样找到服务", "How the daemon is found")
    }
  }

  func lines(_ language: Language) -> [String] {
    switch self {
    case .exitStatuses: Self.exitStatusLines(language)
    case .output: [title[language], ""] + (language == .chinese ? Self.outputChinese : Self.outputEnglish)
    case .languages: [title[language], ""] + (language == .chinese ? Self.languagesChinese : Self.languagesEnglish)
    case .sockets: [title[language], ""] + (language == .chinese ? Self.socketsChinese : Self.socketsEnglish)
    }
  }

  private static func exitStatusLines(_ language: Language) -> [String] {
    let meanings = ExitStatus.allCases.map { (String($0.rawValue), $0.meaning[language]) }
    let codes = ExitStatus.allCases.compactMap { status -> (String, String)? in
      let codes = ErrorCode.allCases.filter { $0.exitStatus == status.rawValue }
      return codes.isEmpty ? nil : (String(status.rawValue), codes.map(\.rawValue).joined(separator: " "))
    }
    return [HelpPage.exitStatuses.title[language], ""] + ClientHelp.columns(meanings)
      + ["", Localized("服务拒绝时,由代码决定:", "A refusal of the daemon has the status of its code:")[language]]
      + ClientHelp.columns(codes)
  }

  private static let outputChinese = [
    "  默认    只有一行时逐项列出,有多行时列成表格;各行都空着的列不列出;",
    "          时刻只到秒;状态等固定的词译成中文(要输入时请用英文原词)。",
    "  --json  每个回复一个对象:{\"rows\":[…],\"ok\":{…}},被拒绝时 {\"error\":{…}};",
    "          整数和是否有类型,没有时为 null,列表为数组,其余为字符串。",
    "  --csv   按 RFC 4180,第一行是列名,以 LF 换行;以 = + - @ 开头的文字前加一个单引号,",
    "          以免表格软件当作公式;没有数据行的命令把结果写成一行。",
    "  --lines 协议原样。",
    "  错误总是写到标准错误。终端上才有颜色;设了 NO_COLOR 就没有。",
  ]

  private static let outputEnglish = [
    "  default  a list of values where there is one row, a table where there are several; columns without any",
    "           value are left out; instants are shown to the second.",
    "  --json   an object for each reply: {\"rows\":[…],\"ok\":{…}}, or {\"error\":{…}} where it was refused;",
    "           integers and flags have their type and are null where absent, lists are arrays, all else is a string.",
    "  --csv    after RFC 4180, the names of the columns first, LF between the rows; an apostrophe stands before text",
    "           that begins with = + - or @, so that no spreadsheet takes it for a formula; a command without rows",
    "           writes its result as one row.",
    "  --lines  the lines of the protocol as they come.",
    "  Errors always go to standard error. Colours appear on terminals only, and never with NO_COLOR set.",
  ]

  private static let languagesChinese = [
    "  先看 --lang zh-CN 或 --lang en,再看 LC_ALL、LC_MESSAGES、LANG 中第一个有值的:",
    "  zh 开头为中文;C、POSIX 或都没有设时,编码是 UTF-8(如 C.UTF-8)为中文,否则为英文;",
    "  其他为英文。文字总是 UTF-8。",
  ]

  private static let languagesEnglish = [
    "  --lang zh-CN or --lang en comes first, then the first of LC_ALL, LC_MESSAGES and LANG that is set:",
    "  zh… means Chinese; C, POSIX or nothing at all means Chinese where the encoding is UTF-8 (C.UTF-8),",
    "  English otherwise; everything else means English. Texts are always UTF-8.",
  ]

  private static let socketsChinese = [
    "  依次为:--socket 指明的路径;环境变量 TIMEBANK_SOCKET;",
    "  $XDG_RUNTIME_DIR/timebank/admin.sock(自己运行的服务);",
    "  /run/timebank/admin.sock(能打开时,一般只有 root);/run/timebank/timebank.sock。",
    "  --admin 只用其中的管理套接字。指明了路径就只用它。",
    "  套接字在、却没有服务应答时,不再往下找,以免把时长记到另一家时间银行。",
  ]

  private static let socketsEnglish = [
    "  In this order: the path behind --socket; the environment's TIMEBANK_SOCKET;",
    "  $XDG_RUNTIME_DIR/timebank/admin.sock (a daemon of your own);",
    "  /run/timebank/admin.sock (where you may open it, usually as root); /run/timebank/timebank.sock.",
    "  --admin keeps to the sockets for administration. A path that is named is the only one tried.",
    "  A socket that is there but has no daemon behind it ends the search, so that no hours are booked in another",
    "  bank.",
  ]
}
