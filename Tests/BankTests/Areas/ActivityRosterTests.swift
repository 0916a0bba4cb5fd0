import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// What a roster says of those on it, before and after it is closed.
@Suite struct ActivityRosterTests {
  /// Today's dumplings at 18:00, with 17, 18 and 19 signed up.
  private func station(_ rest: String = "") throws -> TestBank {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.today + rest)
    try bank.lay([17, 18, 19].map { "activity signup activity=1 member=\($0)" })
    return bank
  }

  @Test func `a record of something else is no attendance, and keeps one who came from being recorded twice`() throws {
    let bank = try station()
    try bank.lay(
      [17, 18].map { "service record member=\($0) station=jindu date=2026-05-04 minutes=1:05 start=07:30 activity=清扫" })
    #expect(PlannedStation.roster(bank) == ["17 signed-up", "18 signed-up", "19 signed-up"])
    try bank.done("activity attend activity=1 members=18")
    #expect(
      bank.table("activity close activity=1 dry=true", "member", "verdict", "code")
        == ["18 fault overlap", "17 absent ", "19 absent "])
    #expect(bank.refusal("activity close activity=1") == .batch)
  }

  @Test func `a record by the activity's name is attendance, unless the roster says another time`() throws {
    let bank = try station()
    try bank.lay(
      [17, 18].map { "service record member=\($0) station=jindu date=2026-05-04 minutes=2:30 start=08:30 activity=包水饺" }
    )
    try bank.lay(["activity attend activity=1 members=18 end=10:00"])
    #expect(
      bank.table("activity close activity=1 dry=true", "member", "verdict", "minutes")
        == ["18 fault 1:30", "19 absent ", "17 already 2:30"])
  }

  @Test func `an activity is not closed before it is over`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, "name=包水饺 date=2026-05-04 start=18:30 end=20:00")
    try bank.done("activity signup activity=1 member=17")
    let before = bank.picture()
    #expect(bank.refusal("activity close activity=1 dry=true") == .wrongState)
    #expect(bank.refusal("activity close activity=1") == .wrongState)
    #expect(bank.picture() == before)
    bank.clock.advance(seconds: 7200)
    try bank.done("activity close activity=1")
  }

  @Test func `who is still in at the door is not absent`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, "name=包水饺 date=2026-05-04 start=18:30 end=20:00")
    try bank.lay([17, 18].map { "activity signup activity=1 member=\($0)" })
    try bank.done("checkin member=17 station=jindu")
    bank.clock.advance(seconds: 7500)
    #expect(
      bank.table("activity close activity=1 dry=true", "member", "verdict", "code")
        == ["17 fault wrong-state", "18 absent "])
    try bank.lay(["checkout member=17", "activity close activity=1"])
    #expect(PlannedStation.roster(bank) == ["17 attended", "18 absent"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `nobody moves up to an activity that has begun`() throws {
    let bank = try station(" capacity=2")
    #expect(bank.table("activity attend activity=1 members=17 absent=true", "state") == ["absent"])
    #expect(bank.end("activity withdraw activity=1 member=18", "promoted") == "")
    #expect(bank.end("activity set activity=1 capacity=5", "promoted") == "")
    #expect(PlannedStation.roster(bank) == ["17 absent", "18 withdrawn", "19 waiting"])
    #expect(bank.end("activity close activity=1", "absent") == "1")
  }

  @Test func `what a roster could not meet is not asked of it afterwards`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings)
    try PlannedStation.publish(bank, 2, "name=理发 date=2026-05-07 start=14:00 end=16:00")
    try bank.lay(["member set member=17 birth=1958-03-02", "skill add member=18 skills=cook"])
    try bank.lay([17, 18].map { "activity signup activity=1 member=\($0)" } + ["activity signup activity=2 member=17"])
    let before = bank.picture()
    for change in ["min-age=18", "skills=cook", "courses=急救常识", "min-stars=1", "start=13:00 end=15:00"] {
      #expect(bank.refusal("activity set activity=1 \(change)") == .batch, "\(change)")
    }
    #expect(bank.picture() == before)
    try bank.lay([
      "activity withdraw activity=1 member=17", "activity set activity=1 skills=cook start=13:00 end=15:00",
    ])
    try bank.done("activity set activity=1 capacity=8 place=食堂")
    #expect(PlannedStation.roster(bank) == ["17 withdrawn", "18 signed-up"])
  }

  @Test func `who withdrew is judged anew when entered as present, and who has left is not entered`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " skills=cook")
    try bank.lay(
      [17, 18].flatMap { ["skill add member=\($0) skills=cook", "activity signup activity=1 member=\($0)"] })
    try bank.lay([
      "member close member=17 reason=迁出", "activity withdraw activity=1 member=18",
      "skill remove member=18 skills=cook",
    ])
    bank.clock.advance(seconds: 3 * 86_400)
    #expect(bank.refusal("activity attend activity=1 members=17") == .closed)
    #expect(bank.refusal("activity attend activity=1 members=18") == .notAllowed)
    try bank.lay(["skill add member=18 skills=cook", "activity attend activity=1 members=18"])
    #expect(PlannedStation.roster(bank) == ["17 withdrawn", "18 attended"])
  }

  @Test func `a closed roster names what its records were corrected to, and nothing where they were undone`() throws {
    let bank = try station()
    try bank.lay(["activity attend activity=1 members=17,18", "activity close activity=1"])
    func records() -> [String] { bank.table("activity roster activity=1", "member", "state", "minutes", "record") }
    #expect(records() == ["17 attended 2:30 1", "18 attended 2:30 2", "19 absent  "])
    try bank.lay([
      "service correct record=1 minutes=2:00 start=08:30 end=10:30 reason=早走", "service reverse record=2 reason=记错人",
    ])
    #expect(records() == ["17 attended 2:00 3", "18 attended 2:30 ", "19 absent  "])
    #expect(bank.table("activity signups member=17", "record") == ["3"])
    #expect(bank.table("activity signups member=18", "record") == [""])
    try bank.done("service correct record=3 member=20 reason=记错人")
    #expect(records().first == "17 attended 2:30 ")
  }

  @Test func `a closed roster names no training that was withdrawn`() throws {
    let bank = try station(" course=急救常识")
    try bank.lay([
      "activity attend activity=1 members=17,18", "activity close activity=1",
      "training withdraw training=1 reason=记错人",
    ])
    #expect(bank.table("activity roster activity=1", "member", "training") == ["17 ", "18 2", "19 "])
  }

  @Test func `a record that turns up after the close changes nobody's place on the roster`() throws {
    let bank = try station(" capacity=2")
    try bank.lay(["activity attend activity=1 members=17", "activity close activity=1"])
    try bank.lay(
      [18, 19].map { "service record member=\($0) station=jindu date=2026-05-04 minutes=2:30 start=08:30 activity=包水饺" }
    )
    #expect(
      bank.table("activity roster activity=1", "member", "state", "record")
        == ["17 attended 1", "18 absent ", "19 waiting "])
  }
}

/// Two members on a roster who are one person.
@Suite struct ActivityMergeTests {
  private func merged(_ lines: [String]) throws -> TestBank {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=1")
    try bank.lay(
      lines.map { "activity \($0.split(separator: " ")[0]) activity=1 member=\($0.split(separator: " ")[1])" })
    try bank.done("member merge member=18 into=17 reason=重复登记")
    #expect(bank.end("verify", "verdict") == "clean")
    return bank
  }

  @Test func `the place of the one who goes is kept where the one who stays had withdrawn`() throws {
    let bank = try merged(["signup 17", "withdraw 17", "signup 18", "signup 19"])
    #expect(PlannedStation.roster(bank) == ["17 signed-up", "19 waiting"])
  }

  @Test func `a place goes before a turn in the line`() throws {
    #expect(
      PlannedStation.roster(try merged(["signup 18", "signup 17", "signup 19"])) == ["17 signed-up", "19 waiting"])
    #expect(
      PlannedStation.roster(try merged(["signup 17", "signup 18", "signup 19"])) == ["17 signed-up", "19 waiting"])
  }

  @Test func `of two turns in the line the earlier one is kept`() throws {
    #expect(
      PlannedStation.roster(try merged(["signup 20", "signup 18", "signup 19", "signup 17"]))
        == ["20 signed-up", "17 waiting", "19 waiting"])
  }
}
