/// An entry as it goes into the journal: canonical bytes, the hash that chains them, and what lies beside them.
///
/// The canonical bytes are text that an auditor can read and hash by hand:
///
/// ```
/// timebank-entry 1
/// number 57
/// kind service
/// at 1777861800000
/// date 2026-05-04
/// actor uid:1000
/// role operator
/// station jindu
/// key a2
/// fact record 31
/// text activity 5f0c…
/// post bank/issued -150
/// post member:17/available 150
/// ```
public struct SealedEntry: Sendable {
  /// What the entry says of itself.
  public let header: EntryHeader
  /// Balanced postings, or none.
  public let postings: Postings
  /// Exactly the bytes that are stored and hashed.
  public let canonical: [UInt8]
  /// `SHA-256(previous hash ‖ canonical)`.
  public let hash: Digest
  /// Texts from people, kept beside the chain.
  public let texts: [SealedText]

  /// Writes the canonical bytes and chains them.
  public init(header: EntryHeader, facts: FactWriter, postings: Postings, after previous: Digest) {
    self.header = header
    self.postings = postings
    self.texts = facts.texts
    var bytes: [UInt8] = []
    bytes.reserveCapacity(192 + facts.bytes.count + postings.all.count * 40)
    SealedEntry.appendHeader(header, to: &bytes)
    bytes.append(contentsOf: facts.bytes)
    for posting in postings.all {
      FactWriter.append("post ", to: &bytes)
      FactWriter.append(posting.account.description, to: &bytes)
      bytes.append(UInt8(ascii: " "))
      FactWriter.append(String(posting.amount), to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    self.canonical = bytes
    self.hash = previous.chained(to: bytes)
  }

  private static func appendHeader(_ header: EntryHeader, to bytes: inout [UInt8]) {
    func line(_ name: StaticString, _ value: String) {
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(ascii: " "))
      FactWriter.appendEscaped(value, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    line("timebank-entry", "1")
    line("number", header.number.description)
    line("kind", header.kind.rawValue)
    line("at", String(header.at.milliseconds))
    line("date", header.date.description)
    line("actor", header.actor.description)
    line("role", header.role.rawValue)
    if let station = header.station { line("station", station.text) }
    if let key = header.key { line("key", key) }
  }
}
