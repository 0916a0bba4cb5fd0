/// An entry read back from its canonical bytes.
public struct DecodedEntry: Sendable {
  /// A fact in clear.
  public struct Fact: Hashable, Sendable {
    /// The fact's name; a name may stand several times.
    public let name: String
    /// The fact's value, unescaped.
    public let value: String
  }

  /// A fact whose text lies beside the chain.
  public struct Commitment: Hashable, Sendable {
    /// The fact's name.
    public let name: String
    /// The salted hash of its text.
    public let digest: Digest
  }

  /// What the entry says of itself.
  public let header: EntryHeader
  /// Facts in clear, in their order.
  public let facts: [Fact]
  /// Facts whose texts lie beside the chain, in their order.
  public let commitments: [Commitment]
  /// Balanced postings, or none.
  public let postings: Postings

  /// Reads canonical bytes of any released format.
  ///
  /// - Throws: `LedgerError.malformed` with the reason, or what `Postings` throws where they do not balance.
  public init(canonical: [UInt8]) throws(LedgerError) {
    guard String(validating: canonical, as: UTF8.self) != nil, canonical.last == UInt8(ascii: "\n") else {
      throw .malformed(reason: "the bytes are not lines of UTF-8 text")
    }
    var fields: [String: String] = [:]
    var facts: [Fact] = []
    var commitments: [Commitment] = []
    var postings: [Posting] = []
    // Cut by bytes, not by characters: a value may end with a CR or begin with a combining mark, and both would swallow
    // the line feed or blank beside them.
    for line in canonical.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let (name, rest) = DecodedEntry.split(line)
      switch DecodedEntry.text(name) {
      case "fact":
        let (fact, value) = DecodedEntry.split(rest)
        facts.append(Fact(name: DecodedEntry.text(fact), value: DecodedEntry.unescaped(value)))
      case "text":
        let (fact, value) = DecodedEntry.split(rest)
        let name = DecodedEntry.text(fact)
        guard let digest = Digest(hex: DecodedEntry.text(value)) else {
          throw .malformed(reason: "text \(name) has no hash")
        }
        commitments.append(Commitment(name: name, digest: digest))
      case "post":
        postings.append(try DecodedEntry.posting(rest))
      case let name:
        guard fields.updateValue(DecodedEntry.unescaped(rest), forKey: name) == nil else {
          throw .malformed(reason: "line \(name) stands twice")
        }
      }
    }
    self.header = try DecodedEntry.header(fields)
    self.facts = facts
    self.commitments = commitments
    self.postings = try Postings(postings)
  }

  private static func split(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return (line, []) }
    return (line[..<space], line[(space + 1)...])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    let backslash = UInt8(ascii: "\\")
    guard value.contains(backslash) else { return text(value) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.count)
    var isEscaping = false
    for byte in value {
      if isEscaping {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaping = false
      } else if byte == backslash {
        isEscaping = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func posting(_ bytes: ArraySlice<UInt8>) throws(LedgerError) -> Posting {
    let (name, amount) = split(bytes)
    guard let account = Account(text(name)), let amount = Int64(text(amount)) else {
      throw .malformed(reason: "a posting says \(text(bytes))")
    }
    return Posting(account, amount)
  }

  private static func header(_ fields: [String: String]) throws(LedgerError) -> EntryHeader {
    func needed<Value>(_ name: String, _ read: (String) -> Value?) throws(LedgerError) -> Value {
      guard let text = fields[name], let value = read(text) else {
        throw .malformed(reason: "line \(name) is missing or is not readable")
      }
      return value
    }
    guard fields["timebank-entry"] == "1" else { throw .malformed(reason: "the format version is unknown") }
    let known: Set = ["timebank-entry", "number", "kind", "at", "date", "actor", "role", "station", "key"]
    if let odd = fields.keys.first(where: { !known.contains($0) }) {
      throw .malformed(reason: "line \(odd) is unknown")
    }
    var station: Code?
    if fields["station"] != nil { station = try needed("station") { Code($0) } }
    return EntryHeader(
      number: try needed("number") { Int64($0).flatMap { EntryNumber($0) } },
      kind: try needed("kind") { EntryKind(rawValue: $0) },
      at: Instant(milliseconds: try needed("at") { Int64($0) }),
      date: try needed("date") { LocalDate($0) },
      actor: try needed("actor") { Actor($0) },
      role: try needed("role") { Role(rawValue: $0) },
      station: station,
      key: fields["key"])
  }
}
