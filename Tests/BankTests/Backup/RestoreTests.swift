import Bank
import Foundation
import Ledger
import Store
import TestSupport
import Testing

@Suite struct RestoreTests {
  private let folder = TemporaryFolder()

  /// A bank with a backup, which went on after it.
  private func station() throws -> (bank: TestBank, backup: String) {
    let shelf = try BackupShelf(in: folder)
    let bank = try TestBank(folder: folder, backups: shelf.settings())
    try BusyStation.build(bank)
    try bank.done("backup")
    try bank.done("opening member=17 minutes=5:00 reason=旧册")
    return (bank, shelf.path(try #require(shelf.files().first)))
  }

  private func restore(
    _ backup: String, to path: String, replaces: Bool = false
  ) throws(LedgerRestore.Fault) -> LedgerRestore.Outcome {
    try Restoration(backup: backup, database: path, clock: BankClock { TestClock("2026-05-05T00:00:00Z").now }).run(
      replaces: replaces)
  }

  private func fault(_ backup: String, to path: String, replaces: Bool = false) -> LedgerRestore.Fault? {
    do throws(LedgerRestore.Fault) {
      _ = try restore(backup, to: path, replaces: replaces)
      return nil
    } catch {
      return error
    }
  }

  private func head(_ bank: TestBank) -> String { bank.end("head", "entry", "head") }

  private func files(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted()
  }

  @Test func `a backup restored where nothing is verifies to the head that it names`() throws {
    let (_, backup) = try station()
    let elsewhere = TemporaryFolder()
    let outcome = try restore(backup, to: elsewhere.path("bank.sqlite"))
    #expect(outcome.before == .none)
    #expect(outcome.aside == nil)
    #expect(try files(elsewhere) == ["bank.sqlite", "bank.sqlite.lock"])
    let mode = try FileManager.default.attributesOfItem(atPath: elsewhere.path("bank.sqlite"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let again = try TestBank(folder: elsewhere)
    #expect(again.end("verify", "entries", "head") == "\(outcome.tail.number) \(outcome.tail.hash)")
    #expect(again.refusal("opening member=17 minutes=5:00 reason=旧册") == nil)
  }

  @Test func `books that are there are not replaced unasked, and it is said what would be lost`() throws {
    let (bank, backup) = try station()
    let before = head(bank)
    try bank.bank.close()
    guard case .present(.ledger(let books), let tail) = fault(backup, to: folder.path("bank.sqlite")) else {
      Issue.record("the books were replaced")
      return
    }
    #expect("\(books.entries) \(books.head)" == before)
    #expect(tail.number == 59)
    #expect(books.common == 59)
    #expect(books.beyond == 1)
    #expect(head(try TestBank(folder: folder)) == before)
  }

  @Test func `replaced books lie aside, whole`() throws {
    let (bank, backup) = try station()
    let before = head(bank)
    try bank.bank.close()
    let outcome = try restore(backup, to: folder.path("bank.sqlite"), replaces: true)
    let aside = folder.path("bank.sqlite.before-restore-20260505T000000Z")
    #expect(outcome.aside == aside)
    #expect(head(try TestBank(folder: folder)) == "\(outcome.tail.number) \(outcome.tail.hash)")
    let old = TemporaryFolder()
    try FileManager.default.copyItem(atPath: aside, toPath: old.path("bank.sqlite"))
    #expect(head(try TestBank(folder: old)) == before)
  }

  @Test func `a log that a killed daemon left belongs to the old books, never to the new`() throws {
    let (bank, backup) = try station()
    let killed = TemporaryFolder()
    for ending in ["", "-wal", "-shm"] {
      try FileManager.default.copyItem(
        atPath: folder.path("bank.sqlite\(ending)"), toPath: killed.path("bank.sqlite\(ending)"))
    }
    let outcome = try restore(backup, to: killed.path("bank.sqlite"), replaces: true)
    guard case .ledger(let books) = outcome.before else {
      Issue.record("the old books could not be read")
      return
    }
    #expect("\(books.entries) \(books.head)" == head(bank))
    #expect(try files(killed) == ["bank.sqlite", "bank.sqlite.before-restore-20260505T000000Z", "bank.sqlite.lock"])
    #expect(try TestBank(folder: killed).end("verify", "entries") == "59")
  }

  @Test func `a log of books that cannot be read goes aside with them`() throws {
    let (bank, backup) = try station()
    try bank.bank.close()
    let broken = TemporaryFolder()
    try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: broken.path("bank.sqlite")))
    try Data(repeating: 8, count: 5000).write(to: URL(fileURLWithPath: broken.path("bank.sqlite-wal")))
    let outcome = try restore(backup, to: broken.path("bank.sqlite"), replaces: true)
    guard case .unreadable = outcome.before else {
      Issue.record("the broken books were read")
      return
    }
    let aside = try #require(outcome.aside)
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == Data(repeating: 7, count: 9000))
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside + "-wal")) == Data(repeating: 8, count: 5000))
    #expect(try TestBank(folder: broken).end("verify", "entries") == "59")
  }

  @Test func `a file without the mark of a ledger goes aside and is not compared`() throws {
    let (bank, backup) = try station()
    try bank.bank.close()
    let other = TemporaryFolder()
    let path = other.path("bank.sqlite")
    _ = try restore(backup, to: path)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // Where SQLite's header has the number of the program.
    bytes.replaceSubrange(68..<72, with: Data(count: 4))
    try bytes.write(to: URL(fileURLWithPath: path))
    let outcome = try restore(backup, to: path, replaces: true)
    guard case .unreadable = outcome.before else {
      Issue.record("what is no ledger was read as one")
      return
    }
    let aside = try #require(outcome.aside)
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == bytes)
  }

  @Test func `books that went another way, and those of another bank, are told apart`() throws {
    let (bank, backup) = try station()
    try bank.bank.close()
    let other = TemporaryFolder()
    _ = try restore(backup, to: other.path("bank.sqlite"))
    let went = try TestBank(folder: other)
    try went.lay(["station add station=a name=a", "station add station=b name=b"])
    let shelf = try BackupShelf(in: other)
    went.bank.setBackups(shelf.settings())
    try went.done("backup")
    let theirs = shelf.path(try #require(shelf.files().first))
    guard case .present(.ledger(let books), _) = fault(theirs, to: folder.path("bank.sqlite")) else {
      Issue.record("the books were replaced")
      return
    }
    #expect(books.common == 59)
    #expect(books.beyond == 1)
    let strange = try TestBank(clock: TestClock("2020-01-01T00:00:00Z"))
    try strange.bank.close()
    guard case .present(.ledger(let foreign), _) = fault(theirs, to: strange.folder.path("bank.sqlite")) else {
      Issue.record("another bank's books were replaced")
      return
    }
    #expect(foreign.common == 0)
  }

  @Test func `a damaged backup changes nothing`() throws {
    let (bank, backup) = try station()
    let before = head(bank)
    try bank.bank.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    let range = try #require(bytes.range(of: Data("养老中心包水饺".utf8)))
    bytes.replaceSubrange(range, with: Data("养老中心包水饼".utf8))
    try bytes.write(to: URL(fileURLWithPath: backup))
    guard case .backup(.damaged) = fault(backup, to: folder.path("bank.sqlite"), replaces: true) else {
      Issue.record("a damaged backup was restored")
      return
    }
    #expect(head(try TestBank(folder: folder)) == before)
  }

  @Test(arguments: [100, 4096, 20_000, 60_000]) func `pages cut out of a backup are noticed`(from: Int) throws {
    let (bank, backup) = try station()
    try bank.bank.close()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    bytes.replaceSubrange(from..<from + 3000, with: Data(repeating: 0, count: 3000))
    try bytes.write(to: URL(fileURLWithPath: backup))
    let elsewhere = TemporaryFolder()
    guard case .backup = fault(backup, to: elsewhere.path("bank.sqlite")) else {
      Issue.record("a damaged backup was restored")
      return
    }
    #expect(try files(elsewhere) == ["bank.sqlite.lock"])
  }

  @Test func `what is no backup is refused`() throws {
    let (bank, backup) = try station()
    let live = folder.path("bank.sqlite")
    let elsewhere = TemporaryFolder().path("bank.sqlite")
    guard case .database(.inUse) = fault(backup, to: live) else {
      Issue.record("a backup was restored under a bank that is open")
      return
    }
    let target = TemporaryFolder()
    guard case .unsettled = fault(live, to: target.path("bank.sqlite")) else {
      Issue.record("a database in use was restored")
      return
    }
    try bank.bank.close()
    guard case .sameFile = fault(live, to: live, replaces: true) else {
      Issue.record("a database was restored over itself")
      return
    }
    guard case .backup(.unusable(_, code: ENOENT)) = fault(folder.path("none"), to: target.path("x")) else {
      Issue.record("nothing was restored")
      return
    }
    try Data().write(to: URL(fileURLWithPath: folder.path("empty")))
    guard case .backup(.foreign) = fault(folder.path("empty"), to: target.path("y")) else {
      Issue.record("an empty file was restored")
      return
    }
    guard case .database(.unusable(_, code: ENOENT)) = fault(backup, to: elsewhere) else {
      Issue.record("a backup was restored into no folder")
      return
    }
  }
}
