import LineProtocol
import TestSupport
import Testing

/// Balances from older books, brought in by a whole sheet.
@Suite struct OpeningSheetTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu phone=13800000017 registered=2024-01-05",
      "member add no=18 name=李四 station=jindu phone=13800000018 registered=2024-01-05",
      "member add no=19 name=李四 station=jindu phone=13800000019 registered=2024-01-05",
    ])
    return bank
  }

  private func stage(_ rows: [String], in bank: TestBank) throws -> String {
    let number = bank.end("import open kind=opening station=jindu", "import")
    for (index, row) in rows.enumerated() { try bank.done("import row import=\(number) line=\(index + 2) \(row)") }
    return number
  }

  @Test func `all is posted, and the same sheet again is posted already`() throws {
    let bank = try station()
    let rows = [
      "no=17 minutes=2:30 reason=旧册结余", "name=李四 phone=0018 minutes=12 reason=旧册结余", "name=合计 minutes=14:30",
    ]
    let number = try stage(rows, in: bank)
    #expect(
      bank.table("import preview import=\(number)", "line", "verdict", "member", "minutes") == [
        "2 good 17 2:30", "3 good 18 12:00", "4 skipped  ",
      ])
    #expect(bank.end("import commit import=\(number)", "good", "minutes") == "2 14:30")
    #expect(bank.table("balance member=18", "available", "earned", "stars") == ["12:00 0:00 0"])
    let again = try stage(rows + ["no=19 minutes=1:00 reason=旧册结余"], in: bank)
    #expect(
      bank.table("import preview import=\(again)", "verdict") == ["already", "already", "skipped", "good"])
    try bank.done("import commit import=\(again)")
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/opening") } == [
        "bank/opening -15:30"
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `each faulty line says why, and nothing is posted`() throws {
    let bank = try station()
    try bank.lay([
      "opening member=19 minutes=3:00 reason=旧册", "journal reverse entry=7 reason=录错", "member close member=19",
    ])
    let number = try stage(
      [
        "no=17 minutes=2:30 reason=旧册结余", "no=17 minutes=2:30 reason=旧册结余", "no=17 minutes=2:30", "no=17 reason=旧册",
        "no=17 minutes=0 reason=旧册", "no=99 minutes=1:00 reason=旧册", "no=19 minutes=1:00 reason=旧册",
      ], in: bank)
    #expect(
      bank.table("import preview import=\(number)", "line", "code") == [
        "2 ", "3 duplicate", "4 missing-parameter", "5 missing-parameter", "6 granularity", "7 not-found", "8 closed",
      ])
    #expect(bank.refusal("import commit import=\(number)") == .batch)
    #expect(bank.table("balance member=17", "available") == ["0:00"])
    #expect(bank.end("import commit import=\(number) skip=3,4,5,6,7,8", "good") == "1")
  }

  @Test func `a balance that was undone is a fault that says so`() throws {
    let bank = try station()
    let entry = bank.end("opening member=17 minutes=3:00 reason=旧册", "entry")
    try bank.done("journal reverse entry=\(entry) reason=录错")
    let number = try stage(["no=17 minutes=3:00 reason=旧册"], in: bank)
    #expect(bank.table("import preview import=\(number)", "code") == ["already-reversed"])
  }
}
