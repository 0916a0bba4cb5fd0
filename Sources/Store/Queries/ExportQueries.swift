import GRDB
public import Ledger

/// A head that was made public, as the journal says.
public struct PublishedHead: Hashable, Sendable {
  /// The entry that says so.
  public let entry: Int64
  /// When it was entered.
  public let at: Instant
  /// Who published it.
  public let actor: Actor
  /// What was published, and where.
  public let head: HeadPublished
}

extension BookReader {
  /// Entries after one number up to another as they are stored, oldest first, for whoever proves them elsewhere.
  ///
  /// - Parameter withTexts: Whether the texts beside the chain come along.
  /// - Throws: `StoreError.damaged` where a hash is none or the bytes are no text.
  public func exported(after: Int64, through: Int64, withTexts: Bool) throws -> [ExportedEntry] {
    let texts = withTexts ? try self.texts(after: after, through: through) : [:]
    return try db.all(
      "SELECT number, canonical, hash FROM entry WHERE number > ? AND number <= ? ORDER BY number", [after, through]
    ) { row in
      let number: Int64 = row[0]
      let canonical = row.bytes(1)
      guard String(validating: canonical, as: UTF8.self) != nil else {
        throw StoreError.damaged(Damage(entry: number, place: "entry", reason: "the bytes are no UTF-8 text"))
      }
      return ExportedEntry(
        number: number, canonical: canonical, hash: try row.digest(2), texts: texts[number] ?? [])
    }
  }

  private func texts(after: Int64, through: Int64) throws -> [Int64: [SealedText]] {
    let rows = try db.all(
      "SELECT entry, name, salt, text FROM entry_text WHERE entry > ? AND entry <= ? ORDER BY entry, name",
      [after, through]
    ) { row in
      (entry: row[0] as Int64, text: SealedText(name: row[1], salt: row.bytes(2), text: row[3]))
    }
    return Dictionary(grouping: rows, by: \.entry).mapValues { $0.map(\.text) }
  }

  /// The heads that were published, oldest first; a page is told by the entry that says so.
  public func publishedHeads(_ page: Page<Int64>) throws -> [PublishedHead] {
    try entries(page, kinds: [.head], stations: nil).compactMap { summary in
      guard let stored = try entry(summary.number) else { return nil }
      let event = try JournalRead.event(of: try DecodedEntry(canonical: stored.canonical), texts: stored.texts)
      guard case .head(let head) = event else { return nil }
      return PublishedHead(entry: summary.number, at: summary.at, actor: summary.actor, head: head)
    }
  }

  /// How many heads the journal says were published.
  public func publishedHeadCount() throws -> Int64 {
    try db.count("SELECT count(*) FROM entry WHERE kind = 'head' AND kind <> 'service'")
  }
}
