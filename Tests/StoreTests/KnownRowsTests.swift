import TestSupport
import Testing

/// What the writer knows of rows without asking the database.
@Suite struct KnownRowsTests {
  @Test(arguments: 0..<6) func `postings that were taken back move no balance`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bank = try SmallBank()
    let balance = { bank.bank.send("balance member=2") }
    for day in 1...24 {
      let line = "service record member=2 station=jindu date=2026-03-\(day < 10 ? "0" : "")\(day) minutes=0:30"
      let before = balance()
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        #expect(bank.code(line + " dry=true") == "ok")
        #expect(balance() == before)
      case 1:
        // The second line of the batch is refused when the first has been carried out.
        _ = try bank.bank.commit([line, line.replacing("member=2", with: "member=99")])
        #expect(balance() == before)
      case 2:
        #expect(try bank.all([line, line + " dry=true", line.replacing("member=2", with: "member=1")]).count == 3)
        #expect(balance() != before)
      default:
        #expect(bank.code(line) == "ok")
        #expect(balance() != before)
      }
    }
    #expect(bank.code("verify") == "ok")
  }

  @Test(arguments: 0..<6) func `a sheet has as many rows as were staged and not taken back`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bank = try SmallBank()
    let sheet = bank.bank.end("import open station=jindu kind=sign-in", "import")
    var staged: Set<Int> = []
    for round in 0..<30 {
      let line = Int.random(in: 1...20, using: &generator)
      let request = "import row import=\(sheet) line=\(line) name=张三 date=2026-03-01 minutes=0:30"
      let code = staged.contains(line) ? "exists" : "ok"
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: #expect(bank.code(request + " dry=true") == code)
      case 1:
        // One commit writes the sheet once, whatever is in it.
        let lines = [request, request, "import row import=\(sheet) line=\(100 + round) name=李四 dry=true"]
        _ = try bank.all(lines)
        staged.insert(line)
      default:
        #expect(bank.code(request) == code)
        staged.insert(line)
      }
    }
    let next = "import row import=\(sheet) line=99 name=张三"
    #expect(bank.bank.end(next, "staged") == "\(staged.count + 1)")
    #expect(bank.code("verify") == "ok")
    #expect(
      try bank.reopened().bank.end("import row import=\(sheet) line=98 name=张三", "staged") == "\(staged.count + 2)")
  }
}
