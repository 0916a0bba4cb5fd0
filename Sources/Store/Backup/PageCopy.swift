import Foundation
import GRDB
import GRDBSQLite

/// Copies a ledger page by page into a file of its own while the writer goes on.
///
/// Every step runs on the writer's own connection, between two commits: SQLite then keeps the pages that are copied
/// already up to date by itself, needs no snapshot that would keep the log from being checkpointed, and never begins
/// anew. The copy is the ledger as it is when the last step ends.
struct PageCopy {
  /// Half a megabyte: no request waits for longer than that takes to copy.
  private static let pagesPerStep: Int32 = 128

  let source: LedgerDatabase
  let path: String
  /// The most pages that the copy may have; as if the disk were full behind them.
  let pageLimit: Int?

  /// Copies everything.
  ///
  /// - Parameters:
  ///   - pause: Called between steps; lets requests go first, and throws to give up.
  ///   - progress: Told how many pages of how many are done.
  /// - Throws: `StoreError`, or what `pause` throws.
  func run(pause: () throws -> Void, progress: (_ done: Int, _ total: Int) -> Void) throws {
    let target = try open()
    // Not before the copying ends: the writer's commits write to this connection too meanwhile.
    defer { sqlite3_close_v2(target) }
    let begun = try source.withWriter { db in sqlite3_backup_init(target, "main", db.sqliteConnection, "main") }
    guard let backup = begun else { throw failure(of: target, sqlite3_errcode(target)) }
    var isFinished = false
    defer { if !isFinished { _ = try? source.withWriter { _ in sqlite3_backup_finish(backup) } } }
    while true {
      let (code, done, total) = try source.withWriter { _ in
        let code = sqlite3_backup_step(backup, PageCopy.pagesPerStep)
        let total = sqlite3_backup_pagecount(backup)
        return (code, Int(total - sqlite3_backup_remaining(backup)), Int(total))
      }
      progress(done, total)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_OK else { throw failure(of: target, code) }
      try pause()
    }
    isFinished = true
    let end = try source.withWriter { _ in sqlite3_backup_finish(backup) }
    guard end == SQLITE_OK else { throw failure(of: target, end) }
  }

  /// Makes the copy one file that needs no log beside it: it still says of itself that it has one.
  func settle() throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    let mode = try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF;")
      return try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
    }
    guard mode == "delete" else { throw StoreError.sqlite("the copy keeps journal_mode \(mode ?? "?")") }
  }

  private func open() throws -> OpaquePointer {
    var target: OpaquePointer?
    let code = sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let target else {
      sqlite3_close_v2(target)
      throw StoreError.sqlite("the copy cannot be opened (\(code))")
    }
    // What is left after a failure is thrown away, and what succeeds is made durable before it gets its name.
    let limit = pageLimit.map { "PRAGMA max_page_count = \($0);" } ?? ""
    sqlite3_exec(target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \(limit)", nil, nil, nil)
    return target
  }

  private func failure(of target: OpaquePointer, _ code: Int32) -> StoreError {
    let system = sqlite3_system_errno(target)
    if code & 0xFF == SQLITE_FULL || system == ENOSPC || system == EDQUOT { return .diskFull }
    return .sqlite("\(String(cString: sqlite3_errstr(code))) (\(code), errno \(system))")
  }
}
