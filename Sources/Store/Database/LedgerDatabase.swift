import CSQLite
import Foundation
import GRDB
public import Ledger

/// The file that holds the bank: one connection that writes and checkpoints, a few that read.
///
/// SQLite before 3.51.3 can damage a WAL when two connections write or checkpoint at the same instant. One writer, and
/// a lock on the file against a second daemon, keep that out of reach.
public final class LedgerDatabase: BookSource {
  /// Where the file is.
  public let path: String
  private let pool: DatabasePool
  private let logPath: String
  private let log: LogFile
  let lock: FileLock
  private let writer = WriterConnection()
  private let disk: DiskHooks

  /// Opens the file, or makes it, and brings its schema up to date.
  ///
  /// - Parameter beforeMigration: Called with the database as it is where its schema is older, and with that version,
  ///   before anything is changed; makes a copy, or throws to keep the database as it is.
  /// - Throws: `StoreError.inUse`, `.unusable`, `.foreign`, `.newerSchema`, `.notMigrated`, `.notDurable`, `.damaged` or
  ///   `.sqlite`.
  public convenience init(
    path: String, beforeMigration: (_ old: LedgerDatabase, _ version: Int) throws -> Void = { _, _ in }
  ) throws(StoreError) {
    try self.init(path: path, disk: DiskHooks(), beforeMigration: beforeMigration)
  }

  /// What tests do about the disk.
  package struct DiskHooks: Sendable {
    /// Carries out a step; lets it fail before or after, or wait.
    package typealias Around = @Sendable (_ step: () throws -> Void) throws -> Void

    /// Carries out every `COMMIT`.
    let aroundCommit: Around
    /// Forces the log to disk where a commit has left that to be done.
    let aroundForce: Around
    /// After how many pages in the log they are brought into the file.
    let checkpointPages: Int

    package init(
      aroundCommit: @escaping Around = { try $0() }, aroundForce: @escaping Around = { try $0() },
      checkpointPages: Int = LedgerDatabase.checkpointPages
    ) {
      self.aroundCommit = aroundCommit
      self.aroundForce = aroundForce
      self.checkpointPages = checkpointPages
    }
  }

  /// Opens the file as above.
  ///
  /// - Parameters:
  ///   - disk: Lets tests have a disk that is slow or fails.
  ///   - migrations: What brings the database from each version to the next.
  package init(
    path: String, disk: DiskHooks, migrations: [[String]] = Schema.migrations,
    beforeMigration: (_ old: LedgerDatabase, _ version: Int) throws -> Void = { _, _ in }
  ) throws(StoreError) {
    self.path = path
    self.disk = disk
    logPath = LedgerDatabase.realPath(path) + "-wal"
    log = LogFile(path: logPath)
    lock = try LedgerDatabase.lock(path)
    try LedgerDatabase.checkNotEmptied(path, lock)
    LedgerDatabase.tuning
    let migrator = Migrator(migrations)
    do {
      pool = try DatabasePool(path: path, configuration: LedgerDatabase.configuration(migrator))
      try LedgerDatabase.makeDurable(pool, checkpointPages: disk.checkpointPages)
      let found = try pool.writeWithoutTransaction { try migrator.checkVersion(of: $0) }
      // A founding that was broken off has left a schema and no entry: there is nothing to copy.
      if found > 0, found < migrator.newestVersion, try readTail().number > 0 { try beforeMigration(self, found) }
      try pool.writeWithoutTransaction { try migrator.migrate($0) }
      if (1..<Schema.firstSecureVersion).contains(found) { sweep() }
    } catch {
      throw StoreError.sorting(error, opening: path)
    }
  }

  /// Gives memory back to the system that long work has left in caches; connections that read open anew when needed.
  public func releaseMemory() {
    pool.releaseMemoryEventually()
    pool.writeWithoutTransaction { _ in writer.forget() }
    // Swift does not see glibc's malloc.h; elsewhere freed memory simply stays with the process.
    guard let found = dlsym(nil, "malloc_trim") else { return }
    let trim = unsafeBitCast(found, to: (@convention(c) (Int) -> Int32).self)
    _ = trim(0)
  }

  /// Closes all connections and leaves one file: what the log held is in it, and the log is gone.
  ///
  /// Waits for reads that are under way; a second time does nothing. Another daemon can have the file from then on.
  public func close() throws(StoreError) {
    defer { lock.release() }
    do {
      // The connection that closes last tidies up, and one that only reads cannot: the pool by itself closes those last.
      pool.invalidateReadOnlyConnections()
      // SQLite closes no connection that has statements.
      pool.writeWithoutTransaction { _ in writer.forget() }
      try pool.close()
      log.close()
    } catch {
      throw StoreError.sorting(error)
    }
  }

  /// Runs one group of requests in one transaction and makes it durable.
  ///
  /// - Parameter body: Gets the transaction; what it throws rolls everything back and is thrown on.
  /// - Throws: What `body` throws; `StoreError.diskFull` where nothing was kept; `StoreError.outcomeUnknown` where the
  ///   commit itself failed otherwise.
  public func commit(
    tail: JournalTail, at now: Instant, makeSalt: @escaping () -> [UInt8], _ body: (JournalTransaction) throws -> Void
  ) throws -> JournalTail {
    let after = try carryOut(tail: tail, at: now, makeSalt: makeSalt, waitsForDisk: true, body)
    if after.number > tail.number { noteAcknowledged(after) }
    return after
  }

  /// Runs one group of requests in one transaction, as above, and does not wait for the disk.
  ///
  /// What it has written can be read at once, and is durable only when ``forceLog(through:)`` has come back; nobody may be
  /// told of it before.
  public func commitUnforced(
    tail: JournalTail, at now: Instant, makeSalt: @escaping () -> [UInt8], _ body: (JournalTransaction) throws -> Void
  ) throws -> JournalTail {
    try carryOut(tail: tail, at: now, makeSalt: makeSalt, waitsForDisk: false, body)
  }

  private func carryOut(
    tail: JournalTail, at now: Instant, makeSalt: @escaping () -> [UInt8], waitsForDisk: Bool,
    _ body: (JournalTransaction) throws -> Void
  ) throws -> JournalTail {
    try pool.writeWithoutTransaction { db in
      let db = writer.connection(db)
      let transaction = JournalTransaction(db, tail: tail, now: now, makeSalt: makeSalt)
      do {
        try durably(db, waitsForDisk: waitsForDisk) {
          try body(transaction)
          try db.settle()
        }
      } catch {
        db.forgetRows()
        throw error
      }
      return transaction.tail
    }
  }

  /// Waits until everything committed before the call is on disk, and keeps in mind that it was answered for.
  ///
  /// May be called beside the writer.
  ///
  /// - Throws: `StoreError.outcomeUnknown`.
  public func forceLog(through tail: JournalTail) throws(StoreError) {
    do {
      try disk.aroundForce { try log.force() }
    } catch {
      throw error as? StoreError ?? .outcomeUnknown(StoreError.words(of: error))
    }
    noteAcknowledged(tail)
  }

  /// Carries out work in one transaction on the writer's connection and makes it durable.
  ///
  /// - Parameter waitsForDisk: False for who sees to that afterwards.
  /// - Throws: What `body` throws, and then nothing has changed; `StoreError.diskFull` where nothing was kept;
  ///   `StoreError.outcomeUnknown` where the commit itself failed otherwise.
  func durably<Value>(
    _ db: some StatementSource, waitsForDisk: Bool = true, _ body: () throws -> Value
  ) throws -> Value {
    let value: Value
    do {
      try db.run("BEGIN IMMEDIATE", [])
      value = try body()
    } catch {
      LedgerDatabase.rollBack(db.database)
      throw error is DatabaseError ? StoreError.sorting(error) : error
    }
    do {
      timebank_log_begin_commit(db.database.sqliteConnection, waitsForDisk ? 1 : 0)
      defer { timebank_log_end_commit(db.database.sqliteConnection) }
      try disk.aroundCommit { try db.run("COMMIT", []) }
    } catch {
      let sorted = StoreError.sorting(error)
      LedgerDatabase.rollBack(db.database)
      // A full disk is noticed before the frame that commits is written; any other failure may have come after it.
      if case .diskFull = sorted { throw sorted }
      // Nor has anything been written where an invariant that waits for the commit refuses it.
      if let failure = error as? DatabaseError, failure.resultCode == .SQLITE_CONSTRAINT { throw sorted }
      throw StoreError.outcomeUnknown(StoreError.words(of: error))
    }
    return value
  }

  /// Reads what is committed, in one snapshot.
  ///
  /// What of it came by ``commitUnforced(tail:at:makeSalt:_:)`` may not be on disk yet, and is then not to be told.
  public func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    do {
      return try pool.read { try body(BookReader($0)) }
    } catch let error as DatabaseError {
      throw StoreError.sorting(error)
    }
  }

  /// The end of the journal as it is committed.
  public func readTail() throws -> JournalTail {
    try read { try $0.tail() }
  }

  /// Gives the writer's connection to work that is no ordinary commit: rebuilding, steps of a backup, tests that damage a ledger.
  ///
  /// What the writer knew of rows is forgotten, since the work may have changed them.
  func withWriter<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try pool.writeWithoutTransaction { db in
        defer { writer.forgetRows() }
        return try body(db)
      }
    } catch let error as DatabaseError {
      throw StoreError.sorting(error)
    }
  }

  /// Plays the log into the file and cuts it to nothing, so that what was deleted is in neither.
  ///
  /// Waits a while for readers that still need the log.
  ///
  /// - Returns: Whether nothing of it is left.
  public func truncateLog() throws -> Bool {
    try withWriter { db in
      try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { ($0[0] as Int64) == 0 } ?? false
    }
  }

  /// Writes the file anew, since an older program left deleted texts in it; a disk too full for that keeps them.
  private func sweep() {
    try? pool.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// Limits how large the file may grow, in pages; 0 takes the limit away.
  ///
  /// SQLite then answers as on a full disk.
  public func limitSize(pages: Int) throws {
    try withWriter { db in
      let limit = pages == 0 ? 1_073_741_823 : pages
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(limit)")
    }
  }

  /// How large a copy of the ledger is.
  public func byteCount() throws -> Int64 {
    try withWriter { db in
      let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
  }

  /// How large the log beside the file is; it grows while somebody reads, and is cut when nobody reads its old parts.
  public var logByteCount: Int64 { FileStatus(path: logPath)?.regularBytes ?? 0 }

  /// The number of pages that the file has now.
  public func pageCount() throws -> Int {
    try withWriter { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
  }

  /// After how many pages in the log they are brought into the file: 62.5 MiB.
  ///
  /// What a busy hour touches again and again is so written into the file a few times and not every second, and the writer
  /// waits less for that.
  package static let checkpointPages = 16_000

  /// Has SQLite not count what it allocates, for which nobody asks, and write its logs at once.
  ///
  /// Not counting makes a record a tenth cheaper. Where either is refused, SQLite does as it always does.
  private static let tuning: Void = {
    _ = timebank_sqlite_stop_counting_memory()
    _ = timebank_log_register()
  }()

  /// Locks the file itself, whatever name it was reached by: a link to it is the same bank.
  static func lock(_ path: String) throws(StoreError) -> FileLock {
    do {
      return try FileLock(protecting: realPath(path))
    } catch {
      switch error {
      case .held: throw .inUse(path: path)
      case .system(let code, let path): throw .unusable(path: path, code: code)
      }
    }
  }

  /// The file that a path leads to; the path itself where there is none.
  static func realPath(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  private static func configuration(_ migrator: Migrator) -> Configuration {
    var configuration = Configuration()
    configuration.label = "timebank"
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // Before anything is set: a file of another program stays as it was.
      if !db.configuration.readonly {
        try migrator.checkVersion(of: db)
        // What is deleted is overwritten: who was erased must not be found in the file.
        try db.execute(sql: "PRAGMA secure_delete = ON")
      }
      try db.execute(
        sql: """
          PRAGMA mmap_size = 0;
          PRAGMA cache_size = -4096;
          PRAGMA temp_store = FILE;
          PRAGMA trusted_schema = OFF;
          """)
    }
    return configuration
  }

  /// GRDB sets `synchronous=NORMAL` after the connection is prepared, so FULL is set here and read back: NORMAL loses
  /// acknowledged commits in a power cut.
  private static func makeDurable(_ pool: DatabasePool, checkpointPages: Int) throws {
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = \(checkpointPages)")
      // The pages that a day's records touch; in a large bank they would else be read anew at each record.
      try db.execute(sql: "PRAGMA cache_size = -16384")
      // A little more than is written between two checkpoints. Without it the log would keep the size that one long read has
      // given it.
      try db.execute(sql: "PRAGMA journal_size_limit = \(checkpointPages * 4608)")
      guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else { throw StoreError.notDurable("synchronous") }
      guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
        throw StoreError.notDurable("journal_mode")
      }
    }
  }

  private static func rollBack(_ db: Database) {
    // SQLite may have ended the transaction itself; then there is nothing to roll back.
    guard db.isInsideTransaction else { return }
    try? db.execute(sql: "ROLLBACK")
  }
}
