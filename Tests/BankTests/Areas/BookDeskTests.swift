import LineProtocol
import TestSupport
import Testing

@Suite struct HourDeskTests {
  /// Three days of a wallet: an opening, a service, a hold that comes back in part as an exchange.
  private func station() throws -> TestBank {
    let bank = try TestBank(clock: TestClock("2026-05-01T02:00:00Z"))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "offer add offer=lesson name=手机课 kind=service price=2:00", "opening member=17 minutes=2:00 reason=旧册结余",
    ])
    bank.clock.set("2026-05-02T02:00:00Z")
    try bank.lay(["service record member=17 station=jindu date=2026-05-01 minutes=3:00 activity=包水饺"])
    bank.clock.set("2026-05-03T02:00:00Z")
    try bank.lay(["redeem request member=17 offer=lesson", "redeem fulfil redemption=1 provider=18 minutes=1:30"])
    return bank
  }

  @Test func `a statement runs on from line to line and tells what was held`() throws {
    let bank = try station()
    let statement = "statement member=17"
    #expect(
      bank.table(statement, "date", "kind", "minutes", "available", "held", "text") == [
        "2026-05-01 opening 2:00 2:00 0:00 旧册结余", "2026-05-01 service 3:00 5:00 0:00 包水饺",
        "2026-05-03 hold -2:00 3:00 2:00 lesson", "2026-05-03 exchange 0:30 3:30 0:00 lesson 手机课",
      ])
    #expect(bank.end(statement, "opening", "available") == "0:00 3:30")
  }

  @Test func `a statement of some days begins and ends with what was there then`() throws {
    let bank = try station()
    let day = "statement member=17 from=2026-05-02 until=2026-05-02"
    #expect(bank.table(day, "kind") == ["service"])
    #expect(bank.end(day, "opening", "available") == "2:00 5:00")
    #expect(bank.end("statement member=17 from=2026-05-04", "opening", "available") == "3:30 3:30")
    #expect(bank.end("statement member=17 until=2026-04-30", "opening", "available") == "0:00 0:00")
  }

  @Test func `a balance of the past is what the journal held then`() throws {
    let bank = try station()
    let past = ["2026-05-01T00:00:00Z", "2026-05-01T02:00:00Z", "2026-05-02T02:00:00Z", "2026-05-03T02:00:00Z"].map {
      bank.table("balance member=17 at=\($0)", "available", "held", "earned")[0]
    }
    #expect(past == ["0:00 0:00 0:00", "2:00 0:00 0:00", "5:00 0:00 3:00", "3:30 0:00 3:00"])
    try bank.done("service reverse record=1 reason=写错")
    #expect(bank.table("balance member=17 at=2026-05-02T02:00:00Z", "available", "earned") == ["5:00 3:00"])
    #expect(bank.table("balance member=17", "available", "earned") == ["0:30 0:00"])
  }
}

@Suite struct BookDeskTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `the trial balance sums to zero in each unit, now and at any time`() throws {
    let bank = try station()
    bank.clock.advance(seconds: 3600)
    try bank.lay(["opening member=17 minutes=5:00 reason=旧册", "stock in offer=tea station=jindu pieces=7"])
    for line in ["trial-balance", "trial-balance at=2026-05-04T10:30:00Z"] {
      guard case .success(let reply) = bank.ask(line) else {
        Issue.record("\(line) was refused")
        continue
      }
      var sums: [String: Int64] = [:]
      for row in reply.rows ?? [] {
        let unit = row[1].value.plain(in: .english)
        let text = row[2].value.plain(in: .english)
        sums[unit, default: 0] += try #require(unit == "minutes" ? minutes(text) : Int64(text))
      }
      #expect(sums.count > 3)
      #expect(sums.values.allSatisfy { $0 == 0 }, "\(line)")
    }
    #expect(bank.table("trial-balance at=2026-05-04T09:00:00Z", "account") == [])
  }

  private func minutes(_ text: String) -> Int64? {
    let parts = text.drop { $0 == "-" }.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (parts[0] * 60 + parts[1])
  }

  @Test func `sums by unit are zero, and by station they are what its members and shelves have, then and now`() throws {
    let bank = try station()
    #expect(Set(bank.table("trial-balance by=unit", "balance")) == ["0:00", "0"])
    #expect(
      bank.table("trial-balance by=station", "station", "unit", "balance").filter { $0.hasPrefix("xincheng") } == [
        "xincheng minutes 3:00", "xincheng pieces:tea 1",
      ])
    let then = "2026-05-04T18:30:00+08:00"
    bank.clock.advance(seconds: 3600)
    try bank.done("member set member=24 station=jindu")
    #expect(
      bank.table("trial-balance by=station at=\(then)", "station", "unit", "balance").contains("xincheng minutes 3:00"))
    #expect(!bank.table("trial-balance by=station", "station", "unit").contains("xincheng minutes"))
    #expect(Set(bank.table("trial-balance by=unit at=\(then)", "balance")) == ["0:00", "0"])
    var sums: [String: Int64] = [:]
    for row in bank.table("trial-balance by=station", "unit", "balance") {
      let cells = row.split(separator: " ").map(String.init)
      sums[cells[0], default: 0] += minutes(cells[1]) ?? Int64(cells[1]) ?? .max
    }
    #expect(sums.values.allSatisfy { $0 == 0 })
  }

  @Test func `a passbook adds up: what was there, what came in and went out, and what is left`() throws {
    let bank = try station()
    #expect(
      bank.end("statement member=18", "opening", "in", "out", "available", "held", "holder")
        == "0:00 10:30 3:00 7:30 3:00 李四")
    #expect(
      bank.end("statement member=18 from=2026-05-05", "opening", "in", "out", "available") == "7:30 0:00 0:00 7:30")
  }

  @Test func `the journal is read in pages that miss nothing`() throws {
    let bank = try station()
    let all = bank.table("journal list", "entry")
    var seen: [String] = []
    var after = "0"
    repeat {
      let line = "journal list limit=7 after=\(after)"
      seen += bank.table(line, "entry")
      after = bank.end(line, "more")
    } while after != "?"
    #expect(seen == all)
    #expect(all.count == Int(bank.end("head", "entry")))
    #expect(bank.table("journal list kind=exchange", "kind", "postings") == ["exchange 3"])
  }

  @Test func `an entry shows its facts, texts and postings`() throws {
    let bank = try station()
    let rows = bank.table("journal show entry=26", "item", "name", "value", "balance")
    #expect(rows.contains("posting member:17/available 2:30 2:30"))
    #expect(rows.contains("posting bank/issued -2:30 -2:30"))
    #expect(rows.contains("text activity 养老中心包水饺 "))
    #expect(bank.end("journal show entry=60", "hash") == bank.end("journal show entry=60", "hash"))
    let last = bank.end("head", "entry", "head")
    #expect(bank.end("journal show entry=\(bank.end("head", "entry"))", "entry", "hash") == last)
  }

  @Test func `an operator reads the entries of the own stations`() throws {
    let bank = try station()
    let stations = Set(bank.table("journal list", "station", as: BusyStation.wang))
    #expect(stations == ["jindu"])
    #expect(bank.table("journal show entry=26", "item", as: BusyStation.wang).isEmpty == false)
  }

  @Test func `all that a busy station does proves right`() throws {
    let bank = try station()
    let head = bank.end("head", "entry", "head")
    #expect(bank.end("verify", "entries", "head") == head)
    #expect(bank.end("rebuild", "entries", "head") == head)
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.end("status", "entries", "members", "stations", "teams", "records") == "59 6 3 4 9")
  }

  @Test func `lists say what they come to`() throws {
    let bank = try station()
    #expect(bank.end("service list", "minutes") == "44:30")
    #expect(bank.end("service list member=17 state=posted", "minutes") == "12:30")
    #expect(bank.end("service list limit=2", "minutes", "more") == "12:30 2")
    #expect(bank.table("service list after=2 limit=2", "record") == ["3", "4"])
    #expect(bank.table("service list from=2026-05-01 until=2026-05-01", "record") == ["1"])
    #expect(bank.table("redeem list limit=2 after=2", "redemption") == ["3", "4"])
    #expect(bank.end("redeem list limit=2 after=2", "more") == "4")
    #expect(bank.table("redeem list state=fulfilled", "redemption") == ["1", "3"])
    #expect(bank.table("member find text=1380 limit=2", "member") == ["17", "18"])
    #expect(bank.end("member find text=1380 limit=2", "more") == "18")
  }

  @Test func `the list of stars has the most first and comes in pages`() throws {
    let bank = try station()
    try bank.lay((1...9).map { "service record member=19 station=jindu date=2026-03-0\($0) minutes=12:00" })
    try bank.lay((1...9).map { "service record member=19 station=jindu date=2026-02-0\($0) minutes=12:00" })
    try bank.lay((1...9).map { "service record member=24 station=jindu date=2026-03-0\($0) minutes=12:00" })
    #expect(bank.table("stars list", "subject", "stars", "minutes") == ["member:19 2 226:30", "member:24 1 111:00"])
    #expect(bank.table("stars list min=2", "subject") == ["member:19"])
    #expect(bank.table("stars list min=0 limit=2", "subject") == ["member:19", "member:24"])
    #expect(bank.end("stars list min=0 limit=2", "more") == "member:24")
    #expect(bank.table("stars list min=0 limit=2 after=member:24", "subject") == ["member:17", "member:18"])
  }
}
