import LineProtocol

/// How a client shows things, for the whole of its run.
struct Presentation {
  var form: OutputForm
  var language: Language
  var isQuiet: Bool
  var outputStyle: TextStyle
  var errorStyle: TextStyle
  /// What shows a person more than the terminal holds; nil where they want none.
  var pager: Pager?
  /// Whether commands are typed without `timebank` before them.
  var isShell = false
}

extension Presentation {
  /// Whether a person sees a bar that shows how far long work has come.
  func showsProgress(on console: Console) -> Bool {
    console.isErrorTerminal && !isQuiet && form != .lines
  }
}

/// Shows the reply to one request: takes its lines as they come, then how it ended.
final class ReplyPrinter {
  private let command: CommandDescription
  private let presentation: Presentation
  private let console: Console
  private let columns: ReplyColumns
  private let sentences: ReplySentences
  /// What `--json` and tables need all of before anything can be shown.
  private var rows: [DaemonFields] = []
  private var rowCount = 0
  /// Rows written already but not yet given to the console.
  private var pending: [UInt8] = []
  private var headerNames: [String]?
  private let bar: ProgressBar

  init(command: CommandDescription, presentation: Presentation, console: Console) {
    self.command = command
    self.presentation = presentation
    self.console = console
    columns = ReplyColumns(command: command, language: presentation.language)
    bar = ProgressBar(Localized("进度", "Working"), console: console, presentation: presentation)
    sentences = ReplySentences(language: presentation.language, isChange: command.effect == .change)
  }

  /// Takes a line of the reply.
  func take(_ received: ReceivedLine) {
    if presentation.form == .lines {
      write(received.bytes + [UInt8(ascii: "\n")])
      return
    }
    switch received.line {
    case .row(let fields): take(row: fields)
    case .event, .gap: show(received)
    // Rows of a connection that chose `mode=json` itself.
    case .json(let text): write(Array((CellText.harmless(text) + "\n").utf8))
    case .progress(let done, let total): bar.show(done: done, total: total)
    case .greeting, .ok, .error, .bye: break
    }
  }

  /// Shows what is left once the reply has ended, and gives the exit status.
  func finish(_ outcome: Outcome) -> Int32 {
    defer { flush() }
    bar.end()
    switch outcome {
    case .done(let fields):
      finish(fields)
      return ExitStatus.success.rawValue
    case .refused(let refusal):
      finish(refusal)
      return ErrorCode(rawValue: refusal.code)?.exitStatus ?? ExitStatus.data.rawValue
    }
  }

  private func take(row: DaemonFields) {
    rowCount += 1
    guard presentation.form == .csv else {
      rows.append(row)
      return
    }
    let names = row.map(\.name)
    if headerNames != names {
      headerNames = names
      DelimitedWriter.append(names, to: &pending)
    }
    appendCSV(row, column: columns.column)
  }

  private func appendCSV(_ fields: DaemonFields, column: (String) -> CommandDescription.Column?) {
    let cells = fields.map { SpreadsheetGuard.guarded($0.value, type: column($0.name)?.type ?? .text) }
    DelimitedWriter.append(cells, to: &pending)
    if pending.count > ReplyPrinter.blockBytes { flush() }
  }

  private func show(_ received: ReceivedLine) {
    flush()
    console.printLine(CellText.harmless(String(decoding: received.bytes, as: UTF8.self)))
  }

  private func finish(_ fields: DaemonFields) {
    switch presentation.form {
    case .lines: break
    case .json: finishJSON(fields)
    case .csv: finishCSV(fields)
    case .table: finishTable(fields)
    }
  }

  private func finishTable(_ fields: DaemonFields) {
    let tables = ReplyTables(
      columns: columns, language: presentation.language, style: presentation.outputStyle)
    let only = rows.count == 1 ? rows.first : nil
    let values = fields.filter { field in
      !sentences.speaks(of: field.name) && !field.value.isEmpty && only?[field.name] != field.value
    }
    var lines = tables.lines(rows, values: values)
    if !presentation.isQuiet {
      let hasRows = fields["rows"] != nil
      lines += sentences.sentences(fields, rowCount: hasRows ? rowCount : nil)
      if lines.isEmpty { lines.append(Localized("好了。", "Done.")[presentation.language]) }
    }
    console.show(lines, presentation.pager)
  }

  private func finishJSON(_ fields: DaemonFields) {
    var bytes = Array("{\"rows\":[".utf8)
    for (index, row) in rows.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONText.append(row, column: columns.column, to: &bytes)
    }
    bytes.append(contentsOf: "],\"ok\":".utf8)
    JSONText.append(fields, column: columns.field, to: &bytes)
    write(bytes + Array("}\n".utf8))
  }

  /// A command without rows shows what its `OK` line says as one row; a reader must hear of a next page in any case.
  private func finishCSV(_ fields: DaemonFields) {
    if fields["rows"] == nil, !fields.isEmpty {
      DelimitedWriter.append(fields.map(\.name), to: &pending)
      appendCSV(fields, column: columns.field)
    } else if rowCount == 0, !command.columns.isEmpty {
      DelimitedWriter.append(command.columns.map(\.name), to: &pending)
    }
    flush()
    guard let more = fields.all.first(where: { $0.name == "more" && !$0.value.isEmpty }) else { return }
    sentences.sentences(DaemonFields([more]), rowCount: nil).forEach(console.printError)
  }

  private func finish(_ refusal: DaemonRefusal) {
    flush()
    if presentation.form == .json {
      var bytes = Array("{\"error\":".utf8)
      let fields = [DaemonField(name: "code", value: refusal.code)] + refusal.fields.all
      let text = [DaemonField(name: "text", value: refusal.text)]
      JSONText.append(fields + text, column: { _ in nil }, to: &bytes)
      write(bytes + Array("}\n".utf8))
    }
    ErrorReport(refusal, command: command, isShell: presentation.isShell)
      .lines(language: presentation.language, style: presentation.errorStyle)
      .forEach(console.printError)
  }

  private func write(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count > ReplyPrinter.blockBytes { flush() }
  }

  /// Hands what is written to the console.
  func flush() {
    guard !pending.isEmpty else { return }
    console.write(pending)
    pending = []
  }

  private static let blockBytes = 64 * 1024
}
