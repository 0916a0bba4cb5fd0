import GRDB
import Ledger
import Rules

/// A second set of books, made from the journal alone in a temporary file, to compare the real ones with.
///
/// It holds what follows from the journal. Postings and accounts, of which there are most, are carried along in memory
/// and compared as they pass.
final class Replay {
  /// The end of what has been replayed.
  private(set) var tail = JournalTail.origin
  /// The accounts after the last entry.
  private(set) var accounts = MirrorAccounts()
  /// How many postings the entries have.
  private(set) var postingCount: Int64 = 0
  private let queue: DatabaseQueue
  private let writer: WriterConnection
  /// The statement that makes the index of records by member; nil once it is made.
  private var indexByMember: String?
  /// The entries since the last commit of the second set.
  private var uncommittedCount: Int64 = 0
  /// Each commit writes the totals and the pages that its entries touched, in a large bank nearly all of them again.
  private static let entriesPerCommit: Int64 = 500_000

  /// Begins with nothing.
  ///
  /// - Parameter yearsOf: Of how many members and teams the years are kept in mind; by default of twice as many as a
  ///   district has, in some sixteen megabytes for each year. Where there are many more of them, nearly every record reads
  ///   and writes those of its member.
  init(yearsOf: Int = 65_536) throws {
    writer = WriterConnection(known: KnownRows(yearsOf: yearsOf))
    var configuration = Configuration()
    // One transaction goes on over many steps.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;")
    }
    // A database without a name lies in a file that SQLite has already unlinked: not even a kill leaves it behind.
    queue = try DatabaseQueue(path: "", configuration: configuration)
    indexByMember = try queue.inDatabase { db in
      try Migrator().migrate(db)
      let index = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'record_by_member'")
      try db.execute(sql: Replay.leftOut)
      return index
    }
  }

  deinit {
    // SQLite closes no connection that has statements.
    queue.inDatabase { _ in writer.forget() }
  }

  /// What guards the tables of the journal, which is asked of each entry before it comes here, and how records are found by
  /// station, which no rule asks for, and by member, which few do.
  private static let leftOut = """
    DROP TRIGGER entry_is_sealed;
    DROP TRIGGER entry_text_is_written_once;
    DROP INDEX record_by_station;
    DROP INDEX record_by_member;
    """

  /// Replays the entries after the last one up to a number: proves each and writes what follows from it.
  ///
  /// - Parameter judge: Asked with each event before it is applied; throws where the rules disagree with it.
  func advance(through last: Int64, in books: BookReader, judge: Verifier.Judge) throws {
    guard last > tail.number else { return }
    try inTransaction { mirror in
      try EntryScan(books).each(after: tail, through: last) { try take($0, mirror, judge) }
    }
  }

  /// Replays entries that were proved already and follow on the last one.
  func advance(by entries: [ProvedEntry], judge: Verifier.Judge) throws {
    try inTransaction { mirror in
      for proved in entries { try take(proved, mirror, judge) }
    }
  }

  /// Reads the second set of books as it stands.
  func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
    try queue.inDatabase { db in
      let mirror = writer.connection(db)
      try mirror.settle()
      return try body(mirror)
    }
  }

  private func inTransaction(_ body: (Connection) throws -> Void) throws {
    do {
      try queue.inDatabase { db in
        if !db.isInsideTransaction { try db.execute(sql: "BEGIN") }
        let first = tail.number
        let mirror = writer.connection(db)
        try body(mirror)
        uncommittedCount += tail.number - first
        guard uncommittedCount >= Replay.entriesPerCommit else { return }
        try mirror.settle()
        try db.execute(sql: "COMMIT")
        uncommittedCount = 0
      }
    } catch let error as DatabaseError {
      throw StoreError.sorting(error)
    }
  }

  private func take(_ proved: ProvedEntry, _ mirror: Connection, _ judge: Verifier.Judge) throws {
    let header = proved.header
    guard header.at >= tail.at else {
      throw EntryCheck.damage(header.number.value, "entry", "the instant of an entry never runs back")
    }
    if asksByMember(proved.event) { try makeIndexByMember(mirror) }
    try judge(proved.event, header, BookReader(mirror))
    try accounts.allowDebt(of: proved.event, entry: header.number.value)
    for (posting, row) in zip(proved.postings, proved.rows) {
      try accounts.post(posting, row, entry: header.number.value)
    }
    postingCount += Int64(proved.rows.count)
    try ReplayWriter(mirror).write(proved)
    tail = proved.tail
  }

  /// Whether records are looked up by member for an entry, or for those that come after it.
  ///
  /// Rules that cannot be read are told of when they are asked.
  private func asksByMember(_ event: JournalEvent) -> Bool {
    switch event {
    case .merge: return true
    case .policy(let set):
      guard let policy = try? set.rules() else { return true }
      return [policy.memberStars, policy.teamStars, policy.brigadeStars].contains { $0.counting.asksForRecordsOfMember }
    default: return false
    }
  }

  /// Makes the index of records by member, before the first are looked up by it: in many books none ever are.
  private func makeIndexByMember(_ mirror: Connection) throws {
    guard let index = indexByMember else { return }
    try mirror.execute(sql: index)
    indexByMember = nil
  }
}

/// Reads events from stored entries.
enum JournalRead {
  static func event(of entry: DecodedEntry, texts: [SealedText]) throws -> JournalEvent {
    do {
      return try JournalEvent(kind: entry.header.kind, facts: FactReader(entry, beside: texts))
    } catch {
      throw StoreError.damaged(
        Damage(entry: entry.header.number.value, place: "entry", reason: "the facts cannot be read: \(error)"))
    }
  }
}

/// Writes what follows from an entry that was read back.
private struct ReplayWriter {
  private let db: Connection

  init(_ db: Connection) {
    self.db = db
  }

  /// - Throws: `StoreError.damaged` where an invariant of the database refuses the entry.
  func write(_ proved: ProvedEntry) throws {
    let header = proved.header
    let rows = JournalRows(db)
    do {
      // Rules read the bytes of entries, but of no service, which nearly all are.
      try rows.write(
        header, postingCount: proved.rows.count, canonical: header.kind == .service ? [] : proved.canonical,
        hash: proved.hash)
      try rows.write(proved.texts, entry: header.number)
      try Projector(db).apply(proved.event, header: header)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw EntryCheck.damage(header.number.value, "entry", error.message ?? "an invariant does not hold")
    } catch let error as LedgerError {
      throw EntryCheck.damage(header.number.value, "entry", "an invariant does not hold: \(error)")
    }
  }
}
