import LineProtocol
import TestSupport
import Testing

/// Redemptions taken back after they were fulfilled.
@Suite struct ReturnTests {
  /// Member 17 has 10:00; 18 of team jia has served 99:00 and gives lessons.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05", "team add team=jia name=甲队 station=jindu",
      "team join team=jia member=18 from=2024-01-05", "opening member=17 minutes=10:00 reason=旧册结余",
      "offer add offer=tea name=茶叶 kind=gift price=2:00 limit=1/year",
      "offer add offer=lesson name=手机课 kind=service price=2:00", "stock in offer=tea station=jindu pieces=2",
    ])
    try bank.lay((1...9).map { "service record member=18 station=jindu date=2026-04-0\($0) minutes=11:00" })
    return bank
  }

  private func stock(_ bank: TestBank) -> [String] {
    bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("stock:") || $0.contains("redeemed") }
  }

  @Test func `a gift goes back to its shelf and its price to the member`() throws {
    let bank = try station()
    try bank.lay(["redeem request member=17 offer=tea", "redeem fulfil redemption=1"])
    #expect(bank.refusal("redeem request member=17 offer=tea") == .limitReached)
    #expect(
      bank.table("redeem return redemption=1 reason=送错", "state", "available", "held") == ["returned 10:00 0:00"])
    #expect(
      stock(bank) == ["bank/redeemed 0:00", "stock:tea/given 0", "stock:tea/supplied -2", "stock:tea@jindu 2"])
    #expect(bank.table("redeem list state=returned", "redemption", "reason") == ["1 送错"])
    #expect(bank.table("redeem list state=fulfilled", "redemption") == [])
    #expect(bank.refusal("redeem return redemption=1 reason=再退") == .wrongState)
    // What was returned does not count for the limit.
    #expect(bank.refusal("redeem request member=17 offer=tea") == nil)
    #expect(
      bank.table("statement member=17", "kind", "minutes", "text").suffix(3) == [
        "redemption 0:00 tea", "return 2:00 tea 送错", "hold -2:00 tea",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a spoiled gift is booked as lost`() throws {
    let bank = try station()
    try bank.lay(["redeem request member=17 offer=tea", "redeem fulfil redemption=1"])
    #expect(bank.table("redeem return redemption=1 reason=受潮 spoiled=true", "available") == ["10:00"])
    #expect(
      stock(bank) == [
        "bank/redeemed 0:00", "stock:tea/counted 1", "stock:tea/given 0", "stock:tea/supplied -2", "stock:tea@jindu 1",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a returned service takes hours and star from the provider, no more than was paid`() throws {
    let bank = try station()
    try bank.lay(["redeem request member=17 offer=lesson", "redeem fulfil redemption=1 provider=18 minutes=1:30"])
    try bank.done("quality score record=10 source=recipient by=17 score=5")
    #expect(bank.table("balance member=18", "available", "earned", "stars") == ["100:30 100:30 1"])
    #expect(bank.table("redeem return redemption=1 reason=未教会", "state", "available") == ["returned 10:00"])
    #expect(bank.table("balance member=18", "available", "earned", "stars") == ["99:00 99:00 0"])
    #expect(bank.table("stars show team=jia", "minutes") == ["99:00"])
    #expect(bank.table("service show record=10", "state", "reason") == ["reversed 未教会"])
    #expect(bank.table("redeem show redemption=1", "state", "provider", "record") == ["returned 18 10"])
    #expect(bank.refusal("service reverse record=10 reason=再冲") == .alreadyReversed)
    #expect(bank.refusal("quality score record=10 source=station score=1") == .alreadyReversed)
    // The time is free again.
    #expect(bank.refusal("service record member=18 station=jindu date=today minutes=12:00") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
    guard case .success = bank.ask("rebuild") else { throw UnexpectedRefusal(description: "rebuild") }
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `hours that the provider has spent are missing, unless an administrator forces it into debt`() throws {
    let bank = try station()
    try bank.lay([
      "redeem request member=17 offer=lesson", "redeem fulfil redemption=1 provider=18",
      "pool add pool=gongyi name=公益时间池", "donate member=18 pool=gongyi minutes=99:30",

    ])
    let refused = bank.ask("redeem return redemption=1 reason=未教会")
    guard case .failure(let refusal) = refused else { throw UnexpectedRefusal(description: "\(refused)") }
    #expect(refusal.code == .insufficientHours)
    #expect(refusal.written(in: .english).contains("available=1:30 needed=2:00 short=0:30"))
    #expect(bank.table("redeem return redemption=1 reason=未教会 force=true", "available") == ["10:00"])
    #expect(bank.table("balance member=18", "available") == ["-0:30"])
    #expect(bank.refusal("redeem request member=18 offer=tea") == .inDebt)
    try bank.done("service record member=18 station=jindu date=2026-05-01 minutes=1:00")
    #expect(bank.table("balance member=18", "available") == ["0:30"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a return fills the debt of who gets the hours back`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=3:00", "redeem request member=17 offer=tea",
      "redeem fulfil redemption=1", "pool add pool=gongyi name=公益时间池", "donate member=17 pool=gongyi minutes=11:00",
      "service reverse record=10 reason=查无此事 force=true",
    ])
    #expect(bank.table("balance member=17", "available") == ["-3:00"])
    #expect(bank.table("redeem return redemption=1 reason=送错", "available") == ["-1:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what a full wallet passed on to a pool comes back from the pool`() throws {
    let bank = try TestBank(
      policy: .community(but: ["redemption.wallet_cap": "60", "redemption.wallet_cap_pool": "gongyi"]))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "service record member=17 station=jindu date=2026-05-01 minutes=1:00",
      "service record member=18 station=jindu date=2026-05-01 minutes=0:40",
      "offer add offer=lesson name=手机课 kind=service price=1:00", "redeem request member=17 offer=lesson",
      "redeem fulfil redemption=1 provider=18 minutes=0:50",
    ])
    #expect(bank.table("balance member=17", "available") == ["0:10"])
    #expect(bank.table("balance member=18", "available") == ["1:00"])
    #expect(bank.table("pool list", "available") == ["0:30"])
    #expect(bank.table("redeem return redemption=1 reason=未教会", "available") == ["1:00"])
    #expect(bank.table("balance member=18", "available", "earned") == ["0:40 0:40"])
    #expect(bank.table("pool list", "available") == ["0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
