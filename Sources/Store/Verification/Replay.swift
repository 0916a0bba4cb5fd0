import GRDB
import Ledger

/// A second set of books, made from the journal alone in a temporary file, to compare the real ones with.
final class Replay {
  /// The end of what has been replayed.
  private(set) var tail = JournalTail.origin
  let queue: DatabaseQueue

  init() throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;")
    }
    // A database without a name lies in a file that SQLite has already unlinked: not even a kill leaves it behind.
    queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.inDatabase { try Migrator().migrate($0) }
  }

  /// Replays entries up to a number: proves each and writes what follows from it.
  ///
  /// - Parameter judge: Asked with each event before it is applied; throws where the rules disagree with it.
  func advance(
    through last: Int64, in books: BookReader, judge: (JournalEvent, EntryHeader, BookReader) throws -> Void
  ) throws {
    guard last > tail.number else { return }
    let check = EntryCheck(books)
    try queue.inTransaction { db in
      let db = Connection(db)
      let mirror = BookReader(db)
      let writer = ReplayWriter(db)
      while tail.number < last {
        let (entry, stored) = try check.decoded(tail.number + 1, after: tail.hash)
        try check.checkBeside(entry, stored)
        let event = try JournalRead.event(of: entry, texts: stored.texts)
        try check.checkHead(event, entry.header.number.value, after: (tail.number, tail.hash))
        try judge(event, entry.header, mirror)
        try writer.write(entry, event, stored)
        tail = JournalTail(number: entry.header.number.value, hash: stored.hash, at: entry.header.at)
      }
      return .commit
    }
  }
}

/// Reads events from stored entries.
enum JournalRead {
  static func event(of entry: DecodedEntry, texts: [SealedText]) throws -> JournalEvent {
    let known = Dictionary(texts.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    do {
      return try JournalEvent(kind: entry.header.kind, facts: FactReader(entry, texts: known))
    } catch {
      throw StoreError.damaged(
        Damage(entry: entry.header.number.value, place: "entry", reason: "the facts cannot be read: \(error)"))
    }
  }
}

/// Writes an entry that was read back, with all that follows from it.
struct ReplayWriter {
  private let rows: JournalRows
  private let projector: Projector

  init(_ db: Connection) {
    rows = JournalRows(db)
    projector = Projector(db)
  }

  /// - Throws: `StoreError.damaged` where an invariant of the database refuses the entry.
  func write(_ entry: DecodedEntry, _ event: JournalEvent, _ stored: StoredEntry) throws {
    let header = entry.header
    do {
      try rows.allowDebt(of: event)
      try rows.write(entry.postings, entry: header.number)
      try rows.write(stored.texts, entry: header.number)
      try rows.write(
        header, postingCount: entry.postings.all.count, canonical: stored.canonical, hash: stored.hash)
      try projector.apply(event, header: header)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError.damaged(
        Damage(entry: header.number.value, place: "entry", reason: error.message ?? "an invariant does not hold"))
    } catch let error as LedgerError {
      throw StoreError.damaged(
        Damage(entry: header.number.value, place: "entry", reason: "an invariant does not hold: \(error)"))
    }
  }
}
