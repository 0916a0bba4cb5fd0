import Bank
import Foundation
import GRDB
import LineProtocol
import TestSupport
import Testing

@testable import Store

/// Indexes by which rows are found; one that has lost a row gives wrong answers from a table that is whole.
@Suite struct IndexDamageTests {
  struct Loss: CustomTestStringConvertible, Sendable {
    let index: String
    /// Which rows it has lost.
    let rows: String
    /// What is written into the table first.
    var extra: String?
    var testDescription: String { "\(index), \(rows)" }
  }

  private static let losses = [
    Loss(index: "posting_by_entry", rows: "entry = 11"),
    Loss(
      index: "posting_by_entry", rows: "amount = 777",
      extra: "INSERT INTO posting SELECT id, 11, 777, 777 FROM account WHERE name = 'bank/redeemed'"),
    Loss(index: "record_by_member", rows: "number = 1"),
    Loss(index: "record_by_station", rows: "number = 2"),
    Loss(index: "membership_by_team", rows: "member = 1"),
    Loss(index: "entry_by_kind", rows: "number = 8"),
  ]

  @Test(arguments: losses) func `a row that an index has lost is noticed`(_ loss: Loss) throws {
    let bank = try SmallBank()
    #expect(bank.code("verify") == "ok")
    if let extra = loss.extra { try bank.damage(extra) }
    try bank.plainly { db in
      let whole = try IndexDamageTests.definition(of: loss.index, db)
      let joint = whole.contains("WHERE") ? "AND" : "WHERE"
      try db.execute(sql: "DROP INDEX \(loss.index); \(whole) \(joint) NOT (\(loss.rows))")
      try IndexDamageTests.define(loss.index, whole, db)
    }
    #expect(bank.code("verify") == "corrupt")
  }

  @Test func `an index row that leads to nothing is noticed`() throws {
    let bank = try SmallBank()
    try bank.damage("INSERT INTO posting SELECT id, 11, 777, 777 FROM account WHERE name = 'bank/redeemed'")
    try bank.plainly(foreignKeys: false) { db in
      for name in Schema.journalTriggerNames { try db.execute(sql: "DROP TRIGGER \(name)") }
      let whole = try IndexDamageTests.definition(of: "posting_by_entry", db)
      // To SQLite the row is none of this index while it is deleted.
      try IndexDamageTests.define("posting_by_entry", "\(whole) WHERE amount <> 777", db)
      try db.execute(sql: "DELETE FROM posting WHERE amount = 777")
      #expect(db.changesCount == 1)
      try IndexDamageTests.define("posting_by_entry", whole, db)
      try db.execute(sql: Schema.guards)
    }
    #expect(bank.code("verify") == "corrupt")
  }

  @Test func `a page of kept answers over another is noticed`() throws {
    let bank = try SmallBank()
    for number in 1...80 {
      let day = "2026-04-\(number % 20 + 10)"
      #expect(bank.code("service record member=1 station=jindu date=\(day) minutes=0:05 key=k\(number)") == "ok")
    }
    try bank.bank.bank.close()
    let pages = try bank.plainly { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT pageno FROM dbstat WHERE name = 'request_key' AND pagetype = 'leaf' ORDER BY path
          """)
    }
    #expect(pages.count > 3)
    let file = bank.bank.folder.path("bank.sqlite")
    var bytes = try Array(Data(contentsOf: URL(filePath: file)))
    let (from, to) = ((pages[1] - 1) * 4096, (pages[2] - 1) * 4096)
    bytes.replaceSubrange(to..<to + 4096, with: bytes[from..<from + 4096])
    try Data(bytes).write(to: URL(filePath: file))
    #expect(try SmallBank(folder: bank.bank.folder).bank.checkAll() == .corrupt)
  }

  private static func definition(of index: String, _ db: Database) throws -> String {
    try #require(try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [index]))
  }

  private static func define(_ index: String, _ sql: String, _ db: Database) throws {
    try db.execute(sql: "PRAGMA writable_schema = ON")
    try db.execute(sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?", arguments: [sql, index])
    try db.execute(sql: "PRAGMA writable_schema = RESET")
  }
}
