import Bank
import GRDB
import LineProtocol
import TestSupport
import Testing

@testable import Store

/// Rows that no entry of the journal proves.
@Suite struct RowSealTests {
  static let harms: [(table: String, sql: String)] = [
    ("request_key", "UPDATE request_key SET reply = replace(reply, 'a', 'b')"),
    ("request_key", "UPDATE request_key SET key = 'a2' WHERE key = 'a1'"),
    ("sheet", "UPDATE sheet SET station = 'xincheng'"), ("sheet_row", "UPDATE sheet_row SET cells = cells || ' '"),
    ("pin", "UPDATE pin SET member = 2"), ("pin", "UPDATE pin SET wrong = wrong + 1"),
    ("proof", "UPDATE proof SET at = at + 1"),
  ]

  private func bank() throws -> SmallBank {
    let bank = try SmallBank()
    for line in [
      "import open kind=sign-in station=jindu year=2025", "import row import=1 line=1 no=1 date=3月1日 minutes=0:30",
      "member pin member=1 pin=248163", "verify",
    ] { #expect(bank.code(line) == "ok") }
    return bank
  }

  @Test(arguments: harms) func `a changed row is found, and a rebuild lets it go`(table: String, sql: String) throws {
    let bank = try bank()
    try bank.plainly(foreignKeys: false) { db in
      try db.execute(sql: "DROP TRIGGER request_key_is_never_updated")
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
      try db.execute(
        sql: """
          CREATE TRIGGER request_key_is_never_updated BEFORE UPDATE ON request_key BEGIN
            SELECT RAISE(ABORT, 'an idempotency key keeps its answer');
          END
          """)
    }
    guard case .failure(let refusal) = bank.bank.ask("verify") else {
      Issue.record("the change was not found")
      return
    }
    #expect(refusal.code == .corrupt)
    #expect(refusal.details.first { $0.name == "place" }?.value == .text(table))
    #expect(bank.code("rebuild") == "ok")
    #expect(bank.code("verify") == "ok")
    #expect(bank.code("opening member=1 minutes=1:00 reason=x") == "ok")
  }

  @Test func `an answer that is not what was written is not given`() throws {
    let bank = try bank()
    let line = "service record member=1 station=jindu date=2026-05-03 minutes=3:00 key=k1"
    #expect(bank.code(line) == "ok")
    try bank.plainly { db in
      try db.execute(sql: "DROP TRIGGER request_key_is_never_updated")
      try db.execute(sql: "UPDATE request_key SET reply = replace(reply, 'm:', 'i:') WHERE key = 'k1'")
    }
    #expect(bank.code(line) == "corrupt")
  }

  @Test(arguments: 0..<4) func `a row has the seal of the values that it was written with`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try DatabaseQueue().inDatabase { db in
      try db.execute(sql: "CREATE TABLE value (first ANY, second ANY, third ANY) STRICT")
      for _ in 0..<200 {
        let cells = (0..<3).map { _ in RowSealTests.cell(&generator) }
        try db.run("INSERT INTO value VALUES (?, ?, ?)", cells)
        let hash = try db.first("SELECT * FROM value WHERE rowid = last_insert_rowid()") { row in
          var bytes = SealedBytes()
          for index in cells.indices { bytes.append(row.stored(index)) }
          return bytes.hash
        }
        #expect(hash == RowSeal.hash(of: cells), "\(cells)")
      }
    }
  }

  private static func cell(_ generator: inout SeededGenerator) -> SQLCell {
    let length = Int.random(in: 0...40, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .null
    case 1: return .integer(.random(in: .min ... .max, using: &generator))
    case 2: return .text(String((0..<length).map { _ in "时间银行 ab\"\n👵".randomElement(using: &generator) ?? "x" }))
    default: return .blob((0..<length).map { _ in .random(in: .min ... .max, using: &generator) })
    }
  }

  @Test func `rows from before there were seals pass`() throws {
    let bank = try bank()
    try bank.plainly { try $0.execute(sql: "UPDATE sheet SET seal = NULL; UPDATE pin SET seal = NULL") }
    #expect(bank.code("verify") == "ok")
    #expect(bank.code("import row import=1 line=2 no=1 date=3月2日 minutes=0:30") == "ok")
  }
}
