import Foundation
import GRDB
import Ledger
import TestSupport
import Testing

@testable import Store

/// What is in the files at the moment when a commit has ended, as if the daemon were killed there.
@Suite struct LateForcingTests {
  /// A database whose commits write as many rows as asked for.
  private final class Scribe {
    let folder = TemporaryFolder()
    let database: LedgerDatabase
    private(set) var rows = 0

    init(disk: LedgerDatabase.DiskHooks = .init()) throws {
      database = try LedgerDatabase(path: folder.path("bank.sqlite"), disk: disk)
    }

    func commit(_ count: Int, isForced: Bool) throws {
      let salt = { [UInt8](repeating: 0, count: SealedText.saltByteCount) }
      let work = { (transaction: JournalTransaction) throws in
        for _ in 0..<count {
          _ = try transaction.openSheet(
            kind: "service", station: try #require(Code("jindu")), year: nil, user: 0, paper: nil, again: false)
        }
      }
      let (tail, now) = (JournalTail.origin, Instant(milliseconds: 0))
      _ =
        isForced
        ? try database.commit(tail: tail, at: now, makeSalt: salt, work)
        : try database.commitUnforced(tail: tail, at: now, makeSalt: salt, work)
      rows += count
    }

    /// The rows that somebody finds who takes copies of the files now.
    func rowsOfCopies() throws -> Int {
      let place = TemporaryFolder()
      for name in ["bank.sqlite", "bank.sqlite-wal"] {
        try FileManager.default.copyItem(atPath: folder.path(name), toPath: place.path(name))
      }
      let copy = try DatabaseQueue(path: place.path("bank.sqlite"))
      defer { try? copy.close() }
      return try copy.inDatabase { db in
        #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
        return try Int.fetchOne(db, sql: "SELECT count(*) FROM sheet") ?? 0
      }
    }
  }

  @Test(arguments: 0..<6) func `what is committed can be read and outlives the daemon, forced or not`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    let scribe = try Scribe()
    for _ in 0..<8 {
      // Some are larger than what is gathered of the log at a time.
      let count = Int.random(in: 1...(Bool.random(using: &generator) ? 20 : 2500), using: &generator)
      try scribe.commit(count, isForced: Bool.random(using: &generator))
      #expect(try scribe.database.read { try $0.db.count("SELECT count(*) FROM sheet") } == Int64(scribe.rows))
      #expect(try scribe.rowsOfCopies() == scribe.rows)
    }
    #expect(try scribe.database.truncateLog())
    #expect(try scribe.rowsOfCopies() == scribe.rows)
  }

  @Test func `a log that begins anew holds what was committed after that`() throws {
    let scribe = try Scribe(disk: .init(checkpointPages: 20))
    for _ in 0..<30 {
      try scribe.commit(40, isForced: false)
      #expect(try scribe.rowsOfCopies() == scribe.rows)
    }
  }

  @Test func `only a commit that leaves it open has to be forced, and that says so where it fails`() throws {
    struct Failure: Error {}
    let scribe = try Scribe(disk: .init(aroundForce: { _ in throw Failure() }))
    try scribe.commit(3, isForced: true)
    try scribe.commit(3, isForced: false)
    let error = #expect(throws: StoreError.self) { try scribe.database.forceLog(through: .origin) }
    guard case .outcomeUnknown? = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test func `every commit waits for the disk that is not asked to leave it open`() throws {
    let scribe = try Scribe()
    try scribe.commit(3, isForced: false)
    let synchronous = try scribe.database.withWriter { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    #expect(synchronous == 2)
  }
}
