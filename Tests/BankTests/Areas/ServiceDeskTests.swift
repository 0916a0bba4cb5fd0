import LineProtocol
import TestSupport
import Testing

@Suite struct ServiceDeskTests {
  /// A station with two teams below a brigade; 17 is in one, 18 in both, 19 in none.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05",
      "team add team=dadui name=大队 station=jindu", "team add team=jia name=甲队 station=jindu parent=dadui",
      "team add team=yi name=乙队 station=jindu parent=dadui", "team join team=jia member=17 from=2024-01-05",
      "team join team=jia member=18 from=2024-01-05", "team join team=yi member=18 from=2024-01-05",
    ])
    return bank
  }

  /// So many days of so many hours each, from a date of that month on.
  private func days(
    _ count: Int, member: Int, month: String, hours: String = "10:00", team: String = ""
  ) -> [String] {
    (1...count).map { day in
      let date = "\(month)-\(day < 10 ? "0" : "")\(day)"
      return "service record member=\(member) station=jindu date=\(date) minutes=\(hours)\(team)"
    }
  }

  @Test func `a service counts for the one team that the member is in, and for the brigade above it`() throws {
    let bank = try station()
    try bank.lay(["service record member=17 station=jindu date=2026-05-01 minutes=2:00"])
    #expect(bank.table("service show record=1", "team") == ["jia"])
    #expect(bank.table("stars show team=jia", "minutes") == ["2:00"])
    #expect(bank.table("stars show team=dadui", "minutes") == ["2:00"])
  }

  @Test func `a record is listed with its team, whatever becomes of its member and of the team`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=2:00",
      "service record member=18 station=jindu date=2026-05-01 minutes=3:00 team=yi",
      "service record member=18 station=jindu date=2026-05-02 minutes=3:00 team=jia",
    ])
    for change in [
      "team leave team=jia member=18 until=2026-05-03", "member merge member=18 into=17 reason=重复登记",
      "team close team=yi into=jia", "service reverse record=3 reason=写错",
    ] {
      try bank.done(change)
      #expect(bank.table("service list team=jia", "record") == ["1", "3"], "\(change)")
      #expect(bank.table("service list team=yi station=jindu", "record") == ["2"], "\(change)")
    }
  }

  @Test func `who is in two teams or none, or says so, serves for no team`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=18 station=jindu date=2026-05-01 minutes=2:00",
      "service record member=19 station=jindu date=2026-05-01 minutes=2:00",
      "service record member=17 station=jindu date=2026-05-01 minutes=2:00 team=none",
      "service record member=18 station=jindu date=2026-05-02 minutes=3:00 team=yi",
    ])
    #expect(bank.table("service list", "record", "team") == ["1 ", "2 ", "3 ", "4 yi"])
    #expect(bank.table("stars show team=dadui", "minutes") == ["3:00"])
  }

  @Test func `the first rule that is broken answers`() throws {
    let bank = try station()
    try bank.lay(["service record member=17 station=jindu date=2026-05-01 minutes=8:00 start=08:00 activity=清洁"])
    // Each line breaks the rule that it is expected to meet and most of those after it.
    let broken = [
      ("date=2026-05-05 minutes=0:00 start=08:00 end=08:00 team=yi", "future-date"),
      ("date=2024-01-04 minutes=0:00 start=08:00 end=08:00 team=yi", "before-registration"),
      ("date=2026-05-01 minutes=0:00 start=08:00 end=08:00 team=yi", "granularity"),
      ("date=2026-05-01 minutes=8:00 start=08:00 end=09:00 team=yi", "times-disagree"),
      ("date=2026-05-01 minutes=8:00 start=08:00 team=yi", "not-in-team"),
      ("date=2026-05-01 minutes=8:00 start=08:00", "duplicate"),
      ("date=2026-05-01 minutes=8:00 start=09:00", "daily-limit"),
      ("date=2026-05-01 minutes=4:00 start=09:00", "overlap"),
    ]
    for (words, code) in broken {
      let line = "service record member=17 station=jindu \(words)"
      #expect(bank.refusal(line)?.rawValue == code, "\(line)")
    }
  }

  @Test func `a correction is judged on its net effect and moves stars once`() throws {
    let bank = try station()
    try bank.lay(days(10, member: 17, month: "2026-04"))
    #expect(bank.table("balance member=17", "available", "stars") == ["100:00 1"])
    let corrected = "service correct record=10 minutes=9:30 reason=时长写错"
    #expect(bank.table(corrected, "record", "available", "year", "stars", "was") == ["11 99:30 99:30 0 1"])
    #expect(bank.table("service show record=10", "state", "reason") == ["reversed 时长写错"])
    let changes = bank.table("journal show entry=23", "item", "name").filter { $0.contains("star") }
    #expect(changes.isEmpty, "the reversal of a correction moves no stars")
    #expect(bank.table("service correct record=11 minutes=10:00 reason=原来没错", "stars", "was") == ["1 0"])
    #expect(bank.table("service correct record=12 activity=环境清洁 reason=补写", "stars", "was") == ["1 1"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a correction takes what is short only for the difference`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=3:00",
      "offer add offer=lesson name=手机课 kind=service price=2:00", "redeem request member=17 offer=lesson",
    ])
    #expect(bank.table("service correct record=1 minutes=2:00 reason=多写一小时", "available") == ["0:00"])
    #expect(bank.refusal("service correct record=2 minutes=1:59 reason=又多一分钟") == .insufficientHours)
    let forced = "service correct record=2 minutes=1:00 reason=又多一小时 force=true"
    #expect(bank.table(forced, "available") == ["-1:00"])
    #expect(bank.table("service correct record=3 minutes=1:30 reason=少写", "available") == ["-0:30"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a correction can give the service to another member and to that member's own team`() throws {
    let bank = try station()
    try bank.lay([
      "team leave team=jia member=18", "service record member=17 station=jindu date=2026-05-01 minutes=2:00",
      "service record member=17 station=jindu date=2026-05-02 minutes=2:00",
    ])
    #expect(bank.table("service correct record=1 member=19 reason=写错人", "member", "available") == ["19 2:00"])
    #expect(bank.table("service show record=3", "team") == [""])
    #expect(bank.table("balance member=17", "available", "earned") == ["2:00 2:00"])
    #expect(bank.table("service correct record=2 team=none reason=个人服务", "available") == ["2:00"])
    #expect(bank.table("stars show team=jia", "minutes") == ["0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a correction measures back-dating from the entry of the old record`() throws {
    let bank = try TestBank(policy: .community(but: ["service.backdate_days": "90"]))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "service record member=17 station=jindu date=2026-02-10 minutes=2:00",
    ])
    bank.clock.set("2026-06-30T02:00:00Z")
    #expect(bank.refusal("service record member=17 station=jindu date=2026-02-11 minutes=1:00") == .tooOld)
    #expect(bank.table("service correct record=1 minutes=1:00 reason=写错", "year") == ["1:00"])
    #expect(bank.refusal("service correct record=1 date=2026-02-02 reason=写错") == .alreadyReversed)
  }

  @Test func `a reversal that the wallet cannot bear names the redemptions, and only an administrator forces it`()
    throws
  {
    let bank = try station()
    try bank.lay([
      "operator add user=wang role=operator stations=jindu",
      "service record member=17 station=jindu date=2026-05-01 minutes=5:00",
      "offer add offer=lesson name=手机课 kind=service price=2:00", "redeem request member=17 offer=lesson",
      "redeem request member=17 offer=lesson",
    ])
    let refused = #"ERR insufficient-hours available=1:00 needed=5:00 short=4:00 redemptions=1,2 "#
    #expect(bank.send("service reverse record=1 reason=查无此事", as: BusyStation.wang)[0].hasPrefix(refused))
    #expect(bank.refusal("service reverse record=1 reason=查无此事 force=true", as: BusyStation.wang) == .denied)
    #expect(bank.table("service reverse record=1 reason=查无此事 force=true", "available") == ["-4:00"])
    #expect(bank.refusal("redeem request member=17 offer=lesson") == .inDebt)
    #expect(bank.refusal("redeem fulfil redemption=1 provider=18") == .inDebt)
    // Holds that come back and later service fill the debt; then the wallet is as any other.
    #expect(bank.table("redeem cancel redemption=1 reason=欠账", "available") == ["-2:00"])
    #expect(bank.table("service record member=17 station=jindu date=2026-05-02 minutes=3:00", "available") == ["1:00"])
    #expect(bank.refusal("service reverse record=2 reason=查无此事") == .insufficientHours)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `one minute makes the star of a member and takes it away again`() throws {
    let bank = try station()
    try bank.lay(days(9, member: 19, month: "2026-04") + days(1, member: 19, month: "2026-03", hours: "9:59"))
    #expect(bank.table("balance member=19", "earned", "stars") == ["99:59 0"])
    #expect(
      bank.end("stars explain member=19", "stars", "text")
        == "0 王五 has no stars. The next star comes at 100:00 in this year; 0:01 are missing.")
    let minute = "service record member=19 station=jindu date=2026-05-04 minutes=0:01"
    #expect(bank.table(minute, "year", "stars", "was") == ["100:00 1 0"])
    #expect(
      bank.end("stars explain member=19", "stars", "text")
        == "1 王五 has one star. The next star comes at 200:00 in this year; 100:00 are missing.")
    try bank.lay([
      "offer add offer=all name=全部 kind=gift price=100:00", "stock in offer=all station=jindu pieces=1",
      "redeem request member=19 offer=all", "redeem fulfil redemption=1",
    ])
    #expect(bank.table("balance member=19", "available", "held", "earned", "stars") == ["0:00 0:00 100:00 1"])
    #expect(bank.table("service reverse record=11 reason=查无此事 force=true", "year", "stars", "was") == ["99:59 0 1"])
    #expect(bank.table("stars explain member=19", "year", "minutes", "stars", "missing") == ["2026 99:59 0 0:01"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `one minute makes the star of a team and of its brigade, and takes it away again`() throws {
    let bank = try station()
    for month in ["2026-01", "2026-02", "2026-03"] {
      try bank.lay(days(20, member: 17, month: month, hours: month == "2026-03" ? "9:00" : "10:00"))
    }
    try bank.lay(days(1, member: 18, month: "2026-04", hours: "10:00", team: " team=jia"))
    try bank.lay(days(1, member: 18, month: "2026-05", hours: "9:59", team: " team=jia"))
    #expect(bank.table("stars show team=jia", "stars", "minutes") == ["0 599:59"])
    #expect(
      bank.end("stars explain team=jia", "text")
        == "甲队 has no stars. The next star comes at 600:00 in this year; 0:01 are missing. "
        + "It belongs to the brigade dadui.")
    let minute = "service record member=18 station=jindu date=2026-05-04 minutes=0:01 team=jia"
    #expect(bank.table(minute, "record", "stars") == ["63 0"])
    #expect(bank.table("stars list kind=team", "subject", "stars") == ["team:dadui 1", "team:jia 1"])
    try bank.done("service reverse record=63 reason=查无此事")
    #expect(bank.table("stars list kind=team", "subject") == [])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `stars of different years add up and odd hours stay behind`() throws {
    let bank = try station()
    try bank.lay(days(25, member: 19, month: "2025-03"))
    #expect(bank.table("balance member=19", "earned", "stars") == ["250:00 2"])
    try bank.lay(days(10, member: 19, month: "2026-03"))
    #expect(bank.table("stars show member=19", "stars", "year", "minutes") == ["3 2026 100:00"])
    #expect(bank.table("stars explain member=19", "year", "stars") == ["2025 2", "2026 1"])
  }

  @Test func `service over midnight counts for the day of its start and overlaps the next morning`() throws {
    let bank = try station()
    try bank.lay(["service record member=17 station=jindu date=2026-05-01 minutes=3:30 start=22:00 end=01:30"])
    let morning = "service record member=17 station=jindu date=2026-05-02 minutes=1:00 start=01:00 end=02:00"
    #expect(bank.send(morning).last?.hasPrefix("ERR overlap record=1 by=0:30 ") == true)
    let later = "service record member=17 station=jindu date=2026-05-02 minutes=1:00 start=01:30 end=02:30"
    #expect(bank.table(later, "date") == ["2026-05-02"])
  }

  @Test func `a reversed record stands in nobody's way`() throws {
    let bank = try station()
    let record = "service record member=17 station=jindu date=2026-05-01 minutes=12:00 start=08:00 activity=清洁"
    try bank.lay([record])
    #expect(bank.refusal(record) == .duplicate)
    try bank.lay(["service reverse record=1 reason=写错", record])
    #expect(bank.table("service list member=17", "record", "state") == ["1 reversed", "2 posted"])
    #expect(bank.table("service list member=17 state=posted", "record") == ["2"])
  }
}
