import Bank
import LineProtocol
import TestSupport
import Testing

/// The life of a service record, from its entry until it counts.
@Suite struct ReviewDeskTests {
  private static let day: Int64 = 86_400

  private func record(_ member: Int, _ minutes: String, _ rest: String = "") -> String {
    "service record member=\(member) station=jindu date=2026-05-04 minutes=\(minutes)\(rest)"
  }

  @Test func `a record within the limits is posted at once where there is no notice`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    #expect(bank.table(record(17, "4:00"), "state", "available", "until") == ["posted 4:00 "])
  }

  @Test func `what brings the day above the limit waits for somebody else, and does not count until then`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    let wang = WaitingStation.wang
    try bank.done(record(17, "4:00"), as: wang)
    #expect(
      bank.table(record(17, "0:01"), "state", "available", "year", as: wang) == ["pending 4:00 4:00"])
    #expect(bank.refusal("service confirm record=2", as: wang) == .samePerson)
    #expect(bank.table("service pending", "record", "waits", "by", as: WaitingStation.zhao) == ["2 second 1001"])
    #expect(
      bank.table("service confirm record=2", "state", "available", "year", as: WaitingStation.zhao) == [
        "posted 4:01 4:01"
      ])
    #expect(bank.refusal("service confirm record=2", as: WaitingStation.zhao) == .wrongState)
    #expect(bank.table("journal list after=12", "kind") == ["credit"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `above the second limit only an administrator confirms or rejects`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    try bank.done(record(17, "8:01"), as: WaitingStation.wang)
    #expect(bank.refusal("service confirm record=1", as: WaitingStation.zhao) == .denied)
    #expect(bank.refusal("service reject record=1 reason=太长", as: WaitingStation.zhao) == .denied)
    #expect(bank.table("service confirm record=1", "state") == ["posted"])
  }

  @Test func `what a member reports, and what an operator records for himself, waits however short it is`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    #expect(bank.table(record(17, "0:30", " source=self"), "state", as: WaitingStation.wang) == ["pending"])
    #expect(bank.table(record(18, "0:30"), "state", as: WaitingStation.wang) == ["pending"])
    #expect(bank.table(record(18, "0:30", " start=20:00"), "state", as: WaitingStation.zhao) == ["posted"])
    // Neither the member nor the one who entered it.
    #expect(bank.refusal("service confirm record=2", as: WaitingStation.wang) == .samePerson)
    try bank.done(record(18, "0:45", " source=self"), as: WaitingStation.zhao)
    #expect(bank.refusal("service confirm record=4", as: WaitingStation.wang) == .samePerson)
    #expect(bank.refusal("service confirm record=4", as: WaitingStation.zhao) == .samePerson)
    #expect(bank.table("service confirm record=1,2,4", "record", "state") == ["1 posted", "2 posted", "4 posted"])
    #expect(
      bank.table("service list state=posted", "record", "source") == ["1 self", "2 operator", "3 operator", "4 self"])
  }

  @Test func `of several records all are confirmed or none`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    try bank.done(record(17, "0:30", " source=self"), as: WaitingStation.wang)
    try bank.done(record(17, "0:40", " source=self"), as: WaitingStation.zhao)
    #expect(bank.refusal("service confirm record=1,2", as: WaitingStation.zhao) == .samePerson)
    #expect(bank.table("service list", "state") == ["pending", "pending"])
    #expect(bank.table("balance member=17", "available") == ["0:00"])
  }

  @Test func `what waits for another station's operator is not there for others`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    try bank.done(record(17, "0:30", " source=self"))
    let li = TestBank.user(1002, "li")
    for command in [
      "confirm record=1", "reject record=1 reason=无", "object record=1 reason=无", "dismiss record=1 reason=无",
    ] {
      #expect(bank.refusal("service " + command, as: li) == .notFound)
    }
    #expect(bank.table("service pending", "record", as: li).isEmpty)
  }

  @Test func `records are in the notice for whole working days and posted at midnight by the daemon, once`() throws {
    let folder = TemporaryFolder()
    var bank = try WaitingStation.open(folder: folder)
    // Confirmed on Monday; Tuesday is a holiday, so that the three days are Wednesday to Friday.
    #expect(bank.table(record(17, "2:00"), "state", "until", "available") == ["notice 2026-05-08 0:00"])
    bank.clock.set("2026-05-08T15:59:59Z")
    bank.passTime()
    #expect(bank.table("service show record=1", "state", "waits", "until") == ["notice notice 2026-05-08"])
    bank.clock.set("2026-05-08T16:00:00Z")
    bank.passTime()
    #expect(bank.table("service show record=1", "state", "waits") == ["posted "])
    #expect(bank.table("balance member=17", "available", "earned") == ["2:00 2:00"])
    let entries = bank.end("head", "entry")
    #expect(bank.table("journal list after=11", "kind", "user") == ["credit daemon"])
    try bank.bank.close()
    bank = try WaitingStation.reopen(folder)
    bank.clock.set("2026-05-20T16:00:00Z")
    bank.passTime()
    #expect(bank.end("head", "entry") == entries)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test
  func `a notice that ended while the daemon was away ends with its first change, on the day on which it was due`()
    throws
  {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00"))
    bank.clock.set("2026-06-08T00:00:00Z")
    try bank.done("station add station=s2 name=站")
    #expect(bank.table("journal list after=11", "kind") == ["credit", "station"])
    #expect(bank.table("service show record=1", "state", "date") == ["posted 2026-05-04"])
  }

  @Test func `confirming puts a record into the notice, and the days begin with the confirmation`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00", " source=self"), as: WaitingStation.wang)
    bank.clock.advance(seconds: 2 * Self.day)
    // Wednesday: Thursday, Friday and the Saturday that makes up for the holiday.
    #expect(
      bank.table("service confirm record=1", "state", "until", as: WaitingStation.zhao) == ["notice 2026-05-09"])
    bank.clock.set("2026-05-09T16:00:00Z")
    bank.passTime()
    #expect(bank.table("service show record=1", "state") == ["posted"])
  }

  @Test func `an objection stops the clock until it is dismissed, and then the days left go on`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00"))
    bank.clock.set("2026-05-07T02:00:00Z")
    // Wednesday has gone by whole; Thursday and Friday are left.
    #expect(
      bank.table("service object record=1 reason=当天没有活动", "state", "until") == ["notice "])
    #expect(
      bank.table("service show record=1", "waits", "left", "reason") == ["objection 2 当天没有活动"])
    #expect(bank.refusal("service object record=1 reason=再说一次") == .wrongState)
    bank.clock.set("2026-06-01T02:00:00Z")
    bank.passTime()
    #expect(bank.table("service show record=1", "state") == ["notice"])
    #expect(bank.table("service dismiss record=1 reason=已核实", "until") == ["2026-06-03"])
    bank.clock.set("2026-06-03T16:00:00Z")
    bank.passTime()
    #expect(bank.table("service show record=1", "state") == ["posted"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `nobody dismisses an objection to the own record`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(18, "2:00"), as: WaitingStation.zhao)
    try bank.done("service object record=1 reason=当天没有活动")
    #expect(bank.refusal("service dismiss record=1 reason=已核实", as: WaitingStation.wang) == .samePerson)
    try bank.done("service dismiss record=1 reason=已核实", as: WaitingStation.zhao)
  }

  @Test func `what is rejected never counts and stands in nobody's way`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00", " start=08:00 end=10:00"), as: WaitingStation.wang)
    try bank.done("service object record=1 reason=当天没有活动", as: WaitingStation.wang)
    #expect(bank.refusal("service reject record=1 reason=查实没有", as: WaitingStation.wang) == .samePerson)
    #expect(bank.table("service reject record=1 reason=查实没有", "state", as: WaitingStation.zhao) == ["rejected"])
    #expect(bank.table("service show record=1", "state", "reason") == ["rejected 查实没有"])
    #expect(bank.table(record(17, "2:00", " start=08:00 end=10:00"), "state") == ["notice"])
    for command in [
      "confirm record=1", "reject record=1 reason=无", "object record=1 reason=无", "reverse record=1 reason=无",
      "correct record=1 minutes=1:00 reason=无",
    ] {
      #expect(bank.refusal("service " + command) == .wrongState, "\(command)")
    }
    bank.clock.set("2026-06-03T16:00:00Z")
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["2:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `records that wait count for double, daily limit and overlap`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "8:00", " start=08:00 source=self activity=清洁"))
    #expect(bank.refusal(record(17, "1:00", " start=08:00")) == .duplicate)
    #expect(bank.refusal(record(17, "4:01", " start=17:00")) == .dailyLimit)
    #expect(bank.refusal(record(17, "1:00", " start=15:30")) == .overlap)
    #expect(bank.table(record(17, "4:00", " start=16:00"), "state") == ["pending"])
  }

  @Test func `a member does not leave a team for which a record waits`() throws {
    let bank = try WaitingStation.open()
    try bank.lay(["team add team=jia name=甲队 station=jindu", "team join team=jia member=17 from=2026-05-01"])
    try bank.done(record(17, "2:00"))
    #expect(bank.refusal("team leave team=jia member=17 until=2026-05-03") == .wrongState)
  }

  @Test func `a correction of what waits drops it and begins anew`() throws {
    let bank = try WaitingStation.open(but: WaitingStation.withoutNotice)
    try bank.done(record(17, "5:00"), as: WaitingStation.wang)
    #expect(
      bank.table("service correct record=1 minutes=4:30 reason=写错", "record", "state", as: WaitingStation.wang) == [
        "2 pending"
      ])
    #expect(
      bank.table("service correct record=2 minutes=4:00 reason=写错", "state", "available", as: WaitingStation.wang) == [
        "posted 4:00"
      ])
    #expect(bank.table("service list", "state") == ["rejected", "rejected", "posted"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a correction of what is posted waits again, unless it only takes time away`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00"))
    bank.clock.set("2026-05-08T16:00:00Z")
    bank.passTime()
    #expect(
      bank.table("service correct record=1 minutes=1:30 reason=写错", "state", "available") == ["posted 1:30"])
    #expect(
      bank.table("service correct record=2 minutes=1:45 reason=写错", "state", "available", "until") == [
        "notice 0:00 2026-05-13"
      ])
    #expect(bank.table("balance member=17", "available", "earned") == ["0:00 0:00"])
    #expect(bank.refusal("service reverse record=3 reason=无") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `stars come with the end of the notice and not before`() throws {
    let bank = try WaitingStation.open(but: ["service.review_over": "0", "service.review_over_second": "0"])
    for day in 1...10 {
      let date = "2026-04-\(day < 10 ? "0" : "")\(day)"
      try bank.done("service record member=17 station=jindu date=\(date) minutes=10:00")
    }
    #expect(bank.table("stars show member=17", "stars", "minutes") == ["0 0:00"])
    bank.clock.set("2026-05-08T16:00:00Z")
    bank.passTime()
    #expect(bank.table("stars show member=17", "stars", "minutes") == ["1 100:00"])
    #expect(bank.table("stars explain member=17 on=2026-05-08", "stars").first == "0")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `only what is posted can be scored`() throws {
    let bank = try WaitingStation.open()
    try bank.done(record(17, "2:00"))
    #expect(bank.refusal("quality score record=1 score=5 source=station") == .wrongState)
  }

  @Test func `hours from older books are free of the rules of days, counted, and marked`() throws {
    let bank = try WaitingStation.open(but: ["service.backdate_days": "90", "stars.member.day_cap": "480"])
    let lump = "service record member=17 station=jindu date=2025-12-31 minutes=230:00 source=carried-over"
    #expect(bank.table(lump, "state", "available", "year", "stars") == ["posted 230:00 230:00 2"])
    // The same again is no double of it, and it is in nobody's way.
    #expect(bank.table(lump, "state", "year", "stars") == ["posted 460:00 4"])
    #expect(bank.refusal(lump, as: WaitingStation.wang) == .denied)
    #expect(bank.refusal(lump + " start=08:00") == .badValue)
    #expect(
      bank.refusal("service record member=17 station=jindu date=2019-12-31 minutes=230:00 source=carried-over")
        == .beforeRegistration)
    #expect(bank.table("service list", "source") == ["carried-over", "carried-over"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an import's records wait like any others, and its rows are in the books all the same`() throws {
    let bank = try WaitingStation.open()
    func row(_ number: Int) -> [String] {
      [
        "import open kind=sign-in station=jindu",
        "import row import=\(number) line=2 no=17 date=2026-05-04 minutes=5:00 activity=清洁",
      ]
    }
    try bank.lay(row(1))
    try bank.done("import commit import=1")
    #expect(bank.table("service list", "state", "source") == ["pending sheet"])
    try bank.lay(row(2))
    #expect(bank.table("import preview import=2", "verdict") == ["already"])
    try bank.done("service reject record=1 reason=查无此次服务", as: WaitingStation.zhao)
    #expect(bank.table("import preview import=2", "verdict") == ["fault"])
  }
}

/// What waits stands in the way of a member's going.
extension ReviewDeskTests {
  @Test func `a member with records that wait, or who is in at the door, is neither closed nor merged`() throws {
    let bank = try WaitingStation.open()
    try bank.done("service record member=17 station=jindu date=2026-05-04 minutes=1:00")
    try bank.done("checkin member=19 station=jindu")
    for command in [
      "member close member=17 reason=迁出", "member merge member=17 into=18 reason=重复",
      "member close member=19 reason=迁出",
    ] {
      #expect(bank.refusal(command) == .wrongState, "\(command)")
    }
    try bank.done("checkout member=19 discard=true reason=误签")
    try bank.done("member close member=19 reason=迁出")
    bank.clock.set("2026-05-08T16:00:00Z")
    bank.passTime()
    #expect(bank.table("member merge member=17 into=18 reason=重复", "available", "earned") == ["1:00 1:00"])
    #expect(bank.table("service reverse record=1 reason=误记", "available") == ["0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
