import Foundation
import LineProtocol
import TestSupport
import Testing

/// What the bank as a whole asks of those who redeem, with its codes and figures.
@Suite struct RedemptionRuleTests {
  /// Member 17, 60 years old on 2026-05-06, has served 40:00; 18, of no known age, has an opening balance only.
  private func station(_ rules: [String: String]) throws -> TestBank {
    let bank = try TestBank(policy: .community(but: rules))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05 birth=1966-05-06",
      "member add no=18 name=李四 station=jindu registered=2024-01-05", "opening member=18 minutes=40:00 reason=旧册结余",
      "offer add offer=lesson name=手机课 kind=service price=2:00",
    ])
    try bank.lay((1...4).map { "service record member=17 station=jindu date=2026-04-0\($0) minutes=10:00" })
    return bank
  }

  private func refusal(_ bank: TestBank, member: Int, offer: String = "lesson") -> String {
    guard case .failure(let refusal) = bank.ask("redeem request member=\(member) offer=\(offer)") else { return "" }
    return refusal.written(in: .english).components(separatedBy: " text=").first ?? ""
  }

  @Test func `goods are handed out no more once the bank forbids them, what was requested before still is`() throws {
    let bank = try station([:])
    try bank.lay([
      "offer add offer=tea name=茶叶 kind=gift price=1:00", "stock in offer=tea station=jindu pieces=2",
      "redeem request member=17 offer=tea", #"policy set rules="[redemption]\ngifts = false""#,
    ])
    #expect(refusal(bank, member: 17, offer: "tea") == "ERR not-allowed kind=gift")
    #expect(bank.refusal("offer add offer=rice name=大米 kind=gift price=1:00") == .notAllowed)
    #expect(refusal(bank, member: 17) == "")
    #expect(bank.table("redeem fulfil redemption=1", "state") == ["fulfilled"])
  }

  @Test func `hours of service are asked, not hours of the wallet`() throws {
    let bank = try station(["redemption.min_service": "2401"])
    #expect(refusal(bank, member: 17) == "ERR not-allowed earned=40:00 needed=40:01")
    #expect(refusal(bank, member: 18) == "ERR not-allowed earned=0:00 needed=40:01")
    try bank.done("service record member=17 station=jindu date=2026-04-05 minutes=0:01")
    #expect(refusal(bank, member: 17) == "")
  }

  @Test func `stars can be asked by the bank`() throws {
    let bank = try station(["redemption.min_stars": "1"])
    #expect(refusal(bank, member: 17) == "ERR too-few-stars stars=0 needed=1")
    try bank.lay((11...16).map { "service record member=17 station=jindu date=2026-04-\($0) minutes=10:00" })
    #expect(refusal(bank, member: 17) == "")
  }

  @Test func `an age is reached on the birthday, and must be known`() throws {
    let bank = try station(["redemption.min_age": "60"])
    #expect(refusal(bank, member: 17) == "ERR too-young age=59 needed=60")
    #expect(refusal(bank, member: 18) == #"ERR too-young age="" needed=60"#)
    bank.clock.set("2026-05-05T16:00:00Z")
    #expect(refusal(bank, member: 17) == "")
  }

  @Test func `a month is open from its first to its last minute in the bank's time zone`() throws {
    let bank = try station(["redemption.open_months": "6"])
    #expect(refusal(bank, member: 17) == "ERR not-redeemable-now month=5 open=6")
    for (instant, expected) in [
      ("2026-05-31T15:59:59Z", "ERR not-redeemable-now month=5 open=6"), ("2026-05-31T16:00:00Z", ""),
      ("2026-06-30T15:59:59Z", ""), ("2026-06-30T16:00:00Z", "ERR not-redeemable-now month=7 open=6"),
    ] {
      bank.clock.set(instant)
      #expect(refusal(bank, member: 17) == expected, "\(instant)")
    }
  }

  @Test func `an offer can be of some stations only, and a limit says how often it was used`() throws {
    let bank = try station([:])
    try bank.done("offer set offer=lesson stations=xincheng limit=1/month")
    #expect(refusal(bank, member: 17) == "ERR not-allowed station=jindu stations=xincheng")
    try bank.lay(["offer set offer=lesson stations=", "redeem request member=17 offer=lesson"])
    #expect(refusal(bank, member: 17) == "ERR limit-reached used=1 limit=1/month")
    try bank.lay(["redeem fulfil redemption=1 provider=18", "redeem return redemption=1 reason=未教会"])
    #expect(refusal(bank, member: 17) == "")
  }
}
