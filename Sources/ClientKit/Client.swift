import Glibc
import Ledger
import LineProtocol

/// The client program: words in, answers out, an exit status in the end.
///
/// It can do nothing that the protocol cannot; what it knows of commands comes from the catalogue.
public struct Client {
  private let environment: [String: String]
  private let console: Console
  private let world: ClientWorld

  /// A client of this machine.
  ///
  /// - Parameters:
  ///   - environment: The variables that choose language, colours and socket.
  ///   - console: Where input comes from and output goes to.
  public init(environment: [String: String], console: Console) {
    self.init(environment: environment, console: console, world: .machine)
  }

  init(environment: [String: String], console: Console, world: ClientWorld) {
    self.environment = environment
    self.console = console
    self.world = world
  }

  /// Carries out a command line, without the program's name; gives the exit status, after sysexits.h.
  public func run(_ arguments: [String]) -> Int32 {
    if arguments.first == "complete" { return complete(arguments.dropFirst()) }
    var reader = CommandLineReader(
      console: console, language: LanguageChoice.language(option: nil, environment: environment))
    do throws(Refusal) {
      let invocation = try reader.read(arguments)
      return run(invocation, reader.options, isBare: arguments.isEmpty)
    } catch {
      let presentation = presentation(reader.options)
      report(ErrorReport(error, command: Self.command(of: arguments), isShell: false), presentation)
      return error.code.exitStatus
    }
  }

  /// Answers a completion script: succeeds without a word of trouble whatever happens, as somebody is typing.
  private func complete(_ arguments: ArraySlice<String>) -> Int32 {
    let words = arguments.first == "--" ? arguments.dropFirst() : arguments
    let line = TypedLine(words.dropLast(), place: .commandLine)
    let found = completer(.commandLine, line.options).candidates(for: words.last ?? "", after: line)
    console.printLines(found.lines)
    return ExitStatus.success.rawValue
  }

  /// Completes words with the help of a daemon on this machine; ssh takes long and might ask for a password.
  private func completer(_ place: TypingPlace, _ options: GlobalOptions) -> Completer {
    let language = LanguageChoice.language(option: options.language, environment: environment)
    guard options.server == nil else { return Completer(place: place, language: language) }
    let finder = DaemonFinder(environment: environment, connect: world.connectSoon)
    let question = QuickQuestion(
      connect: { () throws(ClientFailure) in
        try finder.open(path: options.socketPath, wantsAdministration: options.wantsAdministration)
      },
      uptimeMilliseconds: world.uptimeMilliseconds)
    return Completer(place: place, language: language, ask: question.rows)
  }

  /// Says that the command line was no UTF-8, and gives the exit status.
  public func refuseEncoding() -> Int32 {
    let failure = ClientFailure(
      "bad-encoding", .usage,
      Localized("命令行里的文字不是 UTF-8", "The words of the command line are no UTF-8"),
      remedy: Localized("请把终端的编码改为 UTF-8", "set the terminal to UTF-8"))
    return report(failure, presentation(GlobalOptions()))
  }

  private func run(_ invocation: Invocation, _ options: GlobalOptions, isBare: Bool) -> Int32 {
    let presentation = presentation(options)
    switch invocation {
    case .version:
      console.printLine("timebank \(Version.current)")
      return ExitStatus.success.rawValue
    case .help(let topic): return help(topic, presentation, isBare: isBare)
    case .manual(let isOfProtocol):
      let language = presentation.language
      console.printLines((isOfProtocol ? ProtocolManual.page(language) : ClientManual.page(language)).lines)
      return ExitStatus.success.rawValue
    case .completion(let shell):
      console.printLine(shell.script)
      return ExitStatus.success.rawValue
    case .pipe: return runPipe(options, presentation)
    case .doctor: return runDoctor(options, presentation)
    case .shell: return runShell(options, presentation)
    case .desk(let station): return runDesk(station, options, presentation)
    case .importSheet(let sheet): return runImport(sheet, options, presentation)
    case .exportJournal(let export): return runExport(export, options, presentation)
    case .verifyFile(let file): return runVerify(file, presentation)
    case .page(let page): return runPage(page, options, presentation)
    case .saveHandover(let saving): return save(saving, options, presentation)
    case .hooks(let hooks): return runHooks(hooks, options, presentation)
    case .request(let request): return run(request, options, presentation)
    }
  }

  private func help(_ topic: [String], _ presentation: Presentation, isBare: Bool) -> Int32 {
    do throws(Refusal) {
      let help = ClientHelp(language: presentation.language)
      guard !isBare else {
        help.briefLines.forEach(console.printError)
        return ExitStatus.usage.rawValue
      }
      console.show(try help.lines(topic: topic), presentation.pager)
      return ExitStatus.success.rawValue
    } catch {
      report(ErrorReport(error, command: nil, isShell: false), presentation)
      return error.code.exitStatus
    }
  }

  private func run(_ request: ClientRequest, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    var request = request
    if presentation.showsProgress(on: console) { request.askForProgress() }
    request.addKey(world.makeKey)
    let session = session(options, presentation)
    defer { session.close() }
    let printer = ReplyPrinter(command: request.command, presentation: presentation, console: console)
    do throws(ClientFailure) {
      try request.loadDocuments(world.readFile)
      let confirmation = Confirmation(
        console: console, presentation: presentation, isGiven: options.isConfirmed)
      switch try confirmation.answer(to: request, session) {
      case .yes: break
      case .no: return ExitStatus.success.rawValue
      case .refused(let outcome): return printer.finish(outcome)
      }
      let outcome = try session.perform(request.bytes, key: request.key, canRepeat: true) { printer.take($0) }
      let status = printer.finish(outcome)
      if request.command.name == "watch", case .done = outcome { try watch(session, printer) }
      return status
    } catch {
      return report(error, presentation)
    }
  }

  /// Shows events until the daemon ends the connection or somebody ends this program.
  private func watch(_ session: BankSession, _ printer: ReplyPrinter) throws(ClientFailure) {
    while true {
      try session.readEvents { printer.take($0) }
      printer.flush()
    }
  }

  private func runShell(_ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    var presentation = presentation
    presentation.isShell = true
    let input: any ShellInput =
      console.isInputTerminal
      ? Terminal(console: console, completer: completer(.shell, options)) : PlainInput(console: console)
    let shell = Shell(
      session: session(options, presentation), input: input, console: console, presentation: presentation,
      makeKey: world.makeKey, readFile: world.readFile, isConfirmed: options.isConfirmed)
    do throws(ClientFailure) { return try shell.run() } catch { return report(error, presentation) }
  }

  private func runDesk(_ station: String?, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let isTerminal = console.isInputTerminal && console.isOutputTerminal && environment["TERM"] != "dumb"
    guard isTerminal else { return report(.noTerminal, presentation) }
    let desk = Desk(language: presentation.language, station: station, makeKey: world.makeKey)
    let runner = DeskRunner(
      desk: desk, console: console, style: presentation.outputStyle,
      connect: { (isAttended) throws(ClientFailure) in
        try connect(options, presentation.language, isAttended: isAttended)
      })
    do throws(ClientFailure) {
      try runner.run()
      return ExitStatus.success.rawValue
    } catch {
      return report(error, presentation)
    }
  }

  private func runImport(_ sheet: ImportOptions, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let session = session(options, presentation)
    defer { session.close() }
    do throws(RequestStop) {
      let conversation = ImportConversation(
        session: session, language: presentation.language, makeKey: world.makeKey)
      let run = ImportRun(
        sheet, sheet: try read(sheet, presentation), conversation: conversation, presentation: presentation,
        console: console, makeFile: world.makeFile)
      return try run.run()
    } catch {
      return report(error, presentation)
    }
  }

  private func runExport(
    _ export: JournalExportOptions, _ options: GlobalOptions, _ presentation: Presentation
  ) -> Int32 {
    let session = session(options, presentation)
    defer { session.close() }
    do throws(ClientFailure) {
      return try JournalExport(
        options: export, session: session, presentation: presentation, console: console, makeFile: world.makeFile
      ).run()
    } catch {
      return report(error, presentation)
    }
  }

  private func runPage(_ page: PageOptions, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let session = session(options, presentation)
    defer { session.close() }
    do throws(RequestStop) {
      try PageMaker(
        options: page, desk: PageDesk(session: session, language: presentation.language), makeFile: world.makeFile,
        makeSheetNumber: world.makeSheetNumber, console: console
      ).run()
      return ExitStatus.success.rawValue
    } catch {
      return report(error, presentation)
    }
  }

  private func save(_ saving: HandoverSaving, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let session = session(options, presentation)
    defer { session.close() }
    do throws(RequestStop) {
      try saving.run(session, makeFile: world.makeFile)
      if !presentation.isQuiet {
        console.printLine(Localized("已存入 \(saving.path)。", "Written to \(saving.path).")[presentation.language])
      }
      return ExitStatus.success.rawValue
    } catch {
      return report(error, presentation)
    }
  }

  private func runHooks(_ hooks: HookOptions, _ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let desk = HookDesk(options: hooks, presentation: presentation, console: console, now: world.wallMilliseconds)
    do throws(ClientFailure) {
      switch hooks.task {
      case .list: try desk.list()
      case .status: try desk.status()
      case .retry: try desk.retry()
      case .run:
        try HookState(hooks.state).hold()
        let log = HookLog(
          language: presentation.language, isJournal: environment["JOURNAL_STREAM"] != nil, write: console.printError)
        let around = HookRunner.Surroundings(
          folder: HookFolder(path: hooks.folder, user: geteuid()), state: hooks.state,
          limit: hooks.limitSeconds * 1000, now: world.wallMilliseconds, uptime: world.uptimeMilliseconds, log: log)
        let signals = SignalPipe([SIGTERM, SIGINT, SIGHUP])
        try HookRunner(around, source: HookSource(session(options, presentation)), signals: signals).run()
      }
      return ExitStatus.success.rawValue
    } catch {
      return report(error, presentation)
    }
  }

  private func runVerify(_ options: JournalFileOptions, _ presentation: Presentation) -> Int32 {
    guard let verdict = JournalVerdict(presentation, console) else { return ExitStatus.defect.rawValue }
    do throws(JournalFileStop) {
      var file = JournalFile(try open(options.path), published: options.published)
      let proof = try file.prove()
      guard let early = options.published.keys.filter({ $0 < proof.start }).min() else { return verdict.show(proof) }
      return report(.headBeforeFile(early, start: proof.start), presentation)
    } catch {
      switch error {
      case .failed(let failure): return report(failure, presentation)
      case .fault(let fault): return verdict.show(fault)
      case .line(let line, let entry, let flaw): return verdict.show(line: line, entry: entry, flaw)
      }
    }
  }

  private func open(_ path: String) throws(JournalFileStop) -> FileLines {
    do throws(ClientFailure) { return try world.openFile(path) } catch { throw .failed(error) }
  }

  private func read(_ options: ImportOptions, _ presentation: Presentation) throws(RequestStop) -> Sheet {
    do throws(ClientFailure) {
      var reading = options.reading
      let memory = HeadingMemory(environment: environment, world: world)
      reading.headings = memory.recalled(adding: options.reading.headings)
      let sheet = try Sheet(kind: options.kind, bytes: try world.readFile(options.path), reading: reading)
      remember(options.reading.headings, memory, presentation)
      return sheet
    } catch {
      throw .failed(error)
    }
  }

  /// What headings mean is kept for the next time; an import does not fail by it.
  private func remember(_ headings: HeadingMap, _ memory: HeadingMemory, _ presentation: Presentation) {
    do throws(ClientFailure) { try memory.remember(headings) } catch { report(ErrorReport(error), presentation) }
  }

  private func session(_ options: GlobalOptions, _ presentation: Presentation) -> BankSession {
    BankSession(
      language: presentation.language,
      connect: { () throws(ClientFailure) in try connect(options, presentation.language) },
      pause: world.pause)
  }

  private func connect(
    _ options: GlobalOptions, _ language: Language, isAttended: Bool = true
  ) throws(ClientFailure) -> Transport {
    if let server = options.server {
      let start = world.startProcess
      return try RemoteConnection(
        server: server, options: options, language: language, isAttended: isAttended,
        start: { (program, arguments) throws(TransportError) in try start(program, arguments, isAttended) }
      ).open()
    }
    return try DaemonFinder(environment: environment, connect: world.connect)
      .open(path: options.socketPath, wantsAdministration: options.wantsAdministration)
  }

  /// Lets whoever started this program speak with the daemon itself; with `-H`, with the one over there.
  private func runPipe(_ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    do throws(ClientFailure) {
      let transport = try connect(options, presentation.language)
      defer { transport.close() }
      guard let socket = transport.descriptor else { return ExitStatus.defect.rawValue }
      var pump = BytePump(input: STDIN_FILENO, output: STDOUT_FILENO, socket: socket)
      do throws(TransportError) { try pump.run() } catch { throw .interrupted(.transport(error), key: nil) }
      if let failure = transport.failure() { throw failure }
      return ExitStatus.success.rawValue
    } catch {
      return report(error, presentation)
    }
  }

  private func runDoctor(_ options: GlobalOptions, _ presentation: Presentation) -> Int32 {
    let session = session(options, presentation)
    defer { session.close() }
    let finder = DaemonFinder(environment: environment, connect: world.connect)
    let facts = DoctorFacts.gather(
      session: session, paths: finder.paths(options), machine: world.machineFacts.read(world.startProcess),
      now: world.machineFacts.now(), isRemote: options.server != nil, fileStatus: world.machineFacts.fileStatus)
    let findings = Doctor(facts).findings()
    let printer = DoctorPrinter(presentation: presentation)
    console.printLines(presentation.form == .json ? [printer.json(findings)] : printer.lines(findings))
    return findings.contains { $0.verdict == .fault } ? ExitStatus.fault.rawValue : ExitStatus.success.rawValue
  }

  private func presentation(_ options: GlobalOptions) -> Presentation {
    let language = LanguageChoice.language(option: options.language, environment: environment)
    return Presentation(
      form: options.form, language: language, isQuiet: options.isQuiet,
      outputStyle: TextStyle(isTerminal: console.isOutputTerminal, environment: environment),
      errorStyle: TextStyle(isTerminal: console.isErrorTerminal, environment: environment),
      pager: Pager(environment: environment, language: language))
  }

  private func report(_ stop: RequestStop, _ presentation: Presentation) -> Int32 {
    switch stop {
    case .failed(let failure): return report(failure, presentation)
    case .unfit(let refusal):
      report(ErrorReport(refusal, command: nil, isShell: false), presentation)
      return refusal.code.exitStatus
    case .refused(let refusal, let name):
      let command = Catalogue.standard.command(named: name)
      report(ErrorReport(refusal, command: command, isShell: false), presentation)
      return ErrorCode(rawValue: refusal.code)?.exitStatus ?? ExitStatus.data.rawValue
    }
  }

  private func report(_ failure: ClientFailure, _ presentation: Presentation) -> Int32 {
    report(ErrorReport(failure), presentation)
    return failure.exitStatus
  }

  private func report(_ report: ErrorReport, _ presentation: Presentation) {
    report.lines(language: presentation.language, style: presentation.errorStyle).forEach(console.printError)
  }

  /// The command that a refused command line begins with, for the hint on where to read more.
  private static func command(of arguments: [String]) -> CommandDescription? {
    let spoken = arguments.filter { Option($0) == nil }.prefix(2)
    return Catalogue.standard.command(named: spoken.joined(separator: " "))
      ?? spoken.first.flatMap { Catalogue.standard.command(named: $0) }
  }
}

extension ClientFailure {
  /// A published head of an entry that the file does not reach back to.
  fileprivate static func headBeforeFile(_ entry: Int64, start: Int64) -> ClientFailure {
    ClientFailure(
      "bad-value", .usage,
      Localized(
        "文件从第 \(start) 号分录之后开始,无法比对第 \(entry) 号的哈希",
        "The file begins after entry \(start); the hash of entry \(entry) cannot be compared"),
      remedy: Localized("请用更早开始的导出文件,或去掉这个 --head", "use an export that begins earlier, or leave that --head out"))
  }
}
