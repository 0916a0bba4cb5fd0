import LineProtocol
import TestSupport
import Testing

@Suite struct StarListTests {
  /// 17 has 95:00 in 2026 and 18 has 60:00; 17's are those of a team.
  private func bank() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "team add team=jia name=甲队 station=jindu", "team join team=jia member=17 from=2024-01-05",
    ])
    for day in 1...9 { try bank.lay(["service record member=17 station=jindu date=2026-03-0\(day) minutes=10:00"]) }
    try bank.lay(["service record member=17 station=jindu date=2026-03-10 minutes=5:00"])
    for day in 1...6 { try bank.lay(["service record member=18 station=jindu date=2026-03-0\(day) minutes=10:00"]) }
    return bank
  }

  @Test func `those near a star come with what is missing, the nearest first`() throws {
    let bank = try bank()
    #expect(
      bank.table("stars near within=40:00", "subject", "stars", "missing") == ["member:17 0 5:00", "member:18 0 40:00"])
    #expect(bank.table("stars near within=39:59", "subject") == ["member:17"])
    #expect(bank.table("stars near within=505:00 kind=team", "subject", "missing") == ["team:jia 505:00"])
    try bank.lay(["opening member=18 minutes=1:00 reason=x"])
    #expect(bank.table("stars near within=40:00", "missing") == ["5:00", "40:00"], "a balance brings nobody nearer")
  }

  @Test func `rises and falls are listed by their day, with the rules that decided`() throws {
    let bank = try bank()
    bank.clock.set("2026-05-05T10:00:00Z")
    try bank.lay(["service record member=17 station=jindu date=2026-05-05 minutes=5:00"])
    bank.clock.set("2026-05-06T10:00:00Z")
    try bank.lay(["service reverse record=17 reason=x"])
    bank.clock.set("2026-05-07T10:00:00Z")
    try bank.lay([#"policy set rules="stars.member.thresholds = [50]""#, "stars assess policy=2"])
    let columns = ["date", "subject", "was", "stars", "policy"]
    func changes(_ line: String) -> [String] {
      bank.table(line, columns[0], columns[1], columns[2], columns[3], columns[4])
    }
    let all = [
      "2026-05-05 member:17 0 1 1", "2026-05-06 member:17 1 0 1", "2026-05-07 member:17 0 1 2",
      "2026-05-07 member:18 0 1 2",
    ]
    #expect(changes("stars changes") == all)
    #expect(changes("stars changes from=2026-05-06 until=2026-05-06") == [all[1]])
    #expect(changes("stars changes from=2026-05-08") == [])
    let page = try bank.ask("stars changes limit=3").get()
    let more = try #require(page["more"])
    #expect(changes("stars changes after=\(more)") == [all[3]])
    #expect(bank.send("verify").last?.hasPrefix("OK verdict=clean") == true)
  }

  @Test func `a past day is explained by the records and the rules of that day`() throws {
    let bank = try bank()
    bank.clock.set("2026-05-05T10:00:00Z")
    try bank.lay(["service record member=17 station=jindu date=2026-05-05 minutes=5:00"])
    bank.clock.set("2026-05-07T10:00:00Z")
    try bank.lay([#"policy set rules="stars.member.thresholds = [50, 101]""#, "stars assess policy=2"])
    try bank.lay(["service record member=17 station=jindu date=2026-05-06 minutes=5:00"])
    func stars(_ day: String) throws -> String? {
      let reply = try bank.ask("stars explain member=17 on=\(day)").get()
      return reply.fields.first { $0.name == "stars" }?.value.plain(in: .english)
    }
    #expect(try stars("2026-05-04") == "0")
    #expect(try stars("2026-05-05") == "1")
    #expect(try stars("2026-05-07") == "2")
    let then = try bank.ask("stars explain member=17 on=2026-05-05").get()
    #expect(then.fields.first { $0.name == "policy" }?.value == .integer(1))
    let text = try #require(then.fields.first { $0.name == "text" }?.value.plain(in: .chinese))
    #expect(text == "2026-05-05 当日结束时,张三为一星级。")
    #expect(bank.table("balance member=17 at=2026-05-06T00:00:00+08:00", "stars") == ["1"])
    let team = try bank.ask("stars explain team=jia on=2026-05-05").get()
    #expect(team.rows?.first?.first { $0.name == "minutes" }?.value.plain(in: .english) == "100:00")
    #expect(bank.send("stars explain member=17 on=2026-05-08").first?.hasPrefix("ERR bad-value name=on") == true)
    #expect(bank.send("stars explain member=17 on=2020-05-08").first?.hasPrefix("ERR bad-value name=on") == true)
  }
}
