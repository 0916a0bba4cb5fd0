/// Writes the lines of the daemon, each with its LF, in the language and form that a connection has chosen.
///
/// In JSON form only the data lines differ; all other lines stay text.
public struct ReplyEncoder: Hashable, Sendable {
  /// The form of the data lines.
  public enum Mode: String, CaseIterable, Sendable {
    /// `* name=value …`
    case text
    /// `* {"name":value,…}`
    case json
  }

  /// The language of refusals.
  public var language: Language
  /// The form of the data lines.
  public var mode: Mode

  /// Makes an encoder.
  public init(language: Language = .chinese, mode: Mode = .text) {
    self.language = language
    self.mode = mode
  }

  /// Appends a data line; in the answer to a batch it begins with the number of the batch's line.
  public func append(row: Reply.Row, batchLine: Int? = nil, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "*"))
    let row = batchLine.map { [Field("line", .integer(Int64($0)))] + row } ?? row
    switch mode {
    case .text: append(row, to: &bytes)
    case .json:
      bytes.append(Byte.space)
      appendJSON(row, to: &bytes)
    }
    bytes.append(Byte.lineFeed)
  }

  /// Appends the answer to a request that succeeded: its data lines and `OK`.
  public func append(_ reply: Reply, tag: String?, to bytes: inout [UInt8]) {
    for row in reply.rows ?? [] { append(row: row, to: &bytes) }
    appendOK(rowCount: reply.rows?.count, fields: reply.fields, tag: tag, to: &bytes)
  }

  /// Appends an `OK` line alone, for rows that were written one by one.
  ///
  /// - Parameter rowCount: What `rows=` says; nil for a command that never has rows.
  public func appendOK(rowCount: Int?, fields: [Field], tag: String?, to bytes: inout [UInt8]) {
    ReplyEncoder.append("OK", to: &bytes)
    ReplyEncoder.append(tag: tag, to: &bytes)
    if let rowCount { append([Field("rows", .integer(Int64(rowCount)))], to: &bytes) }
    append(fields, to: &bytes)
    bytes.append(Byte.lineFeed)
  }

  /// Appends the answer to a request that was refused; the text comes last and is always quoted.
  public func append(_ refusal: Refusal, tag: String?, to bytes: inout [UInt8]) {
    ReplyEncoder.append("ERR", to: &bytes)
    ReplyEncoder.append(tag: tag, to: &bytes)
    bytes.append(Byte.space)
    ReplyEncoder.append(refusal.code.rawValue, to: &bytes)
    append(refusal.details, to: &bytes)
    ReplyEncoder.append(" text=", to: &bytes)
    LineWriter.appendQuoted(refusal.text[language], to: &bytes)
    bytes.append(Byte.lineFeed)
  }

  /// Appends the first line of a connection.
  public func append(_ greeting: Greeting, to bytes: inout [UInt8]) {
    ReplyEncoder.append("TIMEBANK \(Greeting.protocolVersion)", to: &bytes)
    append(greeting.fields, to: &bytes)
    bytes.append(Byte.lineFeed)
  }

  /// Appends how far long work has come.
  public func appendProgress(done: Int, total: Int, to bytes: inout [UInt8]) {
    ReplyEncoder.append("~ done=\(done) total=\(total)\n", to: &bytes)
  }

  /// Appends an event for a connection that watches; always text.
  public func append(event: Reply.Row, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "!"))
    append(event, to: &bytes)
    bytes.append(Byte.lineFeed)
  }

  /// Appends `! gap from=… to=…`: entries that a slow reader has missed, first and last.
  public func appendGap(from first: Int64, to last: Int64, into bytes: inout [UInt8]) {
    ReplyEncoder.append("! gap from=\(first) to=\(last)\n", to: &bytes)
  }

  /// Appends why the daemon is about to close.
  ///
  /// - Parameter reason: A stable word such as `idle` or `shutting-down`.
  public func appendBye(reason: String, retryAfterSeconds: Int? = nil, to bytes: inout [UInt8]) {
    ReplyEncoder.append("BYE", to: &bytes)
    var fields = [Field("reason", .text(reason))]
    if let retryAfterSeconds { fields.append(Field("retry-after", .integer(Int64(retryAfterSeconds)))) }
    append(fields, to: &bytes)
    bytes.append(Byte.lineFeed)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(tag: String?, to bytes: inout [UInt8]) {
    guard let tag else { return }
    append(" @", to: &bytes)
    append(tag, to: &bytes)
  }

  /// Appends a blank and `name=value` for every field.
  private func append(_ fields: [Field], to bytes: inout [UInt8]) {
    for field in fields {
      bytes.append(Byte.space)
      ReplyEncoder.append(field.name, to: &bytes)
      bytes.append(Byte.equals)
      switch field.value {
      // Digits need no quotes, and most of what is told are numbers.
      case .integer(let number): LineWriter.append(number, to: &bytes)
      case .duration(let minutes): LineWriter.append(minutes, to: &bytes)
      default: LineWriter.appendValue(field.value.plain(in: language), to: &bytes)
      }
    }
  }

  private func appendJSON(_ row: Reply.Row, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, field) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      LineWriter.appendQuoted(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      appendJSON(field.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private func appendJSON(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .integer, .flag: ReplyEncoder.append(value.plain(in: language), to: &bytes)
    case .absent, .duration, .date, .text, .phrase: LineWriter.appendQuoted(value.plain(in: language), to: &bytes)
    case .list(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        LineWriter.appendQuoted(element, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }
}
