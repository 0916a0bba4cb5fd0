import Ledger
import LineProtocol

/// Carries out lines one after the other over one connection.
final class Shell {
  private let session: BankSession
  private let input: any ShellInput
  private let console: Console
  private let presentation: Presentation
  private let makeKey: () -> String
  private let readFile: (String) throws(ClientFailure) -> [UInt8]
  /// Whether `--yes` stood before `shell`.
  private let isConfirmed: Bool
  /// Whether `begin` was answered and neither `commit` nor `abort` has been.
  private var isInBatch = false
  private var isWatching = false
  /// The member who has logged in on this connection.
  private var member: MemberNumber?
  /// The exit status of the first line that failed.
  private var status = ExitStatus.success.rawValue

  init(
    session: BankSession, input: any ShellInput, console: Console, presentation: Presentation,
    makeKey: @escaping () -> String, readFile: @escaping (String) throws(ClientFailure) -> [UInt8],
    isConfirmed: Bool = false
  ) {
    self.session = session
    self.input = input
    self.console = console
    self.presentation = presentation
    self.makeKey = makeKey
    self.readFile = readFile
    self.isConfirmed = isConfirmed
  }

  /// Runs to the end of the input or to `quit`; gives the exit status.
  func run() throws(ClientFailure) -> Int32 {
    try session.greet()
    welcome()
    while true {
      let line = input.nextLine(prompt: prompt, eventDescriptor: session.descriptor) { self.showEvents() }
      switch line {
      case .end:
        finish()
        return exitStatus
      case .interrupted: continue
      case .line(let bytes):
        guard carryOut(bytes) else {
          session.close()
          return exitStatus
        }
      }
    }
  }

  /// A person sees every error and leaves in peace; a script wants to know.
  private var exitStatus: Int32 { console.isInputTerminal ? ExitStatus.success.rawValue : status }

  private func welcome() {
    guard console.isInputTerminal, !presentation.isQuiet, let greeting = session.greeting else { return }
    let bank = CellText.harmless(greeting["bank"] ?? "")
    console.printLine(
      Localized("\(bank)。help 看说明,quit 结束。", "\(bank). help explains, quit ends.")[presentation.language])
  }

  /// The role and the stations, so that nobody books for the wrong one.
  private var prompt: String {
    let greeting = session.greeting
    let role = greeting?["role"].flatMap(Role.init(rawValue:))?.title[presentation.language]
    let parts = [role ?? "timebank", CellText.harmless(greeting?["station"] ?? "")].filter { !$0.isEmpty }
    let batch = isInBatch ? Localized("(批)", " (batch)")[presentation.language] : ""
    return parts.joined(separator: " ") + batch + "> "
  }

  /// Carries out a line; false after `quit`.
  private func carryOut(_ line: [UInt8]) -> Bool {
    do throws(Refusal) {
      guard let typed = try ShellWords.words(line) else { return true }
      return try carryOut(typed.words, tag: typed.tag)
    } catch {
      fail(ErrorCode.badRequest.exitStatus, ErrorReport(error, command: nil, isShell: true))
      return true
    }
  }

  private func carryOut(_ words: [Word], tag: String?) throws(Refusal) -> Bool {
    let typed = words.map { word in word.name.map { "\($0)=\(word.value)" } ?? word.value }
    var reader = CommandLineReader(console: console, language: presentation.language, member: member)
    let invocation: Invocation
    do throws(Refusal) {
      invocation = try reader.read(typed)
    } catch {
      fail(error.code.exitStatus, ErrorReport(error, command: Self.command(of: words), isShell: true))
      return true
    }
    switch invocation {
    case .help(let topic):
      console.show(try ClientHelp(language: presentation.language).lines(topic: topic), presentation.pager)
    case .version: console.printLine("timebank \(Version.current)")
    case .shell, .desk, .importSheet, .exportJournal, .verifyFile, .page, .hooks, .saveHandover, .doctor, .pipe,
      .completion, .manual:
      fail(
        ExitStatus.usage.rawValue,
        ErrorReport(
          ClientFailure(
            "not-here", .usage, Localized("这条命令不能在这里用", "This command cannot be used here"),
            remedy: Localized("请先 quit,再在命令行上使用", "quit first, then use it on the command line"))))
    case .request(let request): return perform(request.tagged(tag), reader.options)
    }
    return true
  }

  private func perform(_ request: ClientRequest, _ options: GlobalOptions) -> Bool {
    var request = request
    var presentation = presentation
    if options.form != .table { presentation.form = options.form }
    if !isInBatch {
      if presentation.showsProgress(on: console) { request.askForProgress() }
      request.addKey(makeKey)
    }
    let printer = ReplyPrinter(command: request.command, presentation: presentation, console: console)
    do throws(ClientFailure) {
      try request.loadDocuments(readFile)
      // What is queued in a batch happens at its commit.
      let confirmation = Confirmation(
        console: console, presentation: presentation, isGiven: isConfirmed || options.isConfirmed || isInBatch)
      switch try confirmation.answer(to: request, session) {
      case .yes:
        let outcome = try session.perform(request.bytes, key: request.key, canRepeat: !isInBatch) { printer.take($0) }
        finish(printer, outcome)
        note(request, outcome)
      case .no: break
      case .refused(let outcome): finish(printer, outcome)
      }
    } catch {
      // A `quit` is answered by the end of the connection.
      guard request.command.name != "quit" else { return false }
      isInBatch = false
      fail(error.exitStatus, ErrorReport(error))
    }
    return request.command.name != "quit"
  }

  private func finish(_ printer: ReplyPrinter, _ outcome: Outcome) {
    let status = printer.finish(outcome)
    if self.status == ExitStatus.success.rawValue { self.status = status }
  }

  private func note(_ request: ClientRequest, _ outcome: Outcome) {
    guard case .done(let fields) = outcome else {
      // A batch whose commit was refused is over, unless it was a trial.
      if request.command.name == "commit", !request.request.flag("dry") { isInBatch = false }
      return
    }
    switch request.command.name {
    case "begin": isInBatch = true
    case "commit": isInBatch = fields["dry"] == "true"
    case "abort": isInBatch = false
    case "watch": isWatching = true
    case "unwatch": isWatching = false
    case "login": member = fields["member"].flatMap { Int64($0) }.flatMap { MemberNumber($0) }
    case "logout": member = nil
    default: break
    }
  }

  private func showEvents() {
    do throws(ClientFailure) {
      try session.readEvents { show(event: $0) }
    } catch {
      // The next request opens a new connection; only what was on this one is lost.
      guard isInBatch || isWatching else { return }
      isInBatch = false
      isWatching = false
      ErrorReport(error).lines(language: presentation.language, style: presentation.errorStyle)
        .forEach(console.printError)
    }
  }

  private func show(event: ReceivedLine) {
    console.printLine(CellText.harmless(String(decoding: event.bytes, as: UTF8.self)))
  }

  /// A connection that watches still has its backlog to give when the input has ended.
  private func finish() {
    if isWatching, !console.isInputTerminal { session.drain { show(event: $0) } }
    session.close()
  }

  private func fail(_ status: Int32, _ report: ErrorReport) {
    if self.status == ExitStatus.success.rawValue { self.status = status }
    report.lines(language: presentation.language, style: presentation.errorStyle).forEach(console.printError)
  }

  private static func command(of words: [Word]) -> CommandDescription? {
    let spoken = words.prefix(2).filter { $0.name == nil }.map(\.value)
    return Catalogue.standard.command(named: spoken.joined(separator: " "))
      ?? spoken.first.flatMap { Catalogue.standard.command(named: $0) }
  }
}
