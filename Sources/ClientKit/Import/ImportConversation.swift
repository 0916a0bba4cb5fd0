import LineProtocol

/// The requests of an import over one connection.
struct ImportConversation {
  let session: BankSession
  let language: Language
  let makeKey: () -> String

  /// Opens an import and gives its number.
  ///
  /// - Parameter number: The number printed on the paper; `isAgain` lets an earlier import of it be no hindrance.
  func open(_ options: ImportOptions, number sheet: SheetNumber?, isAgain: Bool) throws(RequestStop) -> Int64 {
    var words = [
      Word(name: "kind", value: options.kind.rawValue), Word(name: "station", value: options.station),
    ]
    if let year = options.year { words.append(Word(name: "year", value: year)) }
    if let sheet { words.append(Word(name: "sheet", value: sheet.code)) }
    if sheet != nil, isAgain { words.append(Word(name: "again", value: "true")) }
    let fields = try session.ask("import open", words)
    guard let number = fields["import"].flatMap({ Int64($0) }) else {
      throw .failed(.foreignLine("OK " + fields.map { "\($0.name)=\($0.value)" }.joined(separator: " ")))
    }
    return number
  }

  /// Stages rows, many ahead of their replies; gives what is wrong with those that were not taken.
  func stage(
    _ rows: [Sheet.Row], number: Int64, onProgress: (Int) -> Void
  ) throws(RequestStop) -> [Int: String] {
    var unstaged: [Int: String] = [:]
    var lines: [(line: Int, bytes: [UInt8])] = []
    for row in rows {
      if row.hasSurplus {
        unstaged[row.line] = ImportTexts.surplus[language]
      } else {
        lines.append((row.line, Self.bytes(row, number)))
      }
    }
    try RequestStop.from { () throws(ClientFailure) in
      try session.pipeline(lines.count, line: { lines[$0].bytes }) { index, outcome in
        if case .refused(let refusal) = outcome { unstaged[lines[index].line] = refusal.text }
        onProgress(index + 1)
      }
    }
    return unstaged
  }

  /// The verdict on each row, or totals.
  func preview(
    _ number: Int64, totals: String? = nil
  ) throws(RequestStop) -> (rows: [DaemonFields], fields: DaemonFields) {
    var rows: [DaemonFields] = []
    let words = [Word(name: "import", value: String(number))]
    let asked = totals.map { Word(name: "totals", value: $0) }
    let fields = try session.ask(
      "import preview", words + [asked].compactMap(\.self),
      onLine: { if case .row(let row) = $0.line { rows.append(row) } })
    return (rows, fields)
  }

  /// Posts a part; every line of the reply is passed on.
  func commit(
    _ number: Int64, skipping lines: [Int], onLine: (ReceivedLine) -> Void
  ) throws(RequestStop) -> DaemonFields {
    var words = [Word(name: "import", value: String(number))]
    if !lines.isEmpty { words.append(Word(name: "skip", value: Self.list(lines))) }
    words.append(Word(name: "progress", value: "true"))
    return try session.ask("import commit", words, makeKey: makeKey, onLine: onLine)
  }

  /// Gives an import up; what has no answer any more was given up with the connection.
  func abort(_ number: Int64) {
    _ = try? session.ask("import abort", [Word(name: "import", value: String(number))])
  }

  /// Whether so many lines can be named in one request.
  static func canName(_ lines: [Int]) -> Bool { list(lines).utf8.count < LineLimits.maxLineBytes - 1000 }

  private static func list(_ lines: [Int]) -> String { lines.sorted().map(String.init).joined(separator: ",") }

  private static func bytes(_ row: Sheet.Row, _ number: Int64) -> [UInt8] {
    var bytes = Array("import row import=\(number) line=\(row.line)".utf8)
    for cell in row.cells {
      bytes.append(UInt8(ascii: " "))
      LineWriter.append(name: cell.field.rawValue, value: cell.text, to: &bytes)
    }
    if row.isShort { bytes.append(contentsOf: " short=true".utf8) }
    return bytes
  }
}
