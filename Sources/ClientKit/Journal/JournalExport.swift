import LineProtocol

/// Fetches the journal page by page and writes it into a file.
///
/// For a verifier the daemon's lines stay as they came, data and `OK` lines, so that a file written without this program,
/// from a socket, is as good. For accounts in plain text they are proved and rewritten.
struct JournalExport {
  let options: JournalExportOptions
  let session: BankSession
  let presentation: Presentation
  let console: Console
  let makeFile: (String) throws(ClientFailure) -> NewFile

  /// Exports all, and gives the exit status.
  func run() throws(ClientFailure) -> Int32 {
    guard let command = Catalogue.standard.command(named: "export") else { return ExitStatus.defect.rawValue }
    let file = options.path == "-" ? standardOutput : try makeFile(options.path)
    let printer = ReplyPrinter(command: command, presentation: presentation, console: console)
    do throws(ClientFailure) {
      let outcome = try fetch(into: file)
      guard case .done(let fields) = outcome else {
        file.discard()
        return printer.finish(outcome)
      }
      try file.finish()
      if options.path == "-" { return ExitStatus.success.rawValue }
      let shown = fields.filter { $0.name == "through" || $0.name == "head" }
      return printer.finish(.done(DaemonFields(shown)))
    } catch {
      file.discard()
      throw error
    }
  }

  /// Asks for page after page until the newest entry is there, and gives the end of the last.
  private func fetch(into file: NewFile) throws(ClientFailure) -> Outcome {
    let bar = ProgressBar(Localized("导出", "Exporting"), console: console, presentation: presentation)
    defer { bar.end() }
    var since = options.since
    var accounts = options.dialect.map { AccountingExport($0) }
    while true {
      var page: [UInt8] = []
      var rows: [DaemonFields] = []
      let outcome = try session.perform(request(since: since), key: nil, canRepeat: true) { received in
        switch received.line {
        case .row(let fields) where accounts != nil: rows.append(fields)
        case .ok where accounts != nil: break
        case .row, .ok: page += received.bytes + [UInt8(ascii: "\n")]
        case .greeting, .json, .error, .progress, .event, .gap, .bye: break
        }
      }
      guard case .done(let fields) = outcome else { return outcome }
      for row in rows { page += try accounts?.take(row) ?? [] }
      try file.write(page)
      guard let through = fields["through"].flatMap({ Int64($0) }), let total = fields["total"].flatMap({ Int64($0) })
      else { throw .noExport }
      bar.show(done: Int(clamping: through), total: Int(clamping: total))
      if through >= total {
        try file.write(accounts?.end() ?? [])
        return outcome
      }
      guard through > since else { throw .noExport }
      since = through
    }
  }

  private func request(since: Int64) -> [UInt8] {
    Array("export kind=journal since=\(since)\(options.withTexts ? " texts=true" : "")".utf8)
  }

  private var standardOutput: NewFile {
    NewFile(
      write: { (bytes) throws(ClientFailure) in console.write(bytes) }, finish: { () throws(ClientFailure) in },
      discard: {})
  }
}

extension ClientFailure {
  /// A daemon whose answer does not say where the export goes on.
  fileprivate static var noExport: ClientFailure {
    ClientFailure(
      "protocol", .protocolFault,
      Localized("服务端没有说明导出到了哪一条分录", "The daemon did not say up to which entry it exported"),
      remedy: Localized("请升级服务端", "upgrade the daemon"))
  }
}
