import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// A station with five members and activities to come.
enum PlannedStation {
  static func bank(_ rules: [String: String] = [:]) throws -> TestBank {
    let bank = try TestBank(policy: .community(but: rules))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu", "operator add user=chen role=operator stations=xincheng",
      "team add team=shuijiao name=水饺队 station=jindu",
    ])
    try bank.lay((17...21).map { "member add no=\($0) name=成员\($0)号 station=jindu registered=2024-01-05" })
    try bank.lay(["team join team=shuijiao member=17 from=2024-01-05"])
    return bank
  }

  /// Plans and publishes an activity.
  static func publish(_ bank: TestBank, _ number: Int, _ rest: String) throws {
    try bank.lay(["activity add station=jindu \(rest)", "activity publish activity=\(number)"])
  }

  static let dumplings = "name=包水饺 date=2026-05-07 start=08:30 end=11:00"
  static let today = "name=包水饺 date=2026-05-04 start=08:30 end=11:00"

  static func roster(_ bank: TestBank, _ number: Int = 1) -> [String] {
    bank.table("activity roster activity=\(number)", "member", "state")
  }
}

@Suite struct ActivityTests {
  private let chen = TestBank.user(1004, "chen")

  @Test func `every Thursday's dumplings are numbered one by one, and changed each by itself`() throws {
    let bank = try PlannedStation.bank()
    #expect(
      bank.table("activity add station=jindu \(PlannedStation.dumplings) weeks=3", "activity", "date", "series")
        == ["1 2026-05-07 1", "2 2026-05-14 1", "3 2026-05-21 1"])
    try bank.lay(["activity set activity=2 start=09:00 place=社区食堂", "activity cancel activity=3 reason=大风预警"])
    #expect(
      bank.table("activity list", "activity", "start", "place", "state", "reason")
        == ["1 08:30  planned ", "2 09:00 社区食堂 planned ", "3 08:30  cancelled 大风预警"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what is only planned is the stations' own`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay(["activity add station=jindu \(PlannedStation.dumplings) leader=17"])
    #expect(bank.table("activity list", "activity", as: BusyStation.zhao).isEmpty)
    #expect(bank.refusal("activity show activity=1", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.refusal("activity publish activity=1", as: chen) == .notFound)
    try bank.done("activity publish activity=1", as: BusyStation.wang)
    #expect(bank.table("activity list", "name", "leader", as: BusyStation.zhao) == ["包水饺 "])
    #expect(bank.table("activity list", "name", "leader", as: chen) == ["包水饺 17"])
  }

  @Test func `a station does not close before its activities are held or cancelled`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay([
      "activity add station=xincheng \(PlannedStation.dumplings)", "activity publish activity=1",
    ])
    #expect(bank.refusal("station close station=xincheng") == .wrongState)
    try bank.lay(["activity cancel activity=1 reason=并站", "station close station=xincheng"])
  }

  @Test func `nor does it before its complaints are answered and its resources are struck off`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay([
      "complaint add station=xincheng text=门口没有坡道", "resource add resource=yard station=xincheng name=院子",
    ])
    #expect(bank.refusal("station close station=xincheng") == .wrongState)
    try bank.done("complaint answer complaint=1 outcome=upheld text=已加装坡道")
    #expect(bank.refusal("station close station=xincheng") == .wrongState)
    try bank.lay(["resource remove resource=yard", "station close station=xincheng"])
  }

  @Test func `what a member can do goes with an erasure`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay([
      "skill add member=17 skills=cook", "member close member=17", "member erase member=17 reason=本人申请",
    ])
    #expect(bank.table("member show member=17", "skills") == [""])
    #expect(!bank.table("member file member=17", "item").contains("skill"))
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a list is by station, days and state, and comes in pages`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay([
      "activity add station=jindu \(PlannedStation.dumplings) weeks=3",
      "activity add station=xincheng \(PlannedStation.dumplings)", "activity publish activity=2",
    ])
    #expect(bank.table("activity list station=jindu from=2026-05-14", "activity") == ["2", "3"])
    #expect(bank.table("activity list until=2026-05-07", "activity") == ["1", "4"])
    #expect(bank.table("activity list state=published", "activity") == ["2"])
    #expect(bank.end("activity list limit=2", "more") == "2")
    #expect(bank.table("activity list limit=2 after=2", "activity") == ["3", "4"])
  }

  @Test func `all of a plan is kept, and taken away again`() throws {
    let bank = try PlannedStation.bank()
    try bank.lay([
      """
      activity add station=jindu \(PlannedStation.dumplings) team=shuijiao leader=17 kind=cooking place=食堂 capacity=12 \
      min-stars=1 min-age=18 skills=cook,driver courses=急救常识 insurance=true risk=小心烫伤
      """
    ])
    let columns = "team leader kind place capacity min-stars min-age skills courses insurance risk"
    func plan() -> String {
      columns.split(separator: " ").map { bank.table("activity show activity=1", String($0)).joined() }
        .joined(separator: "|")
    }
    #expect(plan() == "shuijiao|17|cooking|食堂|12|1|18|cook,driver|急救常识|true|小心烫伤")
    try bank.lay([
      """
      activity set activity=1 team= leader= kind= place= capacity= min-stars= min-age= skills= courses= insurance=false \
      risk=
      """
    ])
    #expect(plan() == "|||||0||||false|")
  }

  @Test func `members sign themselves up at a kiosk, and see what they signed up for`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=1")
    try bank.done("activity signup activity=1", as: TestBank.kiosk(17))
    #expect(bank.table("activity signup activity=1", "state", "line", as: TestBank.kiosk(18)) == ["waiting 1"])
    #expect(bank.refusal("activity signup activity=1 member=19", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.table("activity signups", "activity", "state", "line", as: TestBank.kiosk(18)) == ["1 waiting 1"])
    #expect(bank.refusal("activity roster activity=1", as: TestBank.kiosk(17)) == .denied)
    let reply = bank.send("activity withdraw activity=1", as: TestBank.kiosk(17))
    #expect(!reply.joined().contains("18"))
    #expect(bank.table("activity signups", "state", as: TestBank.kiosk(18)) == ["signed-up"])
  }

  @Test func `an operator signs up for the own stations' activities whoever wants to come`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings)
    try bank.lay(["member add no=30 name=外站人 station=xincheng registered=2024-01-05"])
    #expect(bank.refusal("activity signup activity=1 member=30", as: chen) == .notFound)
    try bank.done("activity signup activity=1 member=30", as: BusyStation.wang)
    #expect(bank.table("activity roster activity=1", "name", as: BusyStation.wang) == ["外*人"])
  }

  @Test func `skills are entered and taken away, and stand in the member's data`() throws {
    let bank = try PlannedStation.bank()
    #expect(bank.table("skill add member=17 skills=driver,haircut", "skills") == ["driver,haircut"])
    #expect(bank.table("skill add member=17 skills=cook,driver", "skills") == ["cook,driver,haircut"])
    #expect(bank.table("skill remove member=17 skills=driver", "skills") == ["cook,haircut"])
    #expect(bank.refusal("skill remove member=17 skills=driver") == .notFound)
    try bank.done("skill add member=18 skills=cook")
    #expect(bank.table("skill list skill=cook", "skill", "member") == ["cook 17", "cook 18"])
    #expect(bank.table("member show member=17", "skills") == ["cook,haircut"])
    #expect(bank.table("member file member=17", "part", "item").contains("skill cook"))
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who leaves is withdrawn from what is to come, and the next moves up`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=1")
    for member in [17, 18] { try bank.done("activity signup activity=1 member=\(member)") }
    try bank.done("member close member=17 reason=迁出")
    #expect(PlannedStation.roster(bank) == ["17 withdrawn", "18 signed-up"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `sign-ups, skills and the lead follow a merge, and nobody stands on a roster twice`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=2 leader=18")
    try PlannedStation.publish(bank, 2, "name=理发 date=2026-05-08 start=08:30 end=11:00")
    try bank.lay([17, 18, 19].map { "activity signup activity=1 member=\($0)" })
    try bank.lay(["activity signup activity=2 member=18", "skill add member=18 skills=cook"])
    try bank.done("member merge member=18 into=17 reason=重复登记")
    #expect(PlannedStation.roster(bank) == ["17 signed-up", "19 signed-up"])
    #expect(PlannedStation.roster(bank, 2) == ["17 signed-up"])
    #expect(bank.table("activity show activity=1", "leader") == ["17"])
    #expect(bank.table("member show member=17", "skills") == ["cook"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `texts that name a member go with an erasure, the activity stays`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, "name=成员17号家的水饺 place=食堂 date=2026-05-07 start=08:30 end=11:00")
    try bank.lay([
      "activity signup activity=1 member=17", "activity withdraw activity=1 member=17 reason=住院",
      "member close member=17", "member erase member=17 reason=本人申请",
    ])
    #expect(bank.table("activity show activity=1", "name", "place", "start") == [" 食堂 08:30"])
    #expect(bank.table("activity roster activity=1", "member", "reason") == ["17 "])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}

/// The waiting list, as the bank keeps it.
@Suite struct SignUpTests {
  @Test func `who withdraws makes room for the one who waited longest`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=2")
    #expect(
      (17...20).flatMap { bank.table("activity signup activity=1 member=\($0)", "state", "line") }
        == ["signed-up ", "signed-up ", "waiting 1", "waiting 2"])
    #expect(bank.end("activity withdraw activity=1 member=17", "promoted") == "19")
    #expect(bank.table("activity signup activity=1 member=17", "state", "line") == ["waiting 2"])
    #expect(bank.end("activity withdraw activity=1 member=20", "promoted") == "")
    #expect(PlannedStation.roster(bank) == ["18 signed-up", "19 signed-up", "20 withdrawn", "17 waiting"])
    #expect(bank.end("activity set activity=1 capacity=3", "promoted") == "17")
    #expect(bank.table("activity show activity=1", "taken", "waiting") == ["3 0"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `nobody signs up for two things at once`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings)
    try PlannedStation.publish(bank, 2, "name=理发 date=2026-05-07 start=10:00 end=12:00")
    try PlannedStation.publish(bank, 3, "name=读报 date=2026-05-07 start=11:00 end=12:00")
    try bank.done("activity signup activity=1 member=17")
    #expect(bank.refusal("activity signup activity=2 member=17") == .overlap)
    try bank.done("activity signup activity=3 member=17")
    try bank.done("activity cancel activity=1 reason=大风预警")
    #expect(bank.refusal("activity signup activity=2 member=17") == .overlap)
    try bank.lay(["activity withdraw activity=3 member=17", "activity signup activity=2 member=17"])
  }

  @Test func `a lecture opens to those with so many services in its week`() throws {
    let bank = try PlannedStation.bank(["service.lecture_services": "2"])
    try PlannedStation.publish(bank, 1, "name=急救讲座 date=2026-05-07 start=19:00 end=20:30 course=急救常识")
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-03 minutes=1:00",
      "service record member=17 station=jindu date=2026-05-04 minutes=1:00",
      "service record member=17 station=jindu date=2026-05-04 minutes=2:00 source=self",
    ])
    #expect(bank.refusal("activity signup activity=1 member=17") == .notAllowed)
    try bank.done("service confirm record=3", as: TestBank.secondAdmin)
    try bank.done("activity signup activity=1 member=17")
  }

  @Test(arguments: UInt64(1)...3)
  func `whatever comes, no more have a place than there are, none is free while somebody waits, and the books hold`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=2")
    var arrivals: [Int] = []
    for _ in 0..<60 {
      let member = Int.random(in: 17...21, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        if bank.refusal("activity signup activity=1 member=\(member)") == nil {
          arrivals.removeAll { $0 == member }
          arrivals.append(member)
        }
      case 2, 3:
        if bank.refusal("activity withdraw activity=1 member=\(member)") == nil { arrivals.removeAll { $0 == member } }
      default: _ = bank.ask("activity set activity=1 capacity=\(Int.random(in: 1...4, using: &random))")
      }
      let places = try #require(Int(bank.end("activity roster activity=1", "capacity")))
      let seated = arrivals.prefix(places).map { "\($0) signed-up" }
      let waiting = arrivals.dropFirst(places).map { "\($0) waiting" }
      #expect(PlannedStation.roster(bank).filter { !$0.hasSuffix("withdrawn") } == seated + waiting)
    }
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
