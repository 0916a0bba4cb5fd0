import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// A roster becomes records in one step.
@Suite struct ActivityClosingTests {
  /// Today's dumplings at 18:00, with 17, 18 and 19 signed up.
  private func station(_ rules: [String: String] = [:], _ rest: String = "") throws -> TestBank {
    let bank = try PlannedStation.bank(rules)
    try PlannedStation.publish(bank, 1, PlannedStation.today + rest)
    try bank.lay([17, 18, 19].map { "activity signup activity=1 member=\($0)" })
    return bank
  }

  private let columns = ("member", "verdict", "minutes", "record")

  private func close(_ bank: TestBank, _ rest: String = "") -> [String] {
    bank.table("activity close activity=1\(rest)", columns.0, columns.1, columns.2, columns.3)
  }

  @Test func `who was there gets a record with all that is known of the activity, who was not is noted as absent`()
    throws
  {
    let bank = try station([:], " place=食堂 kind=cooking team=shuijiao leader=21")
    try bank.lay(["activity attend activity=1 members=17,18", "activity attend activity=1 members=20 minutes=1:30"])
    #expect(close(bank) == ["19 absent  ", "17 posted 2:30 1", "18 posted 2:30 2", "20 posted 1:30 3"])
    #expect(
      bank.table("service list", "member", "minutes", "start", "end", "team", "activity", "kind", "place", "leader")
        == [
          "17 2:30 08:30 11:00 shuijiao 包水饺 cooking 食堂 成员21号", "18 2:30 08:30 11:00  包水饺 cooking 食堂 成员21号",
          "20 1:30 08:30 11:00  包水饺 cooking 食堂 成员21号",
        ])
    #expect(
      bank.table("activity roster activity=1", "member", "state", "record")
        == ["17 attended 1", "18 attended 2", "19 absent ", "20 attended 3"])
    #expect(bank.refusal("activity close activity=1") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what the door measured is attendance, and is not recorded twice`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, "name=包水饺 date=2026-05-04 start=18:30 end=20:00")
    try bank.lay([17, 18].map { "activity signup activity=1 member=\($0)" })
    try bank.done("checkin member=17 station=jindu")
    bank.clock.advance(seconds: 7200)
    try bank.done("checkout member=17")
    #expect(
      bank.table("activity roster activity=1", "member", "state", "start", "end", "minutes", "record")
        == ["17 attended 18:30 20:00 1:30 1", "18 signed-up    "])
    #expect(close(bank) == ["18 absent  ", "17 already 1:30 1"])
    #expect(bank.table("service list", "record") == ["1"])
  }

  @Test func `who comes to the door for an activity need not say so`() throws {
    let bank = try PlannedStation.bank()
    let evening = "date=2026-05-04 start=18:30 end=20:00 kind=cooking team=shuijiao"
    try PlannedStation.publish(bank, 1, "name=包水饺 \(evening)")
    try bank.lay([17, 18].map { "activity signup activity=1 member=\($0)" })
    let columns = "member start end activity"
    func come(_ line: String) -> String {
      let names = columns.split(separator: " ").map(String.init)
      return names.map { bank.table(line + " dry=true", $0).joined() }.joined(separator: " ")
    }
    #expect(come("checkin member=17 station=jindu") == "17 18:30 20:00 包水饺")
    #expect(come("checkin member=17 station=jindu activity=清扫") == "17 18:00  清扫")
    #expect(come("checkin member=17 station=xincheng") == "17 18:00  ")
    #expect(come("checkin member=19 station=jindu") == "19 18:00  ")
    try bank.done("checkin member=17 station=jindu")
    try bank.done("checkin member=18 station=jindu")
    bank.clock.advance(seconds: 7200)
    try bank.done("checkout member=17")
    bank.clock.advance(seconds: 86_400)
    bank.passTime()
    #expect(
      bank.table("service list", "member", "start", "end", "activity", "kind", "team", "marks")
        == ["17 18:30 20:00 包水饺 cooking shuijiao ", "18 18:30 20:00 包水饺 cooking  forgotten"])
    #expect(bank.end("activity close activity=1", "records", "already") == "0 2")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `one who cannot be recorded keeps all from it, and comes first in the trial`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=18 station=jindu date=2026-05-04 minutes=11:00",
      "activity attend activity=1 members=17,18,19",
    ])
    let before = bank.picture()
    #expect(
      bank.table("activity close activity=1 dry=true", "member", "verdict", "code")
        == ["18 fault daily-limit", "17 good ", "19 good "])
    #expect(bank.end("activity close activity=1 dry=true", "records", "minutes", "faults") == "2 5:00 1")
    #expect(bank.refusal("activity close activity=1") == .batch)
    #expect(bank.picture() == before)
    #expect(close(bank, " skip=18") == ["18 skipped 2:30 ", "17 posted 2:30 2", "19 posted 2:30 3"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what the operator of the roster did there waits for another person`() throws {
    let bank = try station()
    try bank.lay(["operator set user=wang stations=jindu member=17", "activity attend activity=1 members=17,18"])
    try bank.done("activity close activity=1", as: BusyStation.wang)
    #expect(bank.table("service list", "member", "state") == ["17 pending", "18 posted"])
    #expect(bank.table("activity roster activity=1", "record") == ["1", "2", ""])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who was there leaves only after the roster has become records`() throws {
    let bank = try station()
    try bank.done("activity attend activity=1 members=17")
    try bank.done("pool add pool=gongyi name=公益时间池")
    #expect(bank.refusal("member close member=17 pool=gongyi") == .wrongState)
    #expect(bank.refusal("member merge member=17 into=18 reason=重复登记") == .wrongState)
    try bank.lay(["activity close activity=1", "member close member=17 pool=gongyi"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `presence is corrected until the roster is closed`() throws {
    let bank = try station()
    try bank.lay([
      "activity attend activity=1 members=17 start=09:00 end=10:30", "activity attend activity=1 members=18",
      "activity attend activity=1 members=18 absent=true",
    ])
    #expect(
      bank.table("activity roster activity=1", "member", "state", "minutes")
        == ["17 attended 1:30", "18 absent ", "19 signed-up "])
    #expect(bank.end("activity close activity=1", "records", "absent") == "1 2")
  }

  @Test func `who waits for a place that never came free is not absent`() throws {
    let bank = try station([:], " capacity=2")
    try bank.done("activity attend activity=1 members=17")
    #expect(close(bank) == ["18 absent  ", "17 posted 2:30 1"])
    #expect(PlannedStation.roster(bank) == ["17 attended", "18 absent", "19 waiting"])
  }

  @Test func `hours are rounded down to what the bank counts in`() throws {
    let bank = try station(["service.granularity": "60"])
    try bank.done("activity attend activity=1 members=17")
    #expect(close(bank).first { $0.hasPrefix("17") } == "17 posted 2:00 1")
  }

  @Test func `an activity that gives a course makes trainings, not service`() throws {
    let bank = try station([:], " course=急救常识")
    try bank.lay([
      "training record member=18 station=jindu date=2026-05-04 minutes=1:00 course=急救常识",
      "activity attend activity=1 members=17,18",
    ])
    #expect(
      bank.table("activity close activity=1", "member", "verdict", "record", "training")
        == ["19 absent  ", "18 already  1", "17 posted  2"])
    #expect(bank.table("service list", "record").isEmpty)
    #expect(bank.table("training list member=17", "minutes", "course") == ["2:30 急救常识"])
    try PlannedStation.publish(bank, 2, PlannedStation.dumplings + " courses=急救常识,防火")
    #expect(bank.refusal("activity signup activity=2 member=17") == .notAllowed)
    try bank.done("training record member=17 station=jindu date=2026-05-04 minutes=1:00 course=防火")
    try bank.done("activity signup activity=2 member=17")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test(arguments: UInt64(1)...4)
  func `as many records are made as attended, less those left out, or none at all`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<4 {
      let bank = try PlannedStation.bank()
      try PlannedStation.publish(bank, 1, PlannedStation.today)
      let there = (17...21).filter { _ in Bool.random(using: &random) }
      let full = there.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
      try bank.lay(full.map { "service record member=\($0) station=jindu date=2026-05-04 minutes=11:00" })
      if !there.isEmpty { try bank.done("activity attend activity=1 members=\(list(there))") }
      let before = bank.table("service list", "record").count
      if !full.isEmpty {
        #expect(bank.refusal("activity close activity=1") == .batch)
        #expect(bank.table("service list", "record").count == before)
      }
      try bank.done("activity close activity=1" + (full.isEmpty ? "" : " skip=\(list(full))"))
      #expect(bank.table("service list", "record").count == before + there.count - full.count)
      #expect(bank.end("verify", "verdict") == "clean")
    }
  }

  private func list(_ members: [Int]) -> String { members.map(String.init).joined(separator: ",") }
}

/// Whom to ask.
@Suite struct CandidateDeskTests {
  @Test func `good records come first, with the reason; who is on the roster or busy is not there`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings)
    try PlannedStation.publish(bank, 2, "name=理发 date=2026-05-07 start=10:00 end=12:00")
    try bank.lay([
      "service record member=18 station=jindu date=2026-04-01 minutes=120:00 source=carried-over",
      "service record member=19 station=jindu date=2026-04-01 minutes=4:00",
      "quality score record=2 score=5 source=station", "activity signup activity=1 member=20",
      "activity signup activity=2 member=21",
    ])
    #expect(
      bank.table("activity candidates activity=1", "rank", "member", "stars", "quality", "minutes", "points", "why")
        == [
          "1 18 1  120:00 120 has stars, served much this year, never asked",
          "2 19 0 5.00 4:00 92 well scored, never asked", "3 17 0  0:00 50 never asked",
        ])
    #expect(bank.table("activity candidates activity=1 limit=1 after=1", "member") == ["19"])
    #expect(bank.table("activity candidates activity=1 team=shuijiao", "member") == ["17"])
  }

  @Test func `nobody is asked to a lecture that the services of the week do not open`() throws {
    let bank = try PlannedStation.bank(["service.lecture_services": "2"])
    try PlannedStation.publish(bank, 1, "name=急救讲座 date=2026-05-07 start=19:00 end=20:30 course=急救常识")
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-04 minutes=1:00",
      "service record member=18 station=jindu date=2026-05-04 minutes=1:00",
      "service record member=18 station=jindu date=2026-05-04 minutes=2:00",
    ])
    #expect(bank.table("activity candidates activity=1", "member") == ["18"])
  }

  @Test func `those without the age, the skill or the course are never there`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(
      bank, 1, PlannedStation.dumplings + " min-age=18 skills=haircut courses=急救常识")
    try bank.lay([
      "member set member=17 birth=1958-03-02", "skill add member=17 skills=haircut",
      "training record member=17 station=jindu date=2026-05-01 minutes=1:00 course=急救常识",
      "member set member=18 birth=1958-03-02", "skill add member=18 skills=haircut",
      "member set member=19 birth=1958-03-02",
      "training record member=19 station=jindu date=2026-05-01 minutes=1:00 course=急救常识",
      "skill add member=20 skills=haircut",
      "training record member=20 station=jindu date=2026-05-01 minutes=1:00 course=急救常识",
    ])
    #expect(
      bank.table("activity candidates activity=1", "member", "why") == [
        "17 never asked, has the skills, has the training"
      ])
  }
}
