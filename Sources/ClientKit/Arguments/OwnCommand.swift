import LineProtocol

/// A command of the client itself: what the daemon cannot do because it concerns this terminal or a file of this user.
enum OwnCommand: String, CaseIterable {
  case shell
  case desk
  case importSignIn = "import sign-in"
  case importMembers = "import members"
  case importOpening = "import opening"
  case exportJournal = "export journal"
  case verifyFile = "verify file"
  case page
  case hooksRun = "hooks run"
  case hooksList = "hooks list"
  case hooksStatus = "hooks status"
  case hooksRetry = "hooks retry"
  case handoverSave = "handover save"
  case doctor
  case pipe
  case completion
  case manual

  var name: String { rawValue }

  static func named(_ words: [String]) -> OwnCommand? {
    OwnCommand(rawValue: words.joined(separator: " ")) ?? words.first.flatMap(OwnCommand.init(rawValue:))
  }

  /// What it does, in a sentence.
  var summary: Localized {
    switch self {
    case .shell: Localized("逐行输入命令", "Type commands line by line")
    case .desk:
      Localized("全屏办事台:找成员、记录、签到签退、兑换、发放", "A screen for the station: find, record, check in and out, redeem, hand out")
    case .importSignIn: Localized("导入签到表文件", "Import the file of a sign-in sheet")
    case .importMembers: Localized("导入成员表文件", "Import the file of a sheet of members")
    case .importOpening: Localized("导入期初余额表文件", "Import the file of a sheet of older balances")
    case .exportJournal: Localized("把分录导出到文件,供不用本系统的人验证", "Write the journal to a file, for a verifier elsewhere")
    case .verifyFile: Localized("验证导出的分录文件,不需要服务端", "Prove an exported journal; needs no daemon")
    case .page: Localized("做成可打印的网页:公示、月报、存折、证明等", "Make a page to print: notice, month, passbook, certificate")
    case .hooksRun: Localized("把消息交给外发程序(短信、邮件)", "Hand messages to the programs that send them (SMS, mail)")
    case .hooksList: Localized("列出外发程序,不运行的说明原因", "List the hooks, and why one is not run")
    case .hooksStatus: Localized("查看各外发程序还有什么没发出", "Show what waits and what fails, for each hook")
    case .hooksRetry: Localized("让没发出的立即重试", "Try again at once what could not be sent")
    case .handoverSave: Localized("把要交给对方时间银行的文件存下来", "Write the file that goes to the other bank")
    case .doctor: Localized("检查本机、服务和账本,说出怎样改正", "Check machine, daemon and books, and say what mends each fault")
    case .pipe: Localized("把标准输入输出接到服务的套接字(供 -H 使用)", "Join standard input and output to the daemon's socket (for -H)")
    case .completion: Localized("打印命令行补全脚本", "Print a completion script for a shell")
    case .manual:
      Localized(
        "打印手册页 timebank(1),或协议的 timebank-protocol(7)", "Print the manual page timebank(1), or timebank-protocol(7)")
    }
  }

  private static let importOptions = """
    [--sheet NUMBER [--again]] [--skip-faulty | --skip 12,13] [--faults FILE] [--map HEADING=FIELD,...] [--encoding NAME] [--separator SIGN] \
    [--dry] [--yes]
    """

  /// How it is typed.
  var usage: String {
    switch self {
    case .shell: "timebank shell"
    case .desk: "timebank desk [--station STATION]"
    case .importSignIn:
      "timebank import sign-in FILE --station STATION [--year YEAR] \(Self.importOptions)"
    case .importMembers: "timebank import members FILE --station STATION \(Self.importOptions)"
    case .importOpening: "timebank import opening FILE --station STATION \(Self.importOptions)"
    case .exportJournal: "timebank export journal --file FILE [--since N] [--texts] [--as hledger|ledger|beancount]"
    case .verifyFile: "timebank verify --file FILE [--head HASH@N]..."
    case .page: "timebank page KIND --file FILE [--NAME VALUE]..."
    case .hooksRun: "timebank hooks run [--folder FOLDER] [--state FOLDER] [--limit SECONDS]"
    case .hooksList: "timebank hooks list [--folder FOLDER]"
    case .hooksStatus: "timebank hooks status [--folder FOLDER] [--state FOLDER]"
    case .hooksRetry: "timebank hooks retry [--state FOLDER]"
    case .handoverSave: "timebank handover save --handover NUMBER --file FILE"
    case .completion: "timebank completion \(CompletionShell.allCases.map(\.rawValue).joined(separator: "|"))"
    case .manual: "timebank manual [protocol]"
    case .doctor, .pipe: "timebank \(name)"
    }
  }
}

/// What `timebank import sign-in` and `timebank import members` were asked to do.
struct ImportOptions: Hashable {
  /// Which rows are left out.
  enum Leaving: Hashable {
    /// None: a faulty row stops the import.
    case nothing
    /// Every faulty row.
    case faulty
    /// Rows by their line in the file.
    case lines(Set<Int>)
  }

  var kind: SheetKind
  var path = ""
  var station = ""
  var year: String?
  /// The number printed on the paper.
  var sheetNumber: SheetNumber?
  /// Whether an earlier import of the same paper is no hindrance.
  var isAgain = false
  var leaving = Leaving.nothing
  /// Where the faulty lines are written; nil where they are only shown.
  var faultsPath: String?
  var reading = SheetReading()
  var isDry = false
  var isConfirmed = false
}

/// Reads the words behind a command of the client's own.
struct OwnCommandReader {
  private let command: OwnCommand
  private(set) var options: GlobalOptions
  private var values: [String: String] = [:]
  private var paths: [String] = []
  /// Published heads, of which there may be several.
  private var heads: [String] = []

  init(_ command: OwnCommand, options: GlobalOptions) {
    self.command = command
    self.options = options
  }

  mutating func read(_ arguments: [String]) throws(Refusal) -> Invocation {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        paths += rest
        break
      }
      try take(word, &rest)
    }
    if options.wantsVersion { return .version }
    if options.wantsHelp { return .help(topic: command.name.split(separator: " ").map(String.init)) }
    switch command {
    case .shell: return try alone(.shell)
    case .desk: return try alone(.desk(station: values["station"]))
    case .doctor: return try alone(.doctor)
    case .pipe: return try alone(.pipe)
    case .manual:
      guard paths == ["protocol"] else { return try alone(.manual(isOfProtocol: false)) }
      return .manual(isOfProtocol: true)
    case .completion:
      guard paths.count == 1, let shell = CompletionShell(rawValue: paths[0]) else {
        throw usage(Localized("请写明一种 shell", "Name one shell"))
      }
      return .completion(shell)
    case .importSignIn: return .importSheet(try importOptions(.signIn))
    case .importMembers: return .importSheet(try importOptions(.members))
    case .importOpening: return .importSheet(try importOptions(.opening))
    case .exportJournal: return .exportJournal(try exportOptions())
    case .page: return .page(try pageOptions())
    case .hooksRun: return try alone(.hooks(try hookOptions(.run)))
    case .hooksList: return try alone(.hooks(try hookOptions(.list)))
    case .hooksStatus: return try alone(.hooks(try hookOptions(.status)))
    case .hooksRetry: return try alone(.hooks(try hookOptions(.retry)))
    case .handoverSave:
      guard let number = values["handover"].flatMap({ Int64($0) }), number > 0 else {
        throw usage(Localized("请用 --handover 写明转接号", "Give the number of the hand-over with --handover"))
      }
      return .saveHandover(HandoverSaving(number: number, path: try onePath()))
    case .verifyFile: return .verifyFile(JournalFileOptions(path: try onePath(), published: try TypedHead.read(heads)))
    }
  }

  /// For a command that no words follow.
  private func alone(_ invocation: Invocation) throws(Refusal) -> Invocation {
    guard let surplus = paths.first else { return invocation }
    throw usage(Localized("多出来一项:\(surplus)", "There is a word too many: \(surplus)"))
  }

  private var valueNames: [String] { Self.valueNames(of: command) }
  private var flagNames: [String] { Self.flagNames(of: command) }

  private static let importNames = ["sheet", "skip", "faults", "map", "encoding", "separator"]

  /// The options with a value of a command.
  static func valueNames(of command: OwnCommand) -> [String] {
    switch command {
    case .shell, .doctor, .pipe, .completion, .manual: []
    case .desk: ["station"]
    case .importSignIn: ["station", "year"] + importNames
    case .importMembers, .importOpening: ["station"] + importNames
    case .exportJournal: ["file", "since", "as"]
    case .verifyFile: ["file", "head"]
    case .hooksRun: ["folder", "state", "limit"]
    case .hooksList: ["folder"]
    case .hooksStatus: ["folder", "state"]
    case .hooksRetry: ["state"]
    case .handoverSave: ["handover", "file"]
    case .page: ["file"] + PageKind.allOptions
    }
  }

  /// The options without a value of a command.
  static func flagNames(of command: OwnCommand) -> [String] {
    switch command {
    case .shell, .desk, .doctor, .pipe, .completion, .manual, .verifyFile, .page, .hooksRun, .hooksList, .hooksStatus,
      .hooksRetry, .handoverSave:
      []
    case .importSignIn, .importMembers, .importOpening: ["again", "skip-faulty", "dry", "yes"]
    case .exportJournal: ["texts"]
    }
  }

  private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(Refusal) {
    guard let option = Option(word) else {
      let typed = Word(typed: word)
      guard let name = typed.name, (valueNames + flagNames).contains(name) else {
        paths.append(word)
        return
      }
      set(name, typed.value)
      return
    }
    if flagNames.contains(option.name) {
      values[option.name] = option.attached ?? "true"
    } else if valueNames.contains(option.name) {
      guard let value = option.attached ?? rest.popFirst() else { throw .missingValue(option.name) }
      set(option.name, value)
    } else if let global = GlobalOption(rawValue: option.name) {
      try options.take(global, option, &rest)
    } else {
      throw unknown(option.name)
    }
  }

  private mutating func set(_ name: String, _ value: String) {
    if name == "head" { heads.append(value) } else { values[name] = value }
  }

  private func exportOptions() throws(Refusal) -> JournalExportOptions {
    let path = try onePath()
    let texts = try flag("texts")
    if let program = values["as"] {
      guard let dialect = AccountingDialect(rawValue: program) else {
        throw usage(Localized("--as 后面写 hledger、ledger 或 beancount", "--as takes hledger, ledger or beancount"))
      }
      guard values["since"] == nil else {
        throw usage(Localized("--as 导出全部分录,不能写 --since", "--as writes the whole journal, without --since"))
      }
      return JournalExportOptions(path: path, withTexts: texts, dialect: dialect)
    }
    guard let typed = values["since"] else { return JournalExportOptions(path: path, withTexts: texts) }
    guard let since = Int64(typed), since >= 0 else {
      throw Refusal(
        .badValue, [Field("name", .text("since")), Field("value", .text(typed))],
        Localized("--since 后面写分录号,如 57", "--since takes the number of an entry, as 57"))
    }
    return JournalExportOptions(path: path, since: since, withTexts: texts)
  }

  private func hookOptions(_ task: HookOptions.Task) throws(Refusal) -> HookOptions {
    var options = HookOptions(task: task)
    options.folder = values["folder"] ?? options.folder
    options.state = values["state"] ?? options.state
    guard let typed = values["limit"] else { return options }
    guard let seconds = Int64(typed), (1...3600).contains(seconds) else {
      throw Refusal(
        .badValue, [Field("name", .text("limit")), Field("value", .text(typed))],
        Localized("--limit 后面写秒数,1 到 3600", "--limit takes seconds, 1 to 3600"))
    }
    options.limitSeconds = seconds
    return options
  }

  private func pageOptions() throws(Refusal) -> PageOptions {
    guard paths.count == 1, let kind = PageKind(rawValue: paths[0]) else {
      let kinds = PageKind.allCases.map(\.rawValue)
      throw usage(
        Localized(
          "请写明一种网页:\(kinds.joined(separator: "、"))", "Name one kind of page: \(kinds.joined(separator: ", "))"))
    }
    var values = self.values
    guard let path = values.removeValue(forKey: "file"), !path.isEmpty else {
      throw usage(Localized("请用 --file 写明网页文件", "Name the page's file with --file"))
    }
    return try PageOptions(kind: kind, path: path, values: values)
  }

  /// The one file, behind `--file` or alone.
  private func onePath() throws(Refusal) -> String {
    let all = (values["file"].map { [$0] } ?? []) + paths
    guard all.count == 1, let path = all.first, !path.isEmpty else {
      throw usage(Localized("请用 --file 写明一个文件", "Name one file with --file"))
    }
    return path
  }

  private func importOptions(_ kind: SheetKind) throws(Refusal) -> ImportOptions {
    guard let path = paths.first else {
      throw usage(Localized("请写明表格文件", "Name the file of the sheet"))
    }
    guard paths.count == 1 else {
      throw usage(Localized("一次只能导入一个文件", "One file at a time"))
    }
    guard let station = values["station"], !station.isEmpty else {
      throw usage(Localized("请用 --station 写明服务站", "Name the station with --station"))
    }
    guard values["faults"] != path else {
      throw usage(Localized("--faults 请另写一个文件名,不能是表格本身", "--faults needs another file than the sheet itself"))
    }
    var reading = try SheetReading(encoding: values["encoding"], separator: values["separator"])
    if let map = values["map"] { reading.headings = try HeadingMap(option: map) }
    return ImportOptions(
      kind: kind, path: path, station: station, year: values["year"], sheetNumber: try sheetNumber(),
      isAgain: try flag("again"), leaving: try leaving(),
      faultsPath: values["faults"], reading: reading,
      isDry: try flag("dry"), isConfirmed: try flag("yes") || options.isConfirmed)
  }

  private func sheetNumber() throws(Refusal) -> SheetNumber? {
    guard let typed = values["sheet"] else { return nil }
    guard let number = SheetNumber(typed) else {
      throw Refusal(
        .badValue, [Field("name", .text("sheet")), Field("value", .text(typed))],
        Localized(
          "签到表编号不对,可能抄错了一位;请对照纸上的编号,样子如 7K3M-Q9TW-C",
          "This is no number of a sheet; a sign may be misread. On the paper it looks like 7K3M-Q9TW-C"))
    }
    return number
  }

  private func leaving() throws(Refusal) -> ImportOptions.Leaving {
    let skipsFaulty = try flag("skip-faulty")
    guard let list = values["skip"] else { return skipsFaulty ? .faulty : .nothing }
    guard !skipsFaulty else {
      throw usage(Localized("--skip 和 --skip-faulty 只能用一个", "Use either --skip or --skip-faulty"))
    }
    let parts = list.split(separator: ",", omittingEmptySubsequences: false)
    let lines = parts.compactMap { Int($0) }
    guard lines.count == parts.count, lines.allSatisfy({ $0 > 1 }) else {
      throw Refusal(
        .badValue, [Field("name", .text("skip")), Field("value", .text(list))],
        Localized("--skip 后面写行号,用半角逗号隔开,如 12,13", "--skip takes line numbers with commas between, as 12,13"))
    }
    return .lines(Set(lines))
  }

  private func flag(_ name: String) throws(Refusal) -> Bool {
    switch values[name] {
    case nil, "false": return false
    case "true": return true
    default:
      throw Refusal(
        .badValue, [Field("name", .text(name))], Localized("--\(name) 后面不写值", "--\(name) takes no value"))
    }
  }

  private func usage(_ text: Localized) -> Refusal {
    Refusal(
      .badRequest, [],
      Localized("\(text.chinese)。用法:\(command.usage)", "\(text.english). Usage: \(command.usage)"))
  }

  private func unknown(_ name: String) -> Refusal {
    let list = (valueNames + flagNames).map { "--\($0)" }.joined(separator: " ")
    let shown = CellText.harmless(name.hasPrefix("-") ? name : "--" + name)
    return Refusal(
      .unknownParameter, [Field("name", .text(name))],
      Localized(
        "\(command.name) 没有 \(shown) 这个选项;可用的有:\(list)",
        "\(command.name) has no option \(shown); there are: \(list)"))
  }
}
