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
    var lines: [String] = []
    for row in reply.rows ?? [] { lines.append(line("row", try PersonalColumns.hidden(row, of: entry, books))) }
    let kind = reply.rows == nil ? "ok" : "ok-with-rows"
    lines.append(line(kind, try PersonalColumns.hidden(reply.fields, of: entry, books)))
    return lines.joined(separator: "\n")
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

  private static func line(_ kind: String, _ fields: [(name: String, value: String)]) -> String {
    var bytes = Array(kind.utf8)
    for field in fields {
      bytes.append(UInt8(ascii: " "))
      LineWriter.append(name: field.name, value: field.value, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func typed(_ value: Value) -> String {
    switch value {
    case .absent: "a:"
    case .integer(let value): "i:\(value)"
    case .duration(let value): "m:\(value.count)"
    case .date(let value): "d:\(value)"
    case .text(let value): "t:\(value)"
    case .flag(let value): "f:\(value)"
    case .list(let values): "l:\(values.joined(separator: ","))"
    case .phrase(let text): "p:\(text.chinese)\n\(text.english)"
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
