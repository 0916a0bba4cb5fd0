import LineProtocol
import TestSupport
import Testing

@Suite struct RedemptionDeskTests {
  /// Member 17 has 40:00 to spend, 18 serves others; some gifts and a service are on offer.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05 birth=1958-03-02",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "team add team=jia name=甲队 station=jindu", "team join team=jia member=18 from=2024-01-05",
      "opening member=17 minutes=40:00 reason=旧册结余",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "offer add offer=lesson name=手机课 kind=service price=2:00",
      "stock in offer=tea station=jindu pieces=2",
    ])
    return bank
  }

  @Test func `a request holds the hours and reserves a piece, a fulfilment hands it out`() throws {
    let bank = try station()
    let reply = try bank.done("redeem request member=17 offer=tea")
    let code = try #require(reply["code"])
    #expect(code.count == 4)
    #expect(bank.table("balance member=17", "available", "held") == ["38:00 2:00"])
    #expect(bank.table("stock list", "station", "pieces", "reserved") == ["jindu 2 1"])
    #expect(bank.table("redeem list state=requested", "redemption", "until") == ["1 2026-05-18"])
    let wrong = code == "0000" ? "1111" : "0000"
    #expect(bank.refusal("redeem fulfil redemption=1 code=\(wrong)") == .badValue)
    let fulfil = "redeem fulfil redemption=1 code=\(code)"
    #expect(bank.table(fulfil, "state", "available", "held", "record") == ["fulfilled 38:00 0:00 "])
    #expect(bank.table("stock list", "pieces", "reserved") == ["1 0"])
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.contains("redeemed") || $0.contains("given") } == [
        "bank/redeemed 2:00", "stock:tea/given 1",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a collection code finds its redemption at its station, for who hands out there`() throws {
    let bank = try station()
    let code = try #require(try bank.done("redeem request member=17 offer=tea")["code"])
    let wang = TestBank.user(1001, "wang")
    try bank.lay(["operator add user=wang role=operator stations=jindu"])
    let list = "redeem list code=\(code) state=open"
    #expect(bank.table("\(list) station=jindu", "redemption", "member", as: wang) == ["1 17"])
    #expect(bank.table("redeem list code=x station=jindu", "redemption").isEmpty)
    #expect(bank.table("\(list) station=xincheng", "redemption").isEmpty)
    #expect(bank.refusal(list) == .missingParameter)
    #expect(bank.refusal("\(list) station=xincheng", as: wang) == .denied)
    try bank.done("redeem fulfil redemption=1 code=\(code)")
    #expect(bank.table("\(list) station=jindu", "redemption").isEmpty)
  }

  @Test func `a cancelled redemption gives hours and piece back`() throws {
    let bank = try station()
    try bank.done("redeem request member=17 offer=tea")
    #expect(
      bank.table("redeem cancel redemption=1 reason=改主意", "state", "available", "held") == ["cancelled 40:00 0:00"])
    #expect(bank.table("redeem show redemption=1", "state", "reason") == ["cancelled 改主意"])
    #expect(bank.table("stock list", "pieces", "reserved") == ["2 0"])
    #expect(bank.refusal("redeem fulfil redemption=1") == .wrongState)
  }

  @Test func `the last piece goes to one member only, and is free again after a cancellation`() throws {
    let bank = try station()
    try bank.lay(["redeem request member=17 offer=tea", "redeem request member=17 offer=tea"])
    #expect(bank.refusal("redeem request member=17 offer=tea") == .outOfStock)
    #expect(bank.refusal("stock move offer=tea station=jindu to=xincheng pieces=1") == .outOfStock)
    #expect(bank.refusal("stock count offer=tea station=jindu pieces=1 reason=盘点") == .outOfStock)
    try bank.done("redeem cancel redemption=1 reason=改主意")
    #expect(bank.table("redeem request member=17 offer=tea", "redemption") == ["3"])
  }

  @Test func `a gift is collected where it was asked for`() throws {
    let bank = try station()
    try bank.lay(["stock move offer=tea station=jindu to=xincheng pieces=1"])
    #expect(bank.table("stock list", "station", "pieces") == ["jindu 1", "xincheng 1"])
    try bank.lay(["redeem request member=17 offer=tea station=xincheng", "redeem fulfil redemption=1"])
    #expect(bank.table("stock list", "station", "pieces") == ["jindu 1", "xincheng 0"])
    #expect(bank.refusal("redeem request member=17 offer=tea station=xincheng") == .outOfStock)
  }

  @Test(arguments: [
    ("1/month", "2026-05-31T15:59:00Z", "2026-05-31T16:00:00Z"),
    ("1/year", "2026-12-31T15:59:00Z", "2026-12-31T16:00:00Z"),
  ])
  func `a limit counts requested and fulfilled redemptions of its period`(
    limit: String, lastMinute: String, nextPeriod: String
  ) throws {
    let bank = try station()
    try bank.lay(["offer set offer=lesson limit=\(limit)", "redeem request member=17 offer=lesson"])
    let again = "redeem request member=17 offer=lesson"
    #expect(bank.refusal(again) == .limitReached)
    try bank.lay(["redeem cancel redemption=1 reason=改主意", again])
    #expect(bank.refusal(again) == .limitReached)
    try bank.done("redeem fulfil redemption=2 provider=18")
    #expect(bank.refusal(again) == .limitReached)
    bank.clock.set(lastMinute)
    #expect(bank.refusal(again) == .limitReached)
    bank.clock.set(nextPeriod)
    #expect(bank.refusal(again) == nil)
  }

  @Test func `a limit for ever ends with no year, and can be taken away`() throws {
    let bank = try station()
    try bank.lay([
      "offer set offer=lesson limit=1/ever", "redeem request member=17 offer=lesson",
      "redeem fulfil redemption=1 provider=18",
    ])
    bank.clock.set("2036-01-01T00:00:00Z")
    #expect(bank.refusal("redeem request member=17 offer=lesson") == .limitReached)
    try bank.done("offer set offer=lesson limit=none")
    #expect(bank.refusal("redeem request member=17 offer=lesson") == nil)
  }

  @Test func `an offer holds for its days, the first and the last included`() throws {
    let bank = try station()
    try bank.lay(["offer set offer=lesson from=2026-05-05 until=2026-05-06"])
    let request = "redeem request member=17 offer=lesson"
    let days: [(String, ErrorCode?)] = [
      ("2026-05-04T15:59:59Z", .notRedeemableNow), ("2026-05-04T16:00:00Z", nil), ("2026-05-06T15:59:59Z", nil),
      ("2026-05-06T16:00:00Z", .notRedeemableNow),
    ]
    for (instant, code) in days {
      bank.clock.set(instant)
      #expect(bank.refusal(request) == code, "\(instant)")
    }
  }

  @Test func `the age is that of the day`() throws {
    let bank = try station()
    try bank.lay(["offer set offer=lesson min-age=69"])
    #expect(bank.refusal("redeem request member=17 offer=lesson") == .tooYoung)
    bank.clock.set("2027-03-01T16:00:00Z")
    #expect(bank.refusal("redeem request member=17 offer=lesson") == nil)
  }

  @Test func `what was judged at the request is not judged again`() throws {
    let bank = try station()
    try bank.lay(["redeem request member=17 offer=lesson", "offer set offer=lesson min-stars=5 price=30:00"])
    try bank.done("offer close offer=lesson")
    #expect(bank.table("redeem fulfil redemption=1 provider=18", "state", "available") == ["fulfilled 38:00"])
  }

  @Test func `an exchange passes hours on, counts for the provider and releases what is left`() throws {
    let bank = try station()
    try bank.done("redeem request member=17 offer=lesson")
    let issued = bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/") }
    let fulfil = "redeem fulfil redemption=1 provider=18 date=2026-05-03 minutes=1:30 start=09:00 end=10:30"
    #expect(bank.table(fulfil, "state", "available", "held", "record") == ["fulfilled 38:30 0:00 1"])
    #expect(bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/") } == issued)
    #expect(bank.table("balance member=18", "available", "earned") == ["1:30 1:30"])
    #expect(bank.table("service show record=1", "source", "team", "activity") == ["exchange jia 手机课"])
    #expect(bank.table("stars show team=jia", "minutes") == ["1:30"])
    #expect(bank.refusal("service reverse record=1 reason=写错") == .wrongState)
    #expect(bank.refusal("service record member=18 station=jindu date=2026-05-03 minutes=0:30 start=10:00") == .overlap)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an exchange can bring the star`() throws {
    let bank = try station()
    try bank.lay((1...9).map { "service record member=18 station=jindu date=2026-04-0\($0) minutes=11:00" })
    try bank.lay(["redeem request member=17 offer=lesson", "redeem fulfil redemption=1 provider=18 minutes=1:00"])
    #expect(bank.table("balance member=18", "earned", "stars") == ["100:00 1"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
