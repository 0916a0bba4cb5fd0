import LineProtocol
import TestSupport
import Testing

/// Check-in and check-out at the door of a station.
@Suite struct DoorDeskTests {
  private static let minute: Int64 = 60

  /// 2026-05-04, 08:00 at the station.
  private func station(_ rules: [String: String] = [:], _ others: [String] = []) throws -> TestBank {
    let bank = try TestBank(policy: .community(but: rules), clock: TestClock("2026-05-04T00:00:00Z"))
    try bank.lay(
      [
        "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
        "member add no=17 name=张三 station=jindu phone=13800000017 registered=2024-01-05",
        "member add no=18 name=李四 station=jindu phone=13800001117 registered=2024-01-05",
        "member add no=19 name=王五 station=xincheng phone=13800000017 registered=2024-01-05",
        "operator add user=wang role=operator stations=jindu", "operator add user=li role=operator stations=xincheng",
      ] + others)
    return bank
  }

  private let wang = TestBank.user(1001, "wang")
  private let li = TestBank.user(1002, "li")

  @Test func `the times at the door become a record, rounded down`() throws {
    let bank = try station(["service.granularity": "30"])
    try bank.done("checkin member=17 station=jindu activity=养老中心包水饺", as: wang)
    bank.clock.advance(seconds: 179 * Self.minute + 59)
    #expect(
      bank.table("service present", "member", "name", "activity", "start", "end", "minutes", as: wang) == [
        "17 张三 养老中心包水饺 08:00  2:59"
      ])
    #expect(
      bank.table("checkout member=17", "record", "minutes", "state", "available", as: wang) == ["1 2:30 posted 2:30"])
    #expect(
      bank.table("service show record=1", "start", "end", "source", "activity", "marks") == [
        "08:00 10:59 checkin 养老中心包水饺 "
      ])
    #expect(bank.table("service present", "member").isEmpty)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who comes early counts from the planned start`() throws {
    let bank = try station()
    #expect(bank.table("checkin member=17 station=jindu start=08:30 end=11:00", "start", "end") == ["08:30 11:00"])
    bank.clock.advance(seconds: 180 * Self.minute)
    #expect(bank.table("checkout member=17", "minutes") == ["2:30"])
  }

  @Test func `the last digits of the phone do, among the members of that station`() throws {
    let bank = try station()
    #expect(bank.refusal("checkin phone=17 station=jindu") == .badValue)
    #expect(bank.refusal("checkin phone=9917 station=jindu") == .notFound)
    #expect(bank.table("checkin phone=0017 station=jindu", "member") == ["17"])
    #expect(bank.table("checkin phone=1117 station=jindu", "member") == ["18"])
    #expect(bank.table("checkin phone=0017 station=xincheng", "member") == ["19"])
    bank.clock.advance(seconds: 60 * Self.minute)
    #expect(bank.refusal("checkout phone=0017") == .ambiguous)
    #expect(bank.table("checkout phone=0017", "member", as: wang) == ["17"])
    #expect(bank.refusal("checkout phone=0017", as: wang) == .wrongState)
  }

  @Test func `nobody is in twice, and another station's operator does not see who is in`() throws {
    let bank = try station()
    try bank.done("checkin member=17 station=jindu", as: wang)
    #expect(bank.refusal("checkin member=17 station=xincheng", as: li) == .wrongState)
    #expect(bank.refusal("checkout member=17", as: li) == .wrongState)
    #expect(bank.table("service present", "member", as: li).isEmpty)
  }

  @Test func `so many pairs a day and activity and no more; mistakes do not count`() throws {
    let bank = try station(["service.checkin_pairs": "2"])
    for activity in ["清洁", "清洁", "理发"] {
      try bank.done("checkin member=17 station=jindu activity=\(activity)")
      bank.clock.advance(seconds: 30 * Self.minute)
      try bank.done("checkout member=17")
    }
    #expect(bank.refusal("checkin member=17 station=jindu activity=清洁") == .limitReached)
    try bank.done("checkin member=17 station=jindu activity=理发")
    try bank.done("checkout member=17 discard=true reason=签错人")
    try bank.done("checkin member=17 station=jindu activity=理发")
    bank.clock.advance(seconds: 86_400)
    try bank.done("checkin member=17 station=jindu activity=清洁")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a check-out within the first minutes leaves no record`() throws {
    let bank = try station(["service.granularity": "30"])
    try bank.done("checkin member=17 station=jindu")
    bank.clock.advance(seconds: 29 * Self.minute)
    #expect(bank.table("checkout member=17", "record", "minutes", "state") == [" 0:00 none"])
    #expect(bank.table("service list", "record").isEmpty)
    #expect(bank.table("journal list kind=checkout", "kind") == ["checkout"])
  }

  @Test func `a check-out is never refused: what passes a limit is pending and says so`() throws {
    let bank = try station(
      [:], ["service record member=17 station=jindu date=2026-05-04 minutes=1:00 start=07:00"])
    try bank.done("checkin member=17 station=jindu")
    bank.clock.advance(seconds: 11 * 3600 + 60)
    #expect(bank.table("checkout member=17", "state", "minutes", as: wang) == ["pending 11:01"])
    #expect(bank.table("service show record=2", "marks", "waits") == ["daily-limit second"])
    #expect(bank.table("service confirm record=2", "state", "year") == ["posted 12:01"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what overlaps is pending too, and a team that the member has left is left out`() throws {
    let bank = try station(
      [:], ["team add team=jia name=甲队 station=jindu", "team join team=jia member=17 from=2024-01-05"])
    try bank.done("checkin member=17 station=jindu team=jia")
    bank.clock.advance(seconds: 60 * Self.minute)
    try bank.done("service record member=17 station=jindu date=2026-05-04 minutes=0:30 start=08:15 team=none")
    try bank.done("team leave team=jia member=17 until=2026-05-03")
    #expect(bank.table("checkout member=17", "state") == ["pending"])
    #expect(bank.table("service show record=2", "team", "marks") == [" closed"])
  }

  @Test func `a forgotten check-out is entered by the daemon at the planned end, marked, once`() throws {
    let bank = try station()
    try bank.done("checkin member=17 station=jindu end=11:00")
    try bank.done("checkin member=18 station=jindu")
    bank.clock.set("2026-05-04T15:59:00Z")
    bank.passTime()
    #expect(bank.table("service present", "member") == ["17", "18"])
    bank.clock.set("2026-05-04T16:00:00Z")
    bank.passTime()
    bank.passTime()
    #expect(
      bank.table("service list", "member", "start", "end", "minutes", "state", "marks") == [
        "17 08:00 11:00 3:00 posted forgotten", "18 08:00 12:00 4:00 posted forgotten",
      ])
    #expect(
      bank.table("journal list after=9", "kind", "user") == [
        "checkin root", "checkin root", "service daemon", "service daemon",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a night's service lasts until its own end`() throws {
    let bank = try station()
    bank.clock.set("2026-05-04T14:00:00Z")
    try bank.done("checkin member=17 station=jindu end=02:00")
    bank.clock.set("2026-05-04T16:30:00Z")
    bank.passTime()
    bank.clock.set("2026-05-04T17:30:00Z")
    #expect(bank.table("checkout member=17", "minutes", "date") == ["3:30 2026-05-04"])
    bank.clock.set("2026-05-05T14:00:00Z")
    try bank.done("checkin member=17 station=jindu end=02:00")
    bank.clock.set("2026-05-06T16:00:00Z")
    bank.passTime()
    #expect(
      bank.table("service show record=2", "date", "end", "minutes", "marks") == ["2026-05-05 02:00 4:00 forgotten"])
  }

  @Test func `what is measured at the door can go into the notice like any other record`() throws {
    let bank = try station(["service.notice_days": "3"])
    try bank.done("checkin member=17 station=jindu")
    bank.clock.advance(seconds: 60 * Self.minute)
    #expect(bank.table("checkout member=17", "state", "until") == ["notice 2026-05-07"])
  }
}
