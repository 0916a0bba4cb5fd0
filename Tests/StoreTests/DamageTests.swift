import Bank
import GRDB
import LineProtocol
import TestSupport
import Testing

/// What `verify` says of a file that another program changed, and what a rebuild can mend.
@Suite struct DamageTests {
  struct Harm: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sql: String
    /// The entry that `verify` names, as a question to the file before it is harmed.
    let entry: String
    let place: String
    let isMendable: Bool
  }

  private static func account(_ name: String) -> String { "(SELECT id FROM account WHERE name = '\(name)')" }

  static let harms = [
    Harm(
      testDescription: "a flipped byte of an entry",
      sql: """
        UPDATE entry SET canonical =
          CAST(substr(canonical, 1, 20) || x'7f' || substr(canonical, 22) AS BLOB) WHERE number = 8
        """,
      entry: "SELECT 8", place: "chain", isMendable: false),
    Harm(
      testDescription: "a changed hash", sql: "UPDATE entry SET hash = zeroblob(32) WHERE number = 8",
      entry: "SELECT 8", place: "chain", isMendable: false),
    Harm(
      testDescription: "an entry that is gone", sql: "DELETE FROM entry WHERE number = 8", entry: "SELECT 8",
      place: "entry", isMendable: false),
    Harm(
      testDescription: "a column of an entry", sql: "UPDATE entry SET date = date + 1 WHERE number = 8",
      entry: "SELECT 8", place: "entry", isMendable: true),
    Harm(
      testDescription: "a column that cannot be read", sql: "UPDATE entry SET actor = '?' WHERE number = 8",
      entry: "SELECT 8", place: "entry", isMendable: true),
    Harm(
      testDescription: "a changed text",
      sql: "UPDATE entry_text SET text = '扫雪' WHERE name = 'activity' AND entry = 11",
      entry: "SELECT 11", place: "text", isMendable: false),
    Harm(
      testDescription: "a text that is gone", sql: "DELETE FROM entry_text WHERE entry = 11 AND name = 'activity'",
      entry: "SELECT 11", place: "text", isMendable: false),
    Harm(
      testDescription: "a text too many", sql: "INSERT INTO entry_text VALUES (11, 'note', x'00', '多余')",
      entry: "SELECT 11", place: "text", isMendable: false),
    Harm(
      testDescription: "the amount of a posting",
      sql: "UPDATE posting SET amount = amount + 60 WHERE entry = 11 AND amount > 0", entry: "SELECT 11",
      place: "posting", isMendable: true),
    Harm(
      testDescription: "a posting that is gone", sql: "DELETE FROM posting WHERE entry = 11 AND amount > 0",
      entry: "SELECT 11", place: "posting", isMendable: true),
    Harm(
      testDescription: "a posting too many",
      sql: "INSERT INTO posting VALUES (\(account("bank/redeemed")), 11, 5, 5)", entry: "SELECT 11",
      place: "posting", isMendable: true),
    Harm(
      testDescription: "the balance after a posting", sql: "UPDATE posting SET balance = balance + 60 WHERE entry = 11",
      entry: "SELECT 11", place: "posting", isMendable: true),
    Harm(
      testDescription: "the balance of an account",
      sql: "UPDATE account SET balance = balance + 60 WHERE name = 'member:1/available'",
      entry: "SELECT entry FROM account WHERE name = 'member:1/available'", place: "account", isMendable: true),
    Harm(
      testDescription: "a debt that was never allowed",
      sql: "UPDATE account SET debt = 600 WHERE name = 'member:1/available'",
      entry: "SELECT entry FROM account WHERE name = 'member:1/available'", place: "account", isMendable: true),
    Harm(
      testDescription: "the entry that moved an account last",
      sql: "UPDATE account SET entry = entry - 1 WHERE name = 'member:1/available'",
      entry: "SELECT entry FROM account WHERE name = 'member:1/available'", place: "account", isMendable: true),
    Harm(
      testDescription: "the name of an account",
      sql: "UPDATE account SET name = 'member:99/held' WHERE name = 'member:1/held'",
      entry: "SELECT min(entry) FROM posting WHERE account = \(account("member:1/held"))", place: "posting",
      isMendable: true),
    Harm(
      testDescription: "an account too many",
      sql: "INSERT INTO account (name, unit, minimum, maximum) VALUES ('member:99/held', 'minutes', 0, 5)",
      entry: "SELECT 0", place: "account", isMendable: true),
    Harm(
      testDescription: "a posting before the journal",
      sql: "INSERT INTO posting VALUES (\(account("bank/redeemed")), 0, 5, 5)", entry: "SELECT 0", place: "posting",
      isMendable: true),
    Harm(
      testDescription: "the name of a member", sql: "UPDATE member SET name = '王五' WHERE number = 2",
      entry: "SELECT entry FROM member WHERE number = 2", place: "member", isMendable: true),
    Harm(
      testDescription: "a star", sql: "UPDATE member SET stars = 3 WHERE number = 2",
      entry: "SELECT entry FROM member WHERE number = 2", place: "member", isMendable: true),
    Harm(
      testDescription: "the minutes of a record", sql: "UPDATE record SET minutes = 600 WHERE number = 1",
      entry: "SELECT entry FROM record WHERE number = 1", place: "record", isMendable: true),
    Harm(
      testDescription: "a record that is gone", sql: "DELETE FROM record WHERE number = 1",
      entry: "SELECT entry FROM record WHERE number = 1", place: "record", isMendable: true),
    Harm(
      testDescription: "a membership that is gone", sql: "DELETE FROM membership",
      entry: "SELECT entry FROM membership", place: "membership", isMendable: true),
    Harm(
      testDescription: "a longer membership", sql: "UPDATE membership SET from_day = from_day - 30",
      entry: "SELECT entry FROM membership", place: "membership", isMendable: true),
    Harm(
      testDescription: "a total too many", sql: "INSERT INTO team_year VALUES ('brigade', 2020, 6000, 10, 9, 6000)",
      entry: "SELECT 9", place: "team_year", isMendable: true),
    Harm(
      testDescription: "a role nobody gave",
      sql: "INSERT INTO role_grant VALUES ('user:5', 'eve', 'admin', '', NULL, 0, 9)",
      entry: "SELECT 9", place: "role_grant", isMendable: true),
    Harm(
      testDescription: "the state of a redemption", sql: "UPDATE redemption SET state = 'requested' WHERE number = 1",
      entry: "SELECT entry FROM redemption WHERE number = 1", place: "redemption", isMendable: true),
  ]

  private func refusal(_ bank: SmallBank, _ line: String) -> Refusal? {
    guard case .failure(let refusal) = bank.bank.ask(line) else { return nil }
    return refusal
  }

  @Test(arguments: harms) func `damage is named, stops all changes, and is mended where that can be`(_ harm: Harm)
    throws
  {
    let bank = try SmallBank()
    let whole = try bank.projections()
    let entry = try bank.plainly { try Int64.fetchOne($0, sql: harm.entry) }
    try bank.damage(harm.sql)

    let found = try #require(refusal(bank, "verify"))
    #expect(found.code == .corrupt)
    #expect(found.details.first { $0.name == "entry" }?.value == .integer(entry ?? 0), "\(found.text.english)")
    #expect(found.details.first { $0.name == "place" }?.value == .text(harm.place), "\(found.text.english)")
    #expect(bank.code("opening member=1 minutes=1:00 reason=x") == "read-only")
    #expect(bank.code("head") == "ok")
    #expect(bank.bank.send("status").first?.contains("read-only=true") == true)

    let again = try bank.reopened()
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "read-only")
    #expect(again.code("station list") == "ok")
    guard harm.isMendable else {
      #expect(again.code("rebuild") == "corrupt")
      #expect(try again.reopened().code("opening member=1 minutes=1:00 reason=x") == "read-only")
      return
    }
    #expect(again.code("rebuild") == "ok")
    #expect(again.code("verify") == "ok")
    #expect(try again.projections() == whole)
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "ok")
    #expect(try again.reopened().code("opening member=1 minutes=1:00 reason=x") == "ok")
  }

  @Test func `the start itself finds damage among the newest entries`() throws {
    let bank = try SmallBank()
    try bank.bank.bank.close()
    try bank.damage("UPDATE posting SET amount = amount + 60 WHERE entry = 11 AND amount > 0")
    let again = try SmallBank(folder: bank.bank.folder)
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "read-only")
    #expect(again.code("rebuild") == "ok")
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "ok")
  }

  @Test func `the check in the background finds what the start does not`() throws {
    let bank = try SmallBank()
    try bank.bank.bank.close()
    try bank.damage("UPDATE record SET minutes = 600 WHERE number = 1")
    let again = try SmallBank(folder: bank.bank.folder)
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "ok")
    let code = again.bank.checkAll()
    #expect(code == .corrupt)
    #expect(again.code("opening member=1 minutes=1:00 reason=x") == "read-only")
    #expect(try again.reopened().code("opening member=1 minutes=1:00 reason=x") == "read-only")
  }

  @Test func `the end of the journal cut off is noticed by what hangs on it`() throws {
    let bank = try SmallBank()
    try bank.damage("DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)")
    #expect(refusal(bank, "verify")?.code == .corrupt)
    #expect(bank.code("opening member=1 minutes=1:00 reason=x") == "read-only")
  }

  @Test func `a copy made before the damage serves when it is put back`() throws {
    let bank = try SmallBank()
    let copy = TemporaryFolder()
    try bank.plainly { try $0.execute(sql: "VACUUM INTO '\(copy.path("bank.sqlite"))'") }
    try bank.damage("UPDATE entry SET hash = zeroblob(32) WHERE number = 8")
    #expect(bank.code("verify") == "corrupt")
    let restored = try SmallBank(folder: copy)
    #expect(restored.code("verify") == "ok")
    #expect(restored.code("opening member=1 minutes=1:00 reason=x") == "ok")
  }
}

extension TestBank {
  /// Proves all the books in the background and gives the code of what was found.
  func checkAll() -> ErrorCode? {
    let box = Waiting<ErrorCode?>()
    bank.checkAll { result in
      if case .failure(let refusal) = result { box.give(refusal.code) } else { box.give(nil) }
    }
    return box.take()
  }
}
