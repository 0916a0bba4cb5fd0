import Bank
import Dispatch
import GRDB
import LineProtocol
import TestSupport
import Testing

/// Many requests in one commit.
@Suite struct GroupCommitTests {
  private static func records(_ count: Int) -> [String] {
    (0..<count).map { index in
      let (month, day) = (1 + index / 28 % 12, 1 + index % 28)
      let date = "\(2024 + index / 336)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      return "service record member=1 station=jindu date=\(date) minutes=0:10"
    }.filter { !$0.contains("2024-01-0") }
  }

  @Test func `replies agree with the order of the requests, and entries follow one another`() throws {
    let bank = try SmallBank()
    let before = bank.bank.bank.headNumber
    let lines = GroupCommitTests.records(600)
    let outcomes = try bank.all(lines)
    #expect(outcomes.compactMap(\.entry) == (1...lines.count).map { before + Int64($0) })
    #expect(bank.bank.bank.headNumber == before + Int64(lines.count))
    #expect(bank.code("verify") == "ok")
  }

  @Test func `a refusal in a group rests on its neighbours before it`() throws {
    let bank = try SmallBank()
    let line = "service record member=2 station=jindu date=2026-03-01 minutes=7:00"
    #expect(try bank.all([line, line, line]).map(\.code) == ["ok", "daily-limit", "daily-limit"])
    let key = "opening member=2 minutes=1:00 reason=x key=k9"
    let replies = try bank.all([key, key])
    #expect(replies.map(\.entry).count == 2 && replies[0].entry == replies[1].entry)
  }

  @Test func `a defect in one request does not touch the others of its group`() throws {
    let bank = try SmallBank()
    let before = bank.bank.bank.headNumber
    try bank.plainly { db in
      try db.execute(
        sql: """
          CREATE TRIGGER defect BEFORE INSERT ON record WHEN NEW.minutes = 77 BEGIN
            SELECT RAISE(ABORT, 'a defect');
          END
          """)
    }
    var lines = GroupCommitTests.records(60)
    lines[30] = "service record member=1 station=jindu date=2026-04-01 minutes=77m"
    let outcomes = try bank.all(lines)
    #expect(outcomes[30].code == "internal")
    #expect(outcomes.count { $0.code == "ok" } == lines.count - 1)
    #expect(outcomes.compactMap(\.entry) == (1..<lines.count).map { before + Int64($0) })
    #expect(bank.code("verify") == "ok")
  }

  @Test func `a long batch is given up when the bank shuts down, short requests are not`() throws {
    let bank = try SmallBank()
    let before = bank.bank.bank.headNumber
    let requests = try GroupCommitTests.records(600).map { try GroupCommitTests.request($0) }
    let box = Waiting<ChangeOutcome>()
    bank.bank.bank.commit(
      requests, key: nil, isDry: false, peer: TestBank.admin, progress: { _, _ in bank.bank.bank.beginShutdown() },
      completion: { box.give($0) })
    #expect(box.take().code == "shutting-down")
    #expect(bank.bank.bank.headNumber == before)
    #expect(bank.code("station add station=s9 name=站") == "ok")
  }

  @Test func `a sheet that is broken off posts nothing, and those who share its commit lose nothing`() throws {
    let bank = try SmallBank()
    let sheet = bank.bank.end("import open station=jindu kind=sign-in", "import")
    for line in 1...250 {
      let day = "\(2024 + line / 336)-0\(3 + line / 28 % 6)-\(10 + line % 19)"
      let row = "no=1 date=\(day) minutes=0:01 activity=活动\(line)"
      #expect(bank.code("import row import=\(sheet) line=\(line) \(row)") == "ok")
    }
    let (trial, before) = (bank.bank.send("trial-balance"), bank.bank.bank.headNumber)
    // The writer is held up by a batch, so that the others gather behind it into one group.
    let (isHeld, goesOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    bank.bank.bank.commit(
      try (1...100).map { try GroupCommitTests.request("station add station=h\($0) name=站") }, key: nil, isDry: true,
      peer: TestBank.admin,
      progress: { _, _ in
        isHeld.signal()
        goesOn.wait()
      }, completion: { _ in })
    isHeld.wait()
    let outcomes = try [
      "station add station=s8 name=站", "import commit import=\(sheet)", "station add station=s9 name=站",
    ]
    .map { line in
      let outcome = Waiting<ChangeOutcome>()
      bank.bank.bank.change(
        try GroupCommitTests.request(line), peer: TestBank.admin,
        progress: { _, _ in bank.bank.bank.beginShutdown() }, completion: { outcome.give($0) })
      return outcome
    }
    goesOn.signal()
    #expect(outcomes.map { $0.take().code } == ["ok", "shutting-down", "ok"])
    #expect(bank.bank.bank.headNumber == before + 2)
    #expect(bank.bank.send("trial-balance") == trial)
    #expect(bank.bank.end("import preview import=\(sheet)", "good") == "250")
  }

  private static func request(_ line: String) throws -> Request {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { throw DatabaseError(message: line) }
    return try Catalogue.standard.bind(parsed)
  }

  @Test func `a check while writers are at work stays clean`() throws {
    let bank = try SmallBank()
    let lines = GroupCommitTests.records(600)
    let checks = (0..<4).map { _ in Waiting<Bool>() }
    for check in checks {
      bank.bank.bank.checkAll { result in
        if case .success = result { check.give(true) } else { check.give(false) }
      }
    }
    #expect(try bank.all(lines).allSatisfy { $0.code == "ok" })
    #expect(checks.allSatisfy { $0.take() })
  }

  @Test func `a rebuild makes every row as it was`() throws {
    let bank = try SmallBank()
    _ = try bank.all(GroupCommitTests.records(200))
    for record in [6, 9, 50] { #expect(bank.code("service reverse record=\(record) reason=x force=true") == "ok") }
    let before = try bank.projections()
    #expect(bank.code("rebuild") == "ok")
    #expect(try bank.projections() == before)
    #expect(bank.code("verify") == "ok")
  }
}
