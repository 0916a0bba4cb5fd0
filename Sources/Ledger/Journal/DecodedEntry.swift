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

  /// Where in the bytes a fact stands.
  struct FactPlace {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// What the entry says of itself.
  public let header: EntryHeader
  /// Facts whose texts lie beside the chain, in their order.
  public let commitments: [Commitment]
  /// Balanced postings, or none.
  public let postings: Postings
  /// The bytes that were read.
  public let canonical: [UInt8]
  /// Facts in clear, in their order.
  let factPlaces: [FactPlace]

  /// Facts in clear, in their order.
  public var facts: [Fact] {
    let bytes = canonical.span
    return factPlaces.map { Fact(name: bytes.text(at: $0.name), value: bytes.unescaped(at: $0.value)) }
  }

  /// Reads canonical bytes of any released format, in one pass.
  ///
  /// - Throws: `LedgerError.malformed` with the reason, or what `Postings` throws where they do not balance.
  public init(canonical: [UInt8]) throws(LedgerError) {
    guard canonical.last == UInt8(ascii: "\n"), DecodedEntry.isText(canonical) else {
      throw .malformed(reason: "the bytes are not lines of UTF-8 text")
    }
    var lines = EntryLines()
    try lines.read(canonical.span)
    header = try lines.header.read(canonical.span)
    commitments = lines.commitments
    postings = try Postings(lines.postings)
    factPlaces = lines.facts
    self.canonical = canonical
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }
}

/// The lines of an entry as they are read, one after the other.
private struct EntryLines {
  var header = HeaderLines()
  var facts: [DecodedEntry.FactPlace] = []
  var commitments: [DecodedEntry.Commitment] = []
  var postings: [Posting] = []

  // Cut by bytes, not by characters: a value may end with a CR or begin with a combining mark, and both would swallow
  // the line feed or blank beside them.
  mutating func read(_ bytes: Span<UInt8>) throws(LedgerError) {
    facts.reserveCapacity(12)
    var start = 0
    while start < bytes.count {
      var end = start
      while bytes[end] != UInt8(ascii: "\n") { end += 1 }
      try readLine(bytes, start..<end)
      start = end + 1
    }
  }

  private mutating func readLine(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(LedgerError) {
    let (name, rest) = EntryLines.split(bytes, line)
    if bytes.holds("fact", at: name) {
      let (fact, value) = EntryLines.split(bytes, rest)
      facts.append(DecodedEntry.FactPlace(name: fact, value: value))
    } else if bytes.holds("post", at: name) {
      postings.append(try EntryLines.posting(bytes, rest))
    } else if bytes.holds("text", at: name) {
      let (fact, value) = EntryLines.split(bytes, rest)
      guard let digest = Digest(hex: bytes.extracting(value)) else {
        throw .malformed(reason: "text \(bytes.text(at: fact)) has no hash")
      }
      commitments.append(DecodedEntry.Commitment(name: bytes.text(at: fact), digest: digest))
    } else {
      try header.take(bytes, name: name, value: rest)
    }
  }

  /// What stands before and after the first blank; nothing after it where there is none.
  private static func split(_ bytes: Span<UInt8>, _ place: Range<Int>) -> (Range<Int>, Range<Int>) {
    guard let space = bytes.first(UInt8(ascii: " "), in: place) else {
      return (place, place.upperBound..<place.upperBound)
    }
    return (place.lowerBound..<space, (space + 1)..<place.upperBound)
  }

  private static func posting(_ bytes: Span<UInt8>, _ place: Range<Int>) throws(LedgerError) -> Posting {
    let (name, amount) = split(bytes, place)
    guard let account = Account(bytes.extracting(name)), let amount = bytes.integer(at: amount) else {
      throw .malformed(reason: "a posting says \(bytes.text(at: place))")
    }
    return Posting(account, amount)
  }
}
