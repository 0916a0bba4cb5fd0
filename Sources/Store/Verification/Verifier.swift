import GRDB
public import Ledger

/// Proves the books from the journal alone, in short steps, so that the log of the database never grows because of it.
///
/// A second set of books is made from the entries' bytes; then every projection is compared with it, a few rows in one
/// snapshot at a time. Each step first catches up with what was journaled meanwhile, so the real books may go on.
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
  public init(_ database: any BookSource, judge: @escaping Judge, pause: @escaping () throws -> Void) throws {
    self.database = database
    self.judge = judge
    self.pause = pause
    replay = try Replay()
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
    var isBehind = true
    while isBehind {
      let head = try database.read { books in
        let head = try books.tail()
        try replay.advance(
          through: min(head.number, replay.tail.number + Verifier.entriesPerStep), in: books, judge: judge)
        return head
      }
      progress?(Int(clamping: replay.tail.number), Int(clamping: head.number))
      isBehind = replay.tail.number < head.number
      try pause()
    }
    if journalOnly { return replay.tail }
    for table in Schema.projectionTables { try compare(table) }
    try comparePostings()
    return replay.tail
  }

  private func compare(_ table: Schema.Projection) throws {
    let columns = table.key + table.columns
    let key = table.key.joined(separator: ", ")
    let select = "SELECT \(columns.joined(separator: ", ")) FROM \(table.table)"
    try compare(table: table.table, entryColumn: columns.firstIndex(of: "entry"), keyCount: table.key.count) { last in
      let condition = last == nil ? "" : " WHERE (\(key)) > (\(table.key.map { _ in "?" }.joined(separator: ", ")))"
      return "\(select)\(condition) ORDER BY \(key) LIMIT \(Verifier.rowsPerStep)"
    }
  }

  private func comparePostings() throws {
    try compare(table: "posting", entryColumn: 1, keyCount: 2) { last in
      let condition = last == nil ? "" : " WHERE (account, entry) > (?, ?)"
      return """
        SELECT account, entry, amount, balance FROM posting\(condition) ORDER BY account, entry
        LIMIT \(Verifier.rowsPerStep)
        """
    }
  }

  /// Compares a table step by step, each in one snapshot up to which the second set of books was brought.
  private func compare(
    table: String, entryColumn: Int?, keyCount: Int, sql: (_ last: [SQLCell]?) -> String
  ) throws {
    var last: [SQLCell]?
    var isDone = false
    while !isDone {
      let next = try database.read { books -> [SQLCell]? in
        try replay.advance(through: try books.tail().number, in: books, judge: judge)
        let arguments: [any SQLValue] = last ?? []
        let real = try Verifier.rows(books.db, sql(last), arguments)
        let derived = try replay.queue.inDatabase { try Verifier.rows($0, sql(last), arguments) }
        try check(real, derived, table: table, entryColumn: entryColumn, keyCount: keyCount)
        return real.count < Verifier.rowsPerStep ? nil : real.last.map { Array($0.prefix(keyCount)) }
      }
      last = next
      isDone = next == nil
      try pause()
    }
  }

  private func check(
    _ real: [[SQLCell]], _ derived: [[SQLCell]], table: String, entryColumn: Int?, keyCount: Int
  ) throws {
    for index in 0..<max(real.count, derived.count) {
      let found = index < real.count ? real[index] : nil
      let expected = index < derived.count ? derived[index] : nil
      guard found != expected else { continue }
      let row = Verifier.wrong(found, expected, among: derived, keyCount: keyCount)
      let entry = entryColumn.flatMap { $0 < row.count ? row[$0].integer : nil }
      let key = row.prefix(keyCount).map(\.description).joined(separator: ", ")
      throw StoreError.damaged(
        Damage(entry: entry, place: table, reason: "row \(key) is not what the journal says"))
    }
  }

  /// The row to name where two lists part: one that the journal knows, unless the real one has no place there at all.
  private static func wrong(
    _ found: [SQLCell]?, _ expected: [SQLCell]?, among derived: [[SQLCell]], keyCount: Int
  ) -> [SQLCell] {
    guard let found else { return expected ?? [] }
    let isKnown = derived.contains { $0.prefix(keyCount) == found.prefix(keyCount) }
    return isKnown ? expected ?? found : found
  }

  private static func rows(
    _ db: some StatementSource, _ sql: String, _ arguments: [any SQLValue]
  ) throws -> [[SQLCell]] {
    try db.all(sql, arguments) { row in row.cells }
  }
}
