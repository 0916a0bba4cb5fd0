public import Ledger

/// An entry read back: what it says happened, and what it moved.
public struct ToldEntry: Sendable {
  /// Its number.
  public let number: Int64
  /// When it was entered.
  public let at: Instant
  /// The effective date.
  public let date: LocalDate
  /// At which station.
  public let station: Code?
  /// Its hash.
  public let hash: Digest
  /// What happened.
  public let event: JournalEvent
  private let postings: [(account: Account, amount: Int64, balance: Int64)]

  init(_ stored: StoredEntry) throws {
    let entry = try DecodedEntry(canonical: stored.canonical)
    number = entry.header.number.value
    at = entry.header.at
    date = entry.header.date
    station = entry.header.station
    hash = stored.hash
    event = try JournalRead.event(of: entry, texts: stored.texts)
    postings = stored.postings
  }

  /// What it moved into an account, or out of it where negative.
  public func moved(_ account: Account) -> Int64 { postings.first { $0.account == account }?.amount ?? 0 }
}

extension BookReader {
  /// Entries of some kinds after one number up to another, oldest first, with what each says.
  public func told(after: Int64, through: Int64, kinds: Set<EntryKind>) throws -> [ToldEntry] {
    try entries(after: after, through: through, kinds: kinds, stations: nil).compactMap { summary in
      try entry(summary.number).map(ToldEntry.init)
    }
  }
}
