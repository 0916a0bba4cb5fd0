import Bank
import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct StationDeskTests {
  @Test func `a station closes when nothing is left at it`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都", "station add station=nan name=南苑",
      "member add no=17 name=张三 station=nan registered=2024-01-05", "offer add offer=tea name=茶叶 kind=gift price=1:00",
      "stock in offer=tea station=nan pieces=2", "team add team=jia name=甲队 station=nan",
    ])
    #expect(bank.refusal("station close station=nan") == .wrongState)
    try bank.lay([
      "member set member=17 station=jindu", "stock move offer=tea station=nan to=jindu pieces=2", "team close team=jia",
    ])
    #expect(bank.table("station close station=nan", "state") == ["closed"])
    #expect(bank.refusal("member add name=李四 station=nan") == .closed)
  }

  @Test func `what refers to a closed station can still be changed`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=zong name=总站", "station add station=jindu name=金都 parent=zong",
      "offer add offer=tea name=茶叶 kind=gift price=1:00 stations=zong,jindu", "station close station=zong",
    ])
    #expect(bank.table("station set station=jindu name=金都社区", "name", "parent") == ["金都社区 zong"])
    #expect(bank.table("offer set offer=tea price=2:00", "price", "stations") == ["2:00 zong,jindu"])
    #expect(bank.table("station set station=jindu parent=", "parent") == [""])
  }
}

@Suite struct OperatorDeskTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `an operator acts for the stations that were given`() throws {
    let bank = try station()
    let record = "service record member=24 station=xincheng date=2026-05-04 minutes=1:00"
    #expect(bank.refusal(record, as: BusyStation.wang) == .denied)
    try bank.done("operator set user=wang stations=jindu,xincheng")
    #expect(bank.refusal(record, as: BusyStation.wang) == nil)
  }

  @Test(arguments: [
    "member set member=24 phone=1", "member close member=24", "team set team=waidui name=新名",
    "team close team=waidui", "team join team=waidui member=17", "team leave team=waidui member=17",
    "service correct record=8 minutes=1:00 reason=写错", "service reverse record=8 reason=写错",
    "redeem fulfil redemption=5", "redeem cancel redemption=5 reason=改主意", "journal show entry=34",
  ])
  func `a forbidden object answers like a missing one`(line: String) throws {
    let bank = try station()
    let missing = line.replacing(#/=(24|8|5|34|waidui)\b/#) { match in match.1 == "waidui" ? "=wudui" : "=9999" }
    guard
      case .failure(let forbidden) = bank.ask(line, as: BusyStation.wang),
      case .failure(let absent) = bank.ask(missing, as: BusyStation.wang)
    else {
      Issue.record("not refused: \(line)")
      return
    }
    #expect(forbidden.code == .notFound)
    #expect(forbidden.code == absent.code)
    #expect(forbidden.details.map(\.name) == absent.details.map(\.name))
  }

  @Test func `roles are asked again at every request`() throws {
    let bank = try station()
    #expect(bank.refusal("member list", as: BusyStation.wang) == nil)
    try bank.done("operator set user=wang role=auditor")
    #expect(bank.refusal("member add name=钱一 station=jindu", as: BusyStation.wang) == .denied)
    try bank.done("operator remove user=wang")
    #expect(bank.refusal("member list", as: BusyStation.wang) == .denied)
    try bank.done("operator add user=wang role=operator stations=jindu")
    #expect(bank.refusal("member list", as: BusyStation.wang) == nil)
  }

  @Test func `a group gives its role to all in it, and a user's own role counts before`() throws {
    let bank = try station()
    try bank.lay([
      "operator add group=desk role=operator stations=xincheng", "operator add group=audit role=auditor",
    ])
    let zhao = TestBank.user(1003, "zhao", groups: [200, 300])
    #expect(bank.bank.caller(for: zhao).role == .operator)
    #expect(bank.refusal("member add name=钱一 station=xincheng", as: zhao) == nil)
    let wang = TestBank.user(1001, "wang", groups: [200])
    #expect(bank.refusal("member add name=钱一 station=xincheng", as: wang) == .denied)
    #expect(bank.bank.caller(for: TestBank.user(1004, "qian", groups: [300])).role == .auditor)
  }

  @Test func `nobody is admin on the clients' socket`() throws {
    let bank = try station()
    try bank.lay(["operator add user=zhao role=admin"])
    let line = "station add station=nan name=南苑"
    for user in [TestBank.user(0, "root"), TestBank.user(990, "timebank"), BusyStation.zhao] {
      #expect(bank.refusal(line, as: user) == .denied)
    }
    let atDesk = Peer(user: 1003, groups: [], userName: "zhao", door: .administration)
    #expect(bank.refusal(line, as: atDesk) == nil)
  }

  @Test func `an auditor reads all and changes nothing, the public sees what is public`() throws {
    let bank = try station()
    for command in Catalogue.standard.commands where command.effect != .session {
      guard
        case .line(let parsed) = LineParser.parse(Array(command.example.utf8)),
        let request = try? Catalogue.standard.bind(parsed)
      else {
        Issue.record("\(command.example) cannot be read")
        continue
      }
      func isDenied(_ peer: Peer) -> Bool {
        if case .failure(let refusal) = bank.ask(request, as: peer) { refusal.code == .denied } else { false }
      }
      let isForAuditors = command.effect == .read && !["import preview", "backup"].contains(command.name)
      #expect(isDenied(BusyStation.li) == !isForAuditors, "\(command.name)")
      let isPublic = [
        "ping", "head", "station list", "station show", "offer list", "offer show", "activity list",
        "activity show", "station services", "certificate check", "notice",
        "ballot list", "ballot show", "ballot result", "credit list",
      ].contains(command.name)
      #expect(isDenied(BusyStation.zhao) == !isPublic, "\(command.name)")
    }
  }
}
