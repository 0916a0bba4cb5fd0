import GRDB
import TestSupport
import Testing

@testable import Store

/// What the start compares a database with.
@Suite struct SchemaTests {
  @Test func `the fingerprint known beforehand is that of a new database`() throws {
    let made = SchemaCheck.fingerprint(of: try SchemaCheck.expected())
    #expect(made == Schema.fingerprint)
  }

  @Test func `a trigger that does nothing is found however well it is named`() throws {
    let bank = try SmallBank()
    try bank.plainly { db in
      try db.execute(
        sql: """
          DROP TRIGGER posting_is_never_updated;
          CREATE TRIGGER posting_is_never_updated BEFORE UPDATE ON posting BEGIN SELECT 1; END;
          """)
    }
    #expect(try bank.bank.database.checkSchema()?.reason == "posting_is_never_updated is not what this version makes")
  }

  @Test(arguments: ["sqlitex", "account"])
  func `a trigger that was added is found, whatever it is called`(name: String) throws {
    let bank = try SmallBank()
    try bank.plainly { db in
      try db.execute(sql: "CREATE TRIGGER \(name) AFTER INSERT ON posting BEGIN SELECT 1; END")
    }
    #expect(try bank.bank.database.checkSchema() != nil)
  }
}
