import LineProtocol

/// Carries a sheet from its file into the bank: staged, shown, confirmed, posted.
final class ImportRun {
  private let options: ImportOptions
  private let sheet: Sheet
  private let conversation: ImportConversation
  private let presentation: Presentation
  private let console: Console
  private let makeFile: (String) throws(ClientFailure) -> NewFile
  /// Imports that are open and not posted, to be given up when something goes wrong.
  private var openNumbers: [Int64] = []
  /// All imports of this run.
  private var stagedNumbers: [Int64] = []

  init(
    _ options: ImportOptions, sheet: Sheet, conversation: ImportConversation, presentation: Presentation,
    console: Console, makeFile: @escaping (String) throws(ClientFailure) -> NewFile
  ) {
    self.options = options
    self.sheet = sheet
    self.conversation = conversation
    self.presentation = presentation
    self.console = console
    self.makeFile = makeFile
  }

  /// Runs the import and gives the exit status.
  func run() throws(RequestStop) -> Int32 {
    defer { openNumbers.forEach(conversation.abort) }
    try checkSheet()
    let parts = try stage(ImportPart.cut(sheet.rows))
    let (preview, totals) = try preview(parts)
    return try decide(parts, preview, totals)
  }

  private func checkSheet() throws(RequestStop) {
    if let typed = options.sheetNumber, let inside = sheet.number, typed != inside {
      throw .failed(.otherSheetNumber(typed, inside: inside))
    }
    if !sheet.unknownHeadings.isEmpty { tell(ImportTexts.unknownHeadings(sheet.unknownHeadings)) }
    guard !sheet.rows.isEmpty else { throw .failed(ImportTexts.emptySheet) }
    if case .lines(let lines) = options.leaving {
      let unknown = lines.subtracting(sheet.rows.map(\.line))
      guard unknown.isEmpty else { throw .failed(ImportTexts.unknownLines(Array(unknown))) }
    }
  }

  private func stage(_ cut: [[Sheet.Row]]) throws(RequestStop) -> [ImportPart] {
    if cut.count > 1 { tell(ImportTexts.parts(cut.count, rows: sheet.rows.count)) }
    let bar = ProgressBar(Localized("读入", "Reading"), console: console, presentation: presentation)
    defer { bar.end() }
    var parts: [ImportPart] = []
    for rows in cut {
      let before = parts.reduce(0) { $0 + $1.rows.count }
      parts.append(try stage(rows) { bar.show(done: before + $0, total: self.sheet.rows.count) })
    }
    return parts
  }

  private func stage(_ rows: [Sheet.Row], onProgress: (Int) -> Void) throws(RequestStop) -> ImportPart {
    // The first part has asked whether the paper was imported before.
    let isLater = !stagedNumbers.isEmpty
    let number = try conversation.open(
      options, number: options.sheetNumber ?? sheet.number, isAgain: options.isAgain || isLater)
    openNumbers.append(number)
    stagedNumbers.append(number)
    let unstaged = try conversation.stage(rows, number: number, onProgress: onProgress)
    return ImportPart(rows: rows, number: number, unstaged: unstaged)
  }

  private func preview(
    _ parts: [ImportPart]
  ) throws(RequestStop) -> (ImportPreview, [(what: String, totals: ImportTotals)]) {
    var preview = ImportPreview()
    for part in parts {
      let (rows, fields) = try conversation.preview(part.number)
      preview.add(part, rows: rows, fields: fields, language: presentation.language)
    }
    var totals: [(what: String, totals: ImportTotals)] = []
    guard options.kind == .signIn, preview.count(.good) > 0 else { return (preview, totals) }
    for what in ["member", "team"] {
      var sum = ImportTotals()
      for part in parts { sum.add(try conversation.preview(part.number, totals: what).rows) }
      totals.append((what, sum))
    }
    return (preview, totals)
  }

  private func decide(
    _ parts: [ImportPart], _ preview: ImportPreview, _ totals: [(what: String, totals: ImportTotals)]
  ) throws(RequestStop) -> Int32 {
    show(preview, totals)
    try writeFaults(preview)
    let left = leftOut(preview)
    let faults = preview.numbers(.faulty).filter { !left.contains($0) }
    guard faults.isEmpty else { throw .failed(ImportTexts.faults(faults)) }
    let good = preview.numbers(.good).filter { !left.contains($0) }
    guard !good.isEmpty else {
      let already = preview.count(.already)
      guard already > 0 else { throw .failed(ImportTexts.nothingGood) }
      tell(ImportTexts.allAlready(already))
      return ExitStatus.success.rawValue
    }
    guard !options.isDry else {
      tell(ImportTexts.dry)
      return ExitStatus.success.rawValue
    }
    guard isConfirmed(good.count) else {
      tell(ImportTexts.declined)
      return ExitStatus.success.rawValue
    }
    return try commit(parts, preview: preview, good: Set(good), left: left)
  }

  private func writeFaults(_ preview: ImportPreview) throws(RequestStop) {
    let lines = preview.numbers(.faulty)
    guard let path = options.faultsPath, !lines.isEmpty else { return }
    try RequestStop.from { () throws(ClientFailure) in
      try makeFile(path).put(FaultyLines.bytes(of: sheet, preview, lines: lines, presentation.language))
    }
    tell(ImportTexts.faultsWritten(lines.count, path))
  }

  private func leftOut(_ preview: ImportPreview) -> Set<Int> {
    switch options.leaving {
    case .nothing: []
    case .faulty: Set(preview.numbers(.faulty))
    case .lines(let lines): lines
    }
  }

  private func isConfirmed(_ count: Int) -> Bool {
    Confirmation(console: console, presentation: presentation, isGiven: options.isConfirmed)
      .isYes(ImportTexts.question(count))
  }

  private func commit(
    _ parts: [ImportPart], preview: ImportPreview, good: Set<Int>, left: Set<Int>
  ) throws(RequestStop) -> Int32 {
    let summary = ImportSummary(preview: preview)
    let bar = ProgressBar(Localized("入账", "Posting"), console: console, presentation: presentation)
    defer { bar.end() }
    for (index, part) in parts.enumerated() where part.rows.contains(where: { good.contains($0.line) }) {
      do throws(RequestStop) {
        try commit(part, leaving: left, into: summary, bar: bar, share: (index, parts.count))
      } catch {
        bar.end()
        if summary.partCount > 0 { tell(ImportTexts.interruptedAfter(parts: summary.partCount)) }
        throw error
      }
    }
    bar.end()
    summary.lines(left: left.count).forEach(tell)
    return ExitStatus.success.rawValue
  }

  private func commit(
    _ part: ImportPart, leaving left: Set<Int>, into summary: ImportSummary, bar: ProgressBar,
    share: (index: Int, count: Int)
  ) throws(RequestStop) {
    var number = part.number
    var skip = part.rows.map(\.line).filter { left.contains($0) && part.unstaged[$0] == nil }
    if !ImportConversation.canName(skip) {
      // More lines than a request can name: staged anew without them.
      number = try stage(part.rows.filter { !left.contains($0.line) }) { _ in }.number
      skip = []
    }
    let printer = presentation.form == .table ? nil : commitPrinter()
    let fields = try conversation.commit(number, skipping: skip) { received in
      printer?.take(received)
      switch received.line {
      case .progress(let done, let total):
        bar.show(done: share.index * total + done, total: share.count * total)
      case .row(let row): summary.add(row)
      default: break
      }
    }
    openNumbers.removeAll { $0 == number }
    summary.finish(fields)
    if let printer { _ = printer.finish(.done(fields)) }
  }

  private func commitPrinter() -> ReplyPrinter? {
    Catalogue.standard.command(named: "import commit").map {
      ReplyPrinter(command: $0, presentation: presentation, console: console)
    }
  }
}

extension ImportRun {
  /// Says something to the operator; where a program reads the output, on standard error.
  private func tell(_ text: Localized) {
    guard !presentation.isQuiet else { return }
    if presentation.form == .table {
      console.printLine(text[presentation.language])
    } else {
      console.printError(text[presentation.language])
    }
  }

  private func show(_ preview: ImportPreview, _ totals: [(what: String, totals: ImportTotals)]) {
    if presentation.form == .table {
      showTables(preview, totals)
    } else if options.isDry, let command = Catalogue.standard.command(named: "import preview") {
      let printer = ReplyPrinter(command: command, presentation: presentation, console: console)
      preview.lines.forEach { printer.take(ReceivedLine(row: $0.fields)) }
      _ = printer.finish(.done(DaemonFields([DaemonField(name: "rows", value: String(preview.lines.count))])))
    }
    tell(ImportTexts.verdict(preview))
  }

  private func showTables(_ preview: ImportPreview, _ totals: [(what: String, totals: ImportTotals)]) {
    guard let command = Catalogue.standard.command(named: "import preview") else { return }
    let tables = ReplyTables(
      columns: ReplyColumns(command: command, language: presentation.language), language: presentation.language,
      style: presentation.outputStyle)
    let isLong = preview.lines.count > Self.maxListedRows
    let listed = preview.lines.filter { !isLong || $0.standing != .good || !($0.fields["text"] ?? "").isEmpty }
    let rows = listed.map { DaemonFields($0.fields.filter { !Self.unlistedNames.contains($0.name) }) }
    console.printLines(tables.table(rows))
    if listed.count < preview.lines.count { tell(ImportTexts.unlisted(preview.lines.count - listed.count)) }
    for (what, sum) in totals {
      console.printLines(
        ["", ImportTexts.totalsTitle(what)[presentation.language]] + tables.table(sum.shownRows(presentation.language)))
    }
    console.printLine("")
  }

  /// Longer sheets list only the rows that need a person's eye.
  private static let maxListedRows = 200
  private static let unlistedNames: Set<String> = ["code", "records"]
}
