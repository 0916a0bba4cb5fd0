/// The head of the journal was made public outside the bank: printed in the notice, sent to an auditor.
///
/// It is always the entry right before the one that says so, so that whoever checks the chain checks every published
/// head on the way, without keeping all hashes.
public struct HeadPublished: Hashable, Sendable {
  /// The newest entry at that time.
  public let entry: EntryNumber
  /// Its hash.
  public let hash: Digest
  /// Where it was published; nil where nothing was said or it was erased.
  public let note: String?

  /// Describes a published head.
  public init(entry: EntryNumber, hash: Digest, note: String?) {
    self.entry = entry
    self.hash = hash
    self.note = note
  }

  /// Whether this is what the chain says of the entry right before the one that carries it.
  public func isHead(number: Int64, hash: Digest) -> Bool { entry.value == number && self.hash == hash }

  func write(to facts: inout FactWriter) {
    facts.put("entry", entry)
    facts.put("hash", hash)
    facts.putText("note", ifPresent: note)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    entry = try facts.number("entry")
    hash = try facts.value("hash") { Digest(hex: $0) }
    note = facts.text("note")
  }
}
