/// A line from the daemon as a client reads it; names that the client does not know are kept and do no harm.
public enum DaemonLine: Hashable, Sendable {
  /// The first line of a connection.
  case greeting(version: Int, DaemonFields)
  /// A data line in text form.
  case row(DaemonFields)
  /// A data line in JSON form, as it stands behind the `*`.
  case json(String)
  /// The end of a success.
  case ok(tag: String?, DaemonFields)
  /// The end of a refusal: its code as the daemon wrote it, its figures, and what a person is told.
  case error(tag: String?, code: String, DaemonFields, text: String)
  /// How far long work has come.
  case progress(done: Int, total: Int)
  /// An event on a connection that watches.
  case event(DaemonFields)
  /// Entries that a slow reader has missed, first and last.
  case gap(from: Int64, to: Int64)
  /// The daemon is about to close.
  case bye(DaemonFields)

  /// Reads a line without its LF.
  ///
  /// - Throws: ``DaemonLineError`` where it is no line of this protocol.
  public static func parse(_ bytes: some Collection<UInt8>) throws(DaemonLineError) -> DaemonLine {
    let bytes = Array(bytes)
    if bytes.starts(with: "* {".utf8) { return .json(try text(bytes.dropFirst(2))) }
    var words = try scan(bytes)[...]
    guard let kind = words.popFirst(), kind.name == nil else { throw DaemonLineError(bytes) }
    switch kind.value {
    case "*": return .row(try DaemonFields(words, of: bytes))
    case "OK": return .ok(tag: popTag(&words), try DaemonFields(words, of: bytes))
    case "ERR": return try error(&words, bytes)
    case "~": return try progress(words, bytes)
    case "!": return try event(words, bytes)
    case "BYE": return .bye(try DaemonFields(words, of: bytes))
    case "TIMEBANK":
      guard let version = words.popFirst(), version.name == nil, let number = Int(version.value) else {
        throw DaemonLineError(bytes)
      }
      return .greeting(version: number, try DaemonFields(words, of: bytes))
    default: throw DaemonLineError(bytes)
    }
  }

  private static func scan(_ bytes: [UInt8]) throws(DaemonLineError) -> [Word] {
    let words = bytes.withUnsafeBufferPointer { buffer -> [Word]? in
      var scanner = LineScanner(buffer)
      var words: [Word] = []
      while scanner.findsWord() {
        guard let word = try? scanner.scanWord() else { return nil }
        words.append(word)
      }
      return words
    }
    guard let words else { throw DaemonLineError(bytes) }
    return words
  }

  private static func popTag(_ words: inout ArraySlice<Word>) -> String? {
    guard let first = words.first, first.name == nil, first.value.hasPrefix("@") else { return nil }
    words.removeFirst()
    return String(first.value.dropFirst())
  }

  private static func error(_ words: inout ArraySlice<Word>, _ bytes: [UInt8]) throws(DaemonLineError) -> DaemonLine {
    let tag = popTag(&words)
    guard let code = words.popFirst(), code.name == nil else { throw DaemonLineError(bytes) }
    let fields = try DaemonFields(words, of: bytes)
    return .error(tag: tag, code: code.value, fields.without("text"), text: fields["text"] ?? "")
  }

  private static func progress(_ words: ArraySlice<Word>, _ bytes: [UInt8]) throws(DaemonLineError) -> DaemonLine {
    let fields = try DaemonFields(words, of: bytes)
    guard let done = fields["done"].flatMap({ Int($0) }), let total = fields["total"].flatMap({ Int($0) }) else {
      throw DaemonLineError(bytes)
    }
    return .progress(done: done, total: total)
  }

  private static func event(_ words: ArraySlice<Word>, _ bytes: [UInt8]) throws(DaemonLineError) -> DaemonLine {
    guard let first = words.first, first.name == nil else { return .event(try DaemonFields(words, of: bytes)) }
    let fields = try DaemonFields(words.dropFirst(), of: bytes)
    guard first.value == "gap", let from = fields["from"].flatMap({ Int64($0) }),
      let to = fields["to"].flatMap({ Int64($0) })
    else { throw DaemonLineError(bytes) }
    return .gap(from: from, to: to)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) throws(DaemonLineError) -> String {
    let bytes = bytes.last == Byte.carriageReturn ? bytes.dropLast() : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else { throw DaemonLineError(Array(bytes)) }
    return text
  }
}

/// A line that no daemon of this protocol sends; most likely something else listens on the socket.
public struct DaemonLineError: Error, Hashable, Sendable {
  /// The beginning of the line, repaired where it is no text.
  public let excerpt: String

  init(_ bytes: [UInt8]) {
    excerpt = String(decoding: bytes.prefix(100), as: UTF8.self)
  }
}
