import GRDB
public import Ledger

/// Proves the books from the journal alone, in short steps, so that the log of the database never grows because of it.
///
/// A second set of books is made from the entries' bytes; then every projection is compared with it, a few rows in one
/// snapshot at a time; only the postings are counted in one. Each step first catches up with what was journaled meanwhile,
/// so the real books may go on. Entries are read and proved on one thread while another replays those before them.
public final class Verifier {
  /// Judges an event by the rules before it is applied; throws a `Damage` where they disagree.
  public typealias Judge = (_ event: JournalEvent, _ header: EntryHeader, _ books: BookReader) throws -> Void

  private static let entriesPerStep: Int64 = 500
  private static let rowsPerStep = 500

  private let database: any BookSource
  private let judge: Judge
  private let pause: () throws -> Void
  private let replay: Replay

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - judge: The rules' word on each event.
  ///   - pause: Called between steps; lets requests go first, and throws to give up.
  public convenience init(
    _ database: any BookSource, judge: @escaping Judge, pause: @escaping () throws -> Void
  ) throws {
    self.init(database, judge: judge, pause: pause, replay: try Replay())
  }

  /// Prepares a check with a second set of books that is given.
  init(_ database: any BookSource, judge: @escaping Judge, pause: @escaping () throws -> Void, replay: Replay) {
    self.database = database
    self.judge = judge
    self.pause = pause
    self.replay = replay
  }

  /// Checks everything.
  ///
  /// - Parameter journalOnly: Whether projections are left out, as those of an older schema must be: only the journal
  ///   never changes its form.
  /// - Returns: The end of the journal that was proved.
  /// - Throws: `StoreError.damaged` with the first thing that is wrong.
  public func run(
    journalOnly: Bool = false, progress: ((_ done: Int, _ total: Int) -> Void)?
  ) throws -> JournalTail {
    try replayAll(progress)
    try checkNoStrayPostings()
    if journalOnly { return replay.tail }
    for table in Schema.projectionTables where table.table != "account" { try compare(table) }
    try compareAccounts()
    return replay.tail
  }

  private func replayAll(_ progress: ((_ done: Int, _ total: Int) -> Void)?) throws {
    let ahead = ReadAhead(database, after: replay.tail, entriesPerBatch: Verifier.entriesPerStep)
    defer { ahead.stop() }
    var isBehind = true
    while isBehind {
      let batch = ahead.next()
      try replay.advance(by: batch.entries, judge: judge)
      if let failure = batch.failure { throw failure }
      progress?(Int(clamping: replay.tail.number), Int(clamping: batch.head))
      isBehind = replay.tail.number < batch.head
      try pause()
    }
  }

  /// Compares a table step by step, each in one snapshot up to which the second set of books was brought.
  private func compare(_ table: Schema.Projection) throws {
    let columns = table.key + table.columns
    let key = table.key.joined(separator: ", ")
    let select = "SELECT \(columns.joined(separator: ", ")) FROM \(table.table)"
    var last: [SQLCell]?
    var isDone = false
    while !isDone {
      let condition = last == nil ? "" : " WHERE (\(key)) > (\(table.key.map { _ in "?" }.joined(separator: ", ")))"
      let sql = "\(select)\(condition) ORDER BY \(key) LIMIT \(Verifier.rowsPerStep)"
      let next = try database.read { books -> [SQLCell]? in
        try replay.advance(through: try books.tail().number, in: books, judge: judge)
        return try replay.read { mirror in
          let rows = RowComparison(sql: sql, arguments: last ?? [], keyCount: table.key.count)
          return try rows.lastKey(books.db, mirror, full: Verifier.rowsPerStep) { real, derived, index in
            Verifier.damage(table, columns, real, derived, at: index)
          }
        }
      }
      last = next
      isDone = next == nil
      try pause()
    }
  }

  /// Names the row where two lists part: one that the journal knows, unless the real one has no place there at all.
  private static func damage(
    _ table: Schema.Projection, _ columns: [String], _ real: [[SQLCell]], _ derived: [[SQLCell]], at index: Int
  ) -> StoreError {
    let keyCount = table.key.count
    let found = index < real.count ? real[index] : nil
    let expected = index < derived.count ? derived[index] : nil
    let isKnown = found.map { found in derived.contains { $0.prefix(keyCount) == found.prefix(keyCount) } } ?? true
    let row = (isKnown ? expected ?? found : found) ?? []
    let entry = columns.firstIndex(of: "entry").flatMap { $0 < row.count ? row[$0].integer : nil }
    let key = row.prefix(keyCount).map(\.description).joined(separator: ", ")
    return .damaged(Damage(entry: entry, place: table.table, reason: "row \(key) is not what the journal says"))
  }

  /// Compares the accounts in the order of their keys, as above.
  private func compareAccounts() throws {
    var last: Int64 = .min
    var isDone = false
    while !isDone {
      isDone = try database.read { books in
        try replay.advance(through: try books.tail().number, in: books, judge: judge)
        let rows = AccountRows(replay.accounts)
        let count = try rows.check(books.db, after: &last, limit: Verifier.rowsPerStep)
        return count < Verifier.rowsPerStep
      }
      try pause()
    }
  }

  /// Proves that no posting lies outside the journal; those of its entries were compared as they passed.
  private func checkNoStrayPostings() throws {
    try database.read { books in
      let tail = try books.tail()
      try replay.advance(through: tail.number, in: books, judge: judge)
      let stray = try books.db.first(
        """
        SELECT account, entry FROM posting WHERE entry < 1
        UNION ALL SELECT account, entry FROM posting WHERE entry > ? LIMIT 1
        """, [tail.number]
      ) { (account: $0[0] as Int64, entry: $0[1] as Int64) }
      if let stray {
        throw EntryCheck.damage(
          stray.entry, "posting", "row \(stray.account), \(stray.entry) is not what the journal says")
      }
      try PostingCount(books).check(replay.postingCount)
    }
  }
}
