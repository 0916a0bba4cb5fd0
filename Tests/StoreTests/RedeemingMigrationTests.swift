import GRDB
import Ledger
import TestSupport
import Testing

@testable import Store

@Suite struct RedeemingMigrationTests {
  @Test func `redemptions of an older version stand as they stood`() throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.inDatabase { db in
      try db.execute(
        sql: ReleasedSchemas.version2
          + ";\nPRAGMA user_version = 2; PRAGMA application_id = \(Migrator.applicationID)")
      for (number, state) in ["requested", "fulfilled", "cancelled", "lapsed"].enumerated() {
        try db.execute(
          sql: """
            INSERT INTO redemption
              (number, member, offer, kind, price, station, code, date, until_day, state, provider, journaled, entry)
            VALUES (?, 17, 'lesson', 'service', 60, 'jindu', '4827', 20000, 20014, ?, ?, ?, ?)
            """,
          arguments: [number + 1, state, state == "fulfilled" ? 18 : nil, 10 + number, 20 + number])
      }
      try db.execute(
        sql: """
          INSERT INTO offer (code, name, kind, price, min_stars, stations, entry)
          VALUES ('lesson', '手机课', 'service', 60, 0, '', 9)
          """)
      try Migrator().migrate(db)
      let books = BookReader(db)
      let states = try (1...4).compactMap { RedemptionNumber($0) }.map { try books.redemption($0)?.state }
      #expect(states == [.requested, .fulfilled, .cancelled, .lapsed])
      #expect(try db.count("SELECT fulfilled FROM redemption WHERE number = 2") == 21)
      #expect(try db.count("SELECT count(*) FROM redemption WHERE fulfilled IS NULL") == 3)
      #expect(try books.offers().map(\.terms.starPrices) == [[]])
    }
  }
}
