import Ledger
import LineProtocol
import Rules
import TestSupport
import Testing

@testable import Bank

/// What members are told outside the bank.
@Suite struct MessageDeskTests {
  private static let messenger = TestBank.user(1005, "hooks", groups: [300])

  private func station() throws -> TestBank {
    let bank = try TestBank(policy: try Policy.community(but: ["redemption.transfer": "any"]))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "operator add group=audit role=messenger",
      "team add team=shuijiao name=水饺队 station=jindu",
      "member add no=17 name=张三 station=jindu phone=13800000017 registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=30 name=小明 station=jindu birth=2015-01-01 guardian=李四 registered=2024-01-05",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=jindu pieces=5",
      "offer add offer=lesson name=手机课 kind=service price=1:00",
    ])
    return bank
  }

  /// What is told of the last entry, for whom.
  private func told(_ bank: TestBank) -> [String] {
    bank.table("message list since=\(bank.bank.headNumber - 1)", "event", "member")
  }

  @Test func `a record, its star and its reversal are told of, with words that can be sent as they are`() throws {
    let bank = try station()
    try bank.done("service record member=17 station=jindu date=2026-05-01 minutes=2:30")
    #expect(told(bank) == ["record-posted 17"])
    #expect(
      bank.table("message list since=\(bank.bank.headNumber - 1)", "name", "minutes", "zh", "en") == [
        "张* 2:30 您 2026-05-01 的服务 2:30 已入账。 Your service of 2026-05-01, 2:30, is in your account."
      ])
    try bank.done("service record member=17 station=jindu date=2025-12-31 minutes=100:00 source=carried-over")
    #expect(told(bank) == ["record-posted 17", "star 17"])
    #expect(
      bank.table("message list since=\(bank.bank.headNumber - 1)", "was", "stars", "zh").last == "0 1 您升为一星级,感谢您的服务!")
    try bank.done("service reverse record=2 reason=重复")
    #expect(told(bank) == ["record-reversed 17", "star-lost 17"])
  }

  @Test func `a redemption is told of at every step, and its code never`() throws {
    let bank = try station()
    try bank.done("opening member=17 minutes=10:00 reason=期初")
    let code = try #require(try bank.done("redeem request member=17 offer=tea")["code"])
    #expect(told(bank) == ["redemption-ready 17"])
    #expect(!bank.send("message list").joined().contains("code=\(code)"))
    try bank.done("redeem fulfil redemption=1")
    #expect(told(bank) == ["redemption-fulfilled 17"])
    try bank.done("redeem return redemption=1 reason=质量问题")
    #expect(told(bank) == ["redemption-returned 17"])
    try bank.done("redeem request member=17 offer=lesson")
    #expect(told(bank) == ["redemption-requested 17"])
    try bank.done("redeem assign redemption=2 provider=18")
    #expect(told(bank) == ["redemption-assigned 17", "service-assigned 18"])
    try bank.done("redeem fulfil redemption=2")
    #expect(told(bank) == ["redemption-fulfilled 17", "record-posted 18"])
    try bank.done("redeem request member=17 offer=tea")
    try bank.done("redeem cancel redemption=3 reason=不要了")
    #expect(told(bank) == ["redemption-cancelled 17"])
    try bank.done("redeem request member=17 offer=tea")
    bank.clock.advance(seconds: 20 * 86_400)
    bank.passTime()
    #expect(told(bank) == ["redemption-lapsed 17"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who signed up is told of tomorrow's activity once, of a place that came free, and of a cancellation`()
    throws
  {
    let bank = try station()
    try bank.lay([
      "activity add station=jindu name=包水饺 date=2026-05-07 start=08:30 end=11:00 capacity=1 place=养老中心",
      "activity publish activity=1", "activity signup activity=1 member=17", "activity signup activity=1 member=18",
    ])
    #expect(told(bank).isEmpty)
    try bank.done("activity withdraw activity=1 member=17")
    #expect(told(bank) == ["activity-place 18"])
    bank.clock.advance(seconds: 2 * 86_400)
    bank.passTime()
    #expect(told(bank) == ["activity-tomorrow 18"])
    let rows = bank.table("message list", "event", "activity", "date", "zh")
    #expect(rows.last == "activity-tomorrow 1 2026-05-07 提醒:明天(2026-05-07)08:30 有您报名的活动「包水饺」,地点:养老中心。来不了请尽早退出。")
    try bank.done("activity set activity=1 start=09:00")
    let head = bank.bank.headNumber
    bank.passTime()
    #expect(bank.bank.headNumber == head && told(bank).isEmpty)
    // What was moved to another day is told of again before that.
    try bank.done("activity set activity=1 date=2026-05-08")
    bank.clock.advance(seconds: 86_400)
    bank.passTime()
    #expect(told(bank) == ["activity-tomorrow 18"])
    try bank.done("activity cancel activity=1 reason=大风预警")
    #expect(told(bank) == ["activity-cancelled 18"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `hours that were received are told of, and so is a notice`() throws {
    let bank = try station()
    try bank.done("opening member=17 minutes=10:00 reason=期初")
    #expect(told(bank).isEmpty)
    try bank.done("transfer from=17 to=18 minutes=1:15")
    #expect(
      bank.table("message list since=\(bank.bank.headNumber - 1)", "event", "member", "minutes") == [
        "transfer-received 18 1:15"
      ])
    try bank.done("head publish")
    #expect(told(bank) == ["notice-published "])
  }

  @Test func `names are masked for everybody, children have none, and phones are told where the configuration says so`()
    throws
  {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=2:30",
      "service record member=30 station=jindu date=2026-05-01 minutes=1:00",
    ])
    for peer in [TestBank.admin, Self.messenger] {
      #expect(bank.table("message list", "member", "name", "phone", as: peer) == ["17 张* ", "30  "])
    }
    bank.bank.setConfiguredRoles(ConfiguredRoles(messagesTellPhones: true))
    #expect(bank.table("message list", "member", "phone", as: Self.messenger) == ["17 13800000017", "30 "])
  }

  @Test func `a messenger sees what the public sees, and messages`() throws {
    let bank = try station()
    for line in ["offer list", "head", "message list", "ping"] {
      #expect(bank.refusal(line, as: Self.messenger) == nil, "\(line)")
    }
    for line in ["member list", "balance member=17", "journal list", "service list", "export kind=journal", "status"] {
      #expect(bank.refusal(line, as: Self.messenger) == .denied, "\(line)")
    }
    #expect(bank.refusal("message list", as: BusyStation.zhao) == .denied)
  }

  @Test func `a message keeps its name, and pages by entries lose and double nothing`() throws {
    let bank = try station()
    for day in 1...9 { try bank.done("service record member=17 station=jindu date=2026-04-0\(day) minutes=1:00") }
    let all = bank.table("message list", "message")
    var paged: [String] = []
    var since: Int64 = 0
    while since < bank.bank.headNumber {
      let reply = try bank.done("message list since=\(since) limit=2")
      paged += (reply.rows ?? []).compactMap { row in row.first { $0.name == "message" }?.value.plain(in: .english) }
      since = Int64(reply.fields.first { $0.name == "through" }?.value.plain(in: .english) ?? "") ?? .max
    }
    #expect(paged == all)
    #expect(all.count == 9 && Set(all).count == 9)
    #expect(bank.end("message list since=999", "through", "total") == "\(bank.bank.headNumber) \(bank.bank.headNumber)")
  }

  @Test func `who was taken into another is told as that one, and who was erased has no name`() throws {
    let bank = try station()
    try bank.done("member add no=29 name=张三 station=jindu registered=2024-01-05")
    try bank.done("service record member=29 station=jindu date=2026-05-01 minutes=1:00")
    let entry = bank.bank.headNumber
    try bank.done("member merge member=29 into=17 reason=重复登记")
    #expect(bank.table("message list since=\(entry - 1) limit=1", "member", "name") == ["17 张*"])
    try bank.done("service record member=18 station=jindu date=2026-05-01 minutes=1:00")
    let other = bank.bank.headNumber
    try bank.lay([
      "pool add pool=gongyi name=公益时间池", "member close member=18 reason=迁出 pool=gongyi",
      "member erase member=18 reason=本人要求",
    ])
    #expect(bank.table("message list since=\(other - 1) limit=1", "member", "name") == ["18 "])
  }
}
