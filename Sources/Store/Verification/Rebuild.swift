import GRDB
import Ledger

extension LedgerDatabase {
  /// Makes accounts, postings and all projections anew from a journal whose chain is whole.
  ///
  /// One transaction: the protection of the journal's tables is lifted inside it and is back when it ends, whatever
  /// happens. Entries and texts are only read; a chain or text that is damaged is refused, nothing can mend it. Rows
  /// outside the journal that are not what was written are removed.
  ///
  /// - Parameter pause: Called after every table emptied and every few hundred entries; throws to give up, and nothing has changed then.
  /// - Throws: `StoreError.damaged` where the chain itself is damaged or too short, and whatever a commit throws.
  public func rebuild(
    progress: ((_ done: Int, _ total: Int) -> Void)?, pause: () throws -> Void = {}
  ) throws -> JournalTail {
    if let missing = try checkAcknowledged() { throw StoreError.damaged(missing) }
    return try withWriter { db in
      try durably(db) { try Rebuild(db).run(progress: progress, pause: pause) }
    }
  }
}

private struct Rebuild {
  private let db: Connection
  private let books: BookReader

  init(_ db: Database) {
    let db = Connection(db)
    self.db = db
    books = BookReader(db)
  }

  func run(progress: ((Int, Int) -> Void)?, pause: () throws -> Void) throws -> JournalTail {
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let erased = try eraseAgain()
    for name in Schema.journalTriggerNames { try db.execute(sql: "DROP TRIGGER IF EXISTS \(name)") }
    for table in ["posting"] + Schema.projectionTables.reversed().map(\.table) {
      try db.execute(sql: "DELETE FROM \(table)")
      try pause()
    }
    let last = try books.tail().number
    var tail = JournalTail.origin
    while tail.number < last {
      tail = try replay(after: tail, erased)
      guard tail.number.isMultiple(of: 500) else { continue }
      progress?(Int(clamping: tail.number), Int(clamping: last))
      try pause()
    }
    try db.settle()
    try db.execute(sql: Schema.guards)
    for seal in RowSeal.all { try seal.removeBroken(db) }
    try db.execute(sql: "DELETE FROM damage")
    return tail
  }

  /// Takes away what the journal says was erased, should any of it be there again.
  ///
  /// - Returns: The names of the texts that are gone, by entry.
  private func eraseAgain() throws -> [Int64: Set<String>] {
    var erased: [Int64: Set<String>] = [:]
    for event in try books.erasedMembers() {
      try Erasing(db).remove(event.texts)
      try Erasing(db).removeAccess(of: [event.member] + books.mergedInto(event.member))
      for texts in event.texts { erased[texts.entry, default: []].formUnion(texts.names) }
    }
    return erased
  }

  private func replay(after tail: JournalTail, _ erased: [Int64: Set<String>]) throws -> JournalTail {
    let check = EntryCheck(books, erasedTexts: { erased[$0] ?? [] })
    let (entry, stored) = try check.decoded(tail.number + 1, after: tail.hash)
    try check.checkTexts(of: entry, stored.texts)
    let event = try JournalRead.event(of: entry, texts: stored.texts)
    let header = entry.header
    let rows = JournalRows(db)
    try mendColumns(header, postingCount: entry.postings.all.count)
    try rows.allowDebt(of: event)
    try rows.write(entry.postings, entry: header.number)
    try moveBalances(of: header.number)
    try Projector(db).apply(event, header: header)
    return JournalTail(number: header.number.value, hash: stored.hash, at: header.at)
  }

  private func mendColumns(_ header: EntryHeader, postingCount: Int) throws {
    try db.run(
      """
      UPDATE entry SET kind = ?, at = ?, date = ?, actor = ?, role = ?, station = ?, postings = ? WHERE number = ?
      """,
      [
        header.kind.rawValue, header.at.milliseconds, header.date.dayNumber, header.actor.description,
        header.role.rawValue, header.station?.text, postingCount, header.number.value,
      ])
  }

  /// What the trigger does for a new posting; triggers are lifted here.
  private func moveBalances(of entry: EntryNumber) throws {
    try db.run(
      """
      UPDATE account SET
        balance = posting.balance,
        entry = posting.entry,
        debt = CASE WHEN debt > 0 THEN max(0, min(debt, minimum - posting.balance)) ELSE 0 END
      FROM posting WHERE posting.entry = ? AND posting.account = account.id
      """, [entry.value])
  }
}
