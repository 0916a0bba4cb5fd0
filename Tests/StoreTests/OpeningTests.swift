import Bank
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct OpeningTests {
  private let folder = TemporaryFolder()

  private var path: String { folder.path("bank.sqlite") }

  private func plainly(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func schema() throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase { db in
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    }
  }

  private func failure() -> StoreError? {
    do throws(StoreError) {
      _ = try LedgerDatabase(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `commits are synchronous to the last`() throws {
    let database = try LedgerDatabase(path: path)
    let settings = try database.withWriter { db in
      try ["synchronous", "journal_mode", "mmap_size", "foreign_keys"].map { name in
        try String.fetchOne(db, sql: "PRAGMA \(name)") ?? ""
      }
    }
    #expect(settings == ["2", "wal", "0", "1"])
  }

  @Test func `a second daemon does not get the file, also within one process`() throws {
    let first = try LedgerDatabase(path: path)
    guard case .inUse(path) = failure() else {
      Issue.record("the file was given twice")
      return
    }
    try first.close()
    #expect(failure() == nil)
  }

  @Test func `a file of a newer version is refused`() throws {
    try LedgerDatabase(path: path).close()
    try plainly("PRAGMA user_version = 99")
    guard case .newerSchema(found: 99, known: Schema.currentVersion) = failure() else {
      Issue.record("a newer file was opened")
      return
    }
  }

  @Test func `a file whose version is none that there can be is damaged`() throws {
    try LedgerDatabase(path: path).close()
    try plainly("PRAGMA user_version = -2147483645")
    guard case .damaged(let damage) = failure() else {
      Issue.record("a file without a version was opened")
      return
    }
    #expect(damage.place == "user_version")
  }

  @Test(arguments: ["CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1; CREATE TABLE entry (number INTEGER)"])
  func `a database of something else is refused and left as it is`(sql: String) throws {
    try plainly(sql)
    let before = try schema()
    guard case .foreign(path: path) = failure() else {
      Issue.record("the file was taken for a time bank")
      return
    }
    #expect(try schema() == before)
  }

  @Test func `a file that is no database is refused`() throws {
    try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
    guard case .foreign(path: path) = failure() else {
      Issue.record("the file was taken for a database")
      return
    }
  }

  @Test func `an empty file becomes a ledger`() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let database = try LedgerDatabase(path: path)
    #expect(try database.readTail() == .origin)
    #expect(try database.checkSchema() == nil)
  }

  @Test(arguments: zip([1, 2], [ReleasedSchemas.version1, ReleasedSchemas.version2]))
  func `a file of an older version becomes what a new file is`(version: Int, tables: String) throws {
    try plainly(
      tables + ";\nPRAGMA user_version = \(version); PRAGMA application_id = \(Migrator.applicationID)")
    try LedgerDatabase(path: path).close()
    let migrated = try schema()
    let other = TemporaryFolder()
    try LedgerDatabase(path: other.path("bank.sqlite")).close()
    let queue = try DatabaseQueue(path: other.path("bank.sqlite"))
    let fresh = try queue.inDatabase { db in
      try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    }
    #expect(migrated == fresh)
  }

  @Test func `the number of migrations is the version`() {
    #expect(Schema.migrations.count == Schema.currentVersion)
  }

  @Test func `a trigger that is gone makes the bank read-only until it is back`() throws {
    let bank = try SmallBank(folder: folder)
    try bank.bank.bank.close()
    try plainly("DROP TRIGGER posting_is_never_deleted")
    let again = try bank.reopened()
    #expect(again.code("station add station=s9 name=站") == "read-only")
    #expect(again.code("rebuild") == "ok")
    #expect(again.code("station add station=s9 name=站") == "ok")
    #expect(try again.reopened().code("station add station=s8 name=站") == "ok")
  }

  @Test func `a founding that was broken off between two migrations goes on at the next start`() throws {
    for version in 1..<Schema.currentVersion {
      let folder = TemporaryFolder()
      let path = folder.path("bank.sqlite")
      try LedgerDatabase(path: path, disk: .init(), migrations: Array(Schema.migrations.prefix(version)))
        .close()
      var isAsked = false
      let database = try LedgerDatabase(path: path) { _, _ in isAsked = true }
      #expect(!isAsked, "a backup of nothing was asked for")
      #expect(try TestBank(folder: folder, database: database).refusal("verify") == nil)
    }
  }
}
