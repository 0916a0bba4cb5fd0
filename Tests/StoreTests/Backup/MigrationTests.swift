import Bank
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite struct MigrationTests {
  private let folder = TemporaryFolder()
  private static let migrations = Schema.migrations + [["CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT"]]

  private func open(_ settings: BackupSettings) throws -> LedgerDatabase {
    try LedgerDatabase(
      path: folder.path("bank.sqlite"), disk: .init(), migrations: MigrationTests.migrations
    ) { old, version in
      #expect(version == Schema.currentVersion)
      try MigrationBackup(settings).make(of: old)
    }
  }

  private func version(_ path: String) throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  @Test func `an older database is copied, proved, and then migrated`() throws {
    try SmallBank(folder: folder).bank.bank.close()
    let shelf = try BackupShelf(in: folder)
    let database = try open(shelf.settings())
    let tail = try database.readTail()
    try database.close()
    #expect(try version(folder.path("bank.sqlite")) == Schema.currentVersion + 1)
    let files = try shelf.files()
    #expect(files.count == 1)
    let name = try #require(BackupName(files[0]))
    let backup = try #require(StoredBackup(name: name, in: shelf.path))
    #expect(backup.head == tail.hash)
    #expect(backup.schema == Schema.currentVersion)
    try open(shelf.settings()).close()
    #expect(try shelf.files() == files)
  }

  @Test func `without a copy nothing is migrated, and it is said why`() throws {
    try SmallBank(folder: folder).bank.bank.close()
    let path = folder.path("none")
    do {
      _ = try open(BackupSettings(folder: path))
      Issue.record("the database was migrated without a copy")
    } catch StoreError.notMigrated(let fault) {
      #expect(fault == .folder(path: path, code: ENOENT))
    }
    #expect(try version(folder.path("bank.sqlite")) == Schema.currentVersion)
    #expect(try SmallBank(folder: folder).code("verify") == "ok")
  }

  @Test func `a damaged database is not migrated`() throws {
    let bank = try SmallBank(folder: folder)
    try bank.damage("UPDATE entry SET hash = zeroblob(32) WHERE number = 8")
    try bank.bank.bank.close()
    let shelf = try BackupShelf(in: folder)
    do {
      _ = try open(shelf.settings())
      Issue.record("damage was migrated")
    } catch StoreError.notMigrated(.damaged(let damage)) {
      #expect(damage.entry == 8)
    }
    #expect(try shelf.files() == [])
    #expect(try version(folder.path("bank.sqlite")) == Schema.currentVersion)
  }

  @Test func `a new database needs no copy`() throws {
    try open(BackupSettings(folder: folder.path("none"))).close()
  }

  @Test func `of an older copy the journal is proved`() throws {
    try SmallBank(folder: folder).bank.bank.close()
    let older = folder.path("older.sqlite")
    let queue = try DatabaseQueue(path: folder.path("bank.sqlite"))
    try queue.inDatabase { try $0.execute(sql: "DROP TABLE team_year; PRAGMA journal_mode = DELETE") }
    try queue.close()
    try FileManager.default.moveItem(atPath: folder.path("bank.sqlite"), toPath: older)
    let copy = try LedgerCopy(path: older)
    let tail = try Verifier(copy, judge: { _, _, _ in }, pause: {}).run(journalOnly: true, progress: nil)
    #expect(try copy.read { try $0.tail() } == tail)
    #expect(throws: (any Error).self) { try Verifier(copy, judge: { _, _, _ in }, pause: {}).run(progress: nil) }
  }
}
