import GRDB
import Ledger
import TestSupport
import Testing

@testable import Store

/// A transaction that SQLite has ended by itself, as it does on a full disk.
@Suite struct EndedTransactionTests {
  @Test(arguments: [false, true]) func `who goes on after an error is told that the commit fails`(isDry: Bool) throws {
    let folder = TemporaryFolder()
    let database = try LedgerDatabase(path: folder.path("bank.sqlite"))
    let salt = { [UInt8](repeating: 0, count: SealedText.saltByteCount) }
    var told: (any Error)?
    _ = try? database.commit(tail: .origin, at: Instant(milliseconds: 0), makeSalt: salt) { transaction in
      let work = {
        try transaction.db.execute(sql: "ROLLBACK")
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT)
      }
      do {
        try isDry ? transaction.tentatively(work) : transaction.allOrNothing(work)
      } catch {
        told = error
      }
    }
    #expect(told is StoreError)
  }
}
