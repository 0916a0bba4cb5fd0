/// The first thing that is wrong with an exported journal: at which entry, and what.
public struct JournalFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Flaw: Hashable, Sendable {
    /// Another number stands where this entry belongs.
    case number(found: Int64)
    /// The hash does not follow from the hash before and the bytes.
    case chain
    /// The bytes cannot be read as an entry.
    case unreadable(LedgerError)
    /// The bytes are those of another entry.
    case bytesOf(EntryNumber)
    /// The entry was made before the one that it follows.
    case instant
    /// The postings do not add up to zero in each unit, or are not postings.
    case postings(LedgerError)
    /// The facts are not those of the entry's kind.
    case facts(LedgerError)
    /// The balance of an account leaves its bounds, as lowered by what the entries have forced.
    case bounds(Account, balance: Int64)
    /// The head that this entry says was published is not the one of the chain.
    case published(EntryNumber)
    /// The hash of the entry is not the published one.
    case head(published: Digest, found: Digest)
    /// The journal ends before an entry whose hash was published.
    case missing(last: Int64)
    /// A text beside the chain is not the one that was journaled.
    case text(name: String)
  }

  /// The number of the entry that is wrong.
  public let entry: Int64
  /// What is wrong with it.
  public let flaw: Flaw

  /// Names what is wrong with an entry.
  public init(_ entry: Int64, _ flaw: Flaw) {
    self.entry = entry
    self.flaw = flaw
  }

  /// The part of the entry that is wrong, in a word for programs.
  public var place: String {
    switch flaw {
    case .number: "number"
    case .chain: "chain"
    case .unreadable, .bytesOf: "entry"
    case .instant: "at"
    case .postings: "posting"
    case .facts: "fact"
    case .bounds: "account"
    case .published, .head, .missing: "head"
    case .text: "text"
    }
  }
}
