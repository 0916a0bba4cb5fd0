import Crypto
import Ledger
import LineProtocol
import Store

/// Idempotency: the same request under the same key by the same user, and logged-in member, happens once and is answered the same.
struct KeyRing {
  private let transaction: JournalTransaction
  private let user: UInt32
  private let member: MemberNumber?
  /// What stands for a PIN, which the request itself leaves out.
  private let mark: String?

  init(_ context: ChangeContext) {
    transaction = context.transaction
    user = context.read.caller.user
    member = context.read.caller.loggedIn
    mark = context.pin?.mark
  }

  /// Gives the kept answer with `replayed=true`, or carries out the work and keeps its answer; a refusal uses no key up.
  ///
  /// - Parameter canonicals: The request as it is kept, then as it may have been kept under older keys.
  func once(_ key: String, _ canonicals: [String], _ work: () throws -> Reply) throws -> Reply {
    let requests = canonicals.map { Digest(SHA256.hash(data: Array(($0 + (mark.map { "\n" + $0 } ?? "")).utf8))) }
    if let kept = try transaction.books.answer(user: user, member: member, key: key) {
      guard requests.contains(kept.request) else { throw Refusal.keyReused(key) }
      guard var reply = try KeptReply.decode(kept.reply, transaction.books) else {
        throw Refusal.internalDefect("the answer kept under a key cannot be read")
      }
      reply.fields.append(Field("replayed", .flag(true)))
      return reply
    }
    let reply = try work()
    guard let request = requests.first else { throw Refusal.internalDefect("a request without its canonical form") }
    try transaction.keep(
      KeptAnswer(request: request, reply: try KeptReply.encode(reply, transaction.books)), user: user, member: member,
      key: key)
    return reply
  }
}

/// How a reply is kept for repetition: a line for each row and one for the fields, each value with its type, in the
/// grammar of the protocol.
///
/// What is personal is not kept a second time: a reference says where it lies, and an erasure reaches it there.
enum KeptReply {
  static func encode(_ reply: Reply, _ books: BookReader) throws -> String {
    let entry: Int64? = reply.fields.reduce(nil) { found, field in
      if field.name == "entry", case .integer(let number) = field.value { number } else { found }
    }
    var bytes: [UInt8] = []
    for row in reply.rows ?? [] {
      try append("row", row, of: entry, books, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    try append(reply.rows == nil ? "ok" : "ok-with-rows", reply.fields, of: entry, books, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decode(_ text: String, _ books: BookReader) throws -> Reply? {
    var reply = Reply()
    var rows: [Reply.Row] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard case .line(let parsed) = LineParser.parse(Array(line.utf8)), let first = parsed.words.first else {
        return nil
      }
      var fields: [Field] = []
      for word in parsed.words.dropFirst() {
        guard let name = word.name, let value = try PersonalColumns.shown(word.value, books) ?? value(word.value) else {
          return nil
        }
        fields.append(Field(name, value))
      }
      switch first.value {
      case "row": rows.append(fields)
      case "ok": reply.fields = fields
      case "ok-with-rows":
        reply.fields = fields
        reply.rows = rows
      default: return nil
      }
    }
    return reply
  }

  private static func append(
    _ kind: String, _ fields: Reply.Row, of entry: Int64?, _ books: BookReader, to bytes: inout [UInt8]
  ) throws {
    let references = try PersonalColumns.references(in: fields, of: entry, books)
    bytes.append(contentsOf: kind.utf8)
    for (index, field) in fields.enumerated() {
      bytes.append(UInt8(ascii: " "))
      if let reference = references?[index] {
        LineWriter.append(name: field.name, value: reference, to: &bytes)
      } else {
        append(field, to: &bytes)
      }
    }
  }

  private static func append(_ field: Field, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: field.name.utf8)
    bytes.append(UInt8(ascii: "="))
    switch field.value {
    case .absent: bytes.append(contentsOf: "a:".utf8)
    case .integer(let value):
      bytes.append(contentsOf: "i:".utf8)
      LineWriter.append(value, to: &bytes)
    case .duration(let value):
      bytes.append(contentsOf: "m:".utf8)
      LineWriter.append(value.count, to: &bytes)
    case .date(let value): bytes.append(contentsOf: "d:\(value)".utf8)
    case .text(let value): LineWriter.appendValue("t:" + value, to: &bytes)
    case .flag(let value): bytes.append(contentsOf: (value ? "f:true" : "f:false").utf8)
    case .list(let values): LineWriter.appendValue("l:" + values.joined(separator: ","), to: &bytes)
    case .phrase(let text): LineWriter.appendValue("p:\(text.chinese)\n\(text.english)", to: &bytes)
    }
  }

  private static func value(_ text: String) -> Value? {
    let rest = String(text.dropFirst(2))
    switch text.prefix(2) {
    case "a:": return .absent
    case "i:": return Int64(rest).map { .integer($0) }
    case "m:": return Int64(rest).map { .duration(Minutes($0)) }
    case "d:": return LocalDate(rest).map { .date($0) }
    case "t:": return .text(rest)
    case "f:": return .flag(rest == "true")
    case "l:": return .list(rest.split(separator: ",").map(String.init))
    case "p:":
      let parts = rest.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? .phrase(Localized(String(parts[0]), String(parts[1]))) : nil
    default: return nil
    }
  }
}
