import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// How members and teams did in a period.
@Suite struct EvaluationTests {
  private static let chen = TestBank.user(1004, "chen")

  /// Member 18 served twice in April for the team, member 17 once, member 19 elsewhere; a complaint about 17 was upheld.
  private func station(_ more: String...) throws -> TestBank {
    let bank = try TestBank(clock: TestClock("2026-04-20T02:00:00Z"))
    try bank.lay(
      NeedTests.community + [
        "team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=18 from=2024-01-05",
        "team join team=shuijiao member=17 from=2024-01-05",
        "operator set user=wang role=operator stations=jindu member=17",
        "service record member=18 station=jindu date=2026-04-01 minutes=2:00",
        "service record member=18 station=jindu date=2026-04-02 minutes=1:30",
        "service record member=17 station=jindu date=2026-04-02 minutes=1:00",
        "service record member=19 station=xincheng date=2026-04-02 minutes=1:00",
        "quality score record=1 score=5 source=recipient by=20", "quality score record=1 score=4 source=station",
        "quality score record=3 score=4 source=station", "complaint add station=jindu about=17 text=迟到",
        "complaint answer complaint=1 outcome=upheld text=已道歉",
      ] + more)
    return bank
  }

  private func shown(_ bank: TestBank, _ rest: String = "", as peer: Peer = TestBank.admin) -> [String] {
    bank.table(
      "evaluation show period=2026-04\(rest)", "subject", "records", "minutes", "quality", "scores", "word",
      "complaints", "grade", "state", as: peer)
  }

  @Test func `the figures stand behind the grade`() throws {
    let bank = try station()
    #expect(
      shown(bank) == [
        "member:17 1 1:00 4.00 1  1 fair open", "member:18 2 3:30 4.71 2  0 outstanding open",
        "member:19 1 1:00  0  0 fair open", "team:shuijiao 3 4:30 4.36 3  0 good open",
      ])
    #expect(
      bank.table(
        "evaluation show period=2026-04 member=18", "by-recipient", "recipient-scores", "by-station", "by-team")
        == ["5.00 1 4.00 "])
    #expect(shown(bank, " station=xincheng").count == 1 && shown(bank, " team=shuijiao").count == 3)
    #expect(shown(bank, " kind=team").count == 1 && bank.end("evaluation show period=2026-04 limit=1", "more") == "1")
    #expect(bank.table("evaluation show period=2026-Q1", "subject").isEmpty)
    #expect(bank.table("evaluation show period=2026 member=19", "records") == ["1"])
  }

  @Test func `a team speaks of its members, the station of the team, and the last word holds`() throws {
    let bank = try station()
    #expect(bank.refusal("evaluation word period=2026-04 member=17 score=5", as: BusyStation.wang) == .samePerson)
    try bank.done("evaluation word period=2026-04 member=17 score=2", as: TestBank.admin)
    try bank.done("evaluation word period=2026-04 member=17 team=shuijiao score=5 note=随叫随到")
    #expect(shown(bank, " member=17") == ["member:17 1 1:00 4.00 1 5.00 1 good open"])
    #expect(bank.table("evaluation show period=2026-04 member=17", "note") == ["随叫随到"])
    try bank.done("evaluation word period=2026-04 team=shuijiao score=5", as: BusyStation.wang)
    #expect(shown(bank, " kind=team") == ["team:shuijiao 3 4:30 4.36 3 5.00 0 outstanding open"])
    #expect(bank.refusal("evaluation word period=2026-04 member=19 team=shuijiao score=5") == .notInTeam)
    #expect(bank.refusal("evaluation word period=2026-04 member=19 score=5") == .missingParameter)
    #expect(bank.refusal("evaluation word period=2026-04 team=shuijiao score=5", as: Self.chen) == .notFound)
    #expect(bank.refusal("evaluation word period=2026-05 team=shuijiao score=5") == .futureDate)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what was closed is moved by nothing that comes later`() throws {
    let bank = try station("evaluation word period=2026-04 member=18 score=5")
    #expect(bank.refusal("evaluation close period=2026-04 station=jindu") == .wrongState)
    bank.clock.advance(seconds: 12 * 86_400)
    #expect(bank.end("evaluation close period=2026-04 station=jindu", "results", as: BusyStation.wang) == "3")
    let before = shown(bank).filter { $0.hasSuffix("closed") }
    #expect(before.count == 3)
    for line in [
      "service reverse record=1 reason=误记", "quality score record=2 score=1 source=station",
      "service record member=18 station=jindu date=2026-04-03 minutes=5:00",
    ] { try bank.done(line) }
    #expect(shown(bank).filter { $0.hasSuffix("closed") } == before)
    #expect(bank.refusal("evaluation word period=2026-04 member=18 score=1") == .wrongState)
    #expect(bank.refusal("evaluation close period=2026-04 station=jindu") == .wrongState)
    #expect(bank.table("evaluation list", "station", "period", "results") == ["jindu 2026-04 3"])
    #expect(shown(bank, " station=xincheng") == ["member:19 1 1:00  0  0 fair open"])
    try bank.done("rebuild")
    #expect(shown(bank).filter { $0.hasSuffix("closed") } == before)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who has moved after the end of a period has one result for it`() throws {
    let bank = try station()
    bank.clock.advance(seconds: 12 * 86_400)
    try bank.lay(["evaluation close period=2026-04 station=jindu", "member set member=18 station=xincheng"])
    #expect(shown(bank, " station=xincheng") == ["member:19 1 1:00  0  0 fair open"])
    #expect(bank.end("evaluation close period=2026-04 station=xincheng", "results") == "1")
    #expect(shown(bank).count { $0.hasPrefix("member:18 ") } == 1)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what is read of one is what the list has of that one, of a brigade too`() throws {
    let bank = try station(
      "team add team=dadui name=大队 station=jindu", "team add team=sandui name=三队 station=jindu parent=dadui",
      "team join team=sandui member=18 from=2024-01-05",
      "service record member=18 station=jindu team=sandui date=2026-04-03 minutes=1:00",
      "complaint add station=jindu team=dadui text=吵闹", "complaint answer complaint=2 outcome=upheld text=已道歉")
    let all = shown(bank)
    #expect(all.contains { $0.hasPrefix("team:dadui 1 1:00") })
    for member in [17, 18, 19] {
      #expect(shown(bank, " member=\(member)") == all.filter { $0.hasPrefix("member:\(member) ") })
    }
  }

  @Test func `a member reads the own, an operator those of the own stations`() throws {
    let bank = try station()
    #expect(shown(bank, as: TestBank.kiosk(18)) == ["member:18 2 3:30 4.71 2  0 outstanding open"])
    #expect(shown(bank, " member=17", as: TestBank.kiosk(18)) == ["not-found"])
    #expect(shown(bank, " team=shuijiao", as: TestBank.kiosk(18)) == ["denied"])
    #expect(shown(bank, as: Self.chen) == ["member:19 1 1:00  0  0 fair open"])
    #expect(shown(bank, " member=18", as: Self.chen) == ["not-found"])
  }

  @Test func `words follow a merge, and stand in the personal file until they are erased`() throws {
    let bank = try station(
      "member add no=21 name=李四 station=jindu registered=2024-01-05",
      "team join team=shuijiao member=21 from=2024-01-05",
      "evaluation word period=2026-04 member=21 score=3 note=踏实", "member merge member=21 into=18 reason=重复登记")
    #expect(bank.table("evaluation show period=2026-04 member=18", "word", "note") == ["3.00 踏实"])
    bank.clock.advance(seconds: 12 * 86_400)
    try bank.done("evaluation close period=2026-04 station=jindu")
    let file = bank.table("member file member=18", "part", "item", "value", "text")
    #expect(file.contains("word 2026-04 3 踏实") && file.contains { $0.hasPrefix("evaluation 2026-04 outstanding") })
    for record in 1...2 { try bank.done("service reverse record=\(record) reason=误记") }
    try bank.done("member close member=18")
    try bank.done("member erase member=18 reason=本人申请")
    #expect(bank.table("evaluation show period=2026-04 member=18", "grade", "note") == ["outstanding "])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
