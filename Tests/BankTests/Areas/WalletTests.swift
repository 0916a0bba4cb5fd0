import LineProtocol
import TestSupport
import Testing

/// What a wallet holds, and what of its hours can only be donated.
@Suite struct WalletTests {
  private static let capped = [
    "redemption.wallet_cap": "600", "redemption.wallet_cap_pool": "gongyi", "redemption.transfer": "any",
  ]

  private func bank(_ rules: [String: String]) throws -> TestBank {
    let bank = try TestBank(policy: .community(but: rules))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=jindu pieces=9",
      "offer add offer=lesson name=手机课 kind=service price=4:00",
    ])
    return bank
  }

  private func record(_ minutes: String, _ day: Int, _ rest: String = "") -> String {
    "service record member=17 station=jindu date=2026-04-0\(day) minutes=\(minutes)\(rest)"
  }

  @Test func `what service brings above the cap goes to the pool in the same entry, held hours counted in`() throws {
    let bank = try bank(Self.capped)
    try bank.lay([record("8:00", 1), "redeem request member=17 offer=tea"])
    #expect(bank.table(record("5:00", 2), "available", "year") == ["8:00 13:00"])
    #expect(bank.table("balance member=17", "available", "held", "earned") == ["8:00 2:00 13:00"])
    #expect(bank.table("pool list", "available") == ["3:00"])
    #expect(bank.table("stars show member=17", "minutes") == ["13:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `transfer, grant and opening that would pass the cap are refused, and a release never is`() throws {
    let bank = try bank(Self.capped)
    try bank.lay([record("9:00", 1), record("9:00", 2), "redeem request member=17 offer=tea"])
    #expect(bank.refusal("opening member=17 minutes=0:01 reason=旧册") == .limitReached)
    #expect(bank.refusal("grant pool=gongyi member=17 minutes=0:01 reason=困难") == .limitReached)
    try bank.done("opening member=18 minutes=10:00 reason=旧册")
    #expect(bank.refusal("transfer from=18 to=17 minutes=0:01") == .limitReached)
    #expect(bank.table("redeem cancel redemption=1 reason=不要了", "available") == ["10:00"])
  }

  @Test func `a reversal takes the pool's share back from the pool, and what is gone there needs force`() throws {
    let bank = try bank(Self.capped)
    try bank.lay([record("8:00", 1), record("5:00", 2)])
    #expect(bank.table("service reverse record=2 reason=误记", "available", "year") == ["8:00 8:00"])
    #expect(bank.table("pool list", "available") == ["0:00"])
    try bank.lay([record("5:00", 3), "grant pool=gongyi member=18 minutes=2:00 reason=困难"])
    #expect(bank.refusal("service reverse record=3 reason=误记") == .insufficientHours)
    #expect(bank.table("service reverse record=3 reason=误记 force=true", "available") == ["8:00"])
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/") } == [
        "bank/issued -8:00", "bank/opening -2:00",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a correction is judged on the net effect, the pool's share included`() throws {
    let bank = try bank(Self.capped)
    try bank.lay([record("8:00", 1), record("5:00", 2)])
    #expect(bank.table("service correct record=2 minutes=4:00 reason=误记", "available", "year") == ["10:00 12:00"])
    #expect(bank.table("pool list", "available") == ["2:00"])
    try bank.lay(["redeem request member=17 offer=tea", "redeem fulfil redemption=1"])
    #expect(bank.refusal("service correct record=1 minutes=0:01 reason=误记") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `debt is filled before the pool gets anything`() throws {
    let bank = try bank(Self.capped)
    try bank.lay([record("4:00", 1), "redeem request member=17 offer=tea", "redeem fulfil redemption=1"])
    try bank.done("service reverse record=1 reason=误记 force=true")
    #expect(bank.table(record("12:00", 2), "available") == ["10:00"])
    #expect(bank.table("pool list", "available") == ["0:00"])
    #expect(bank.table(record("0:30", 3), "available") == ["10:00"])
    #expect(bank.table("pool list", "available") == ["0:30"])
  }

  @Test func `where team hours can only be donated they buy nothing, and go first in a donation`() throws {
    let bank = try bank(["redemption.team_hours": "donate"])
    try bank.lay([
      "team add team=jia name=甲队 station=jindu", "team join team=jia member=17 from=2024-01-05",
      "pool add pool=gongyi name=公益时间池", record("4:00", 1), record("3:00", 2, " team=none"),
    ])
    #expect(
      bank.table("balance member=17", "available", "donatable", "earned") == ["3:00 4:00 7:00"])
    #expect(bank.refusal("redeem request member=17 offer=lesson") == .insufficientHours)
    try bank.done("donate member=17 pool=gongyi minutes=5:00")
    #expect(bank.table("balance member=17", "available", "donatable") == ["2:00 0:00"])
    #expect(bank.refusal("service reverse record=1 reason=误记") == .insufficientHours)
    #expect(bank.refusal("donate member=17 pool=gongyi minutes=2:01") == .insufficientHours)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a new bank has the pool that its rules name`() throws {
    #expect(try bank(Self.capped).table("pool list", "pool") == ["gongyi"])
  }
}

/// The cap where hours go from one member to another for a service.
extension WalletTests {
  @Test func `an exchange above the cap leaves the rest to the pool, and its return takes it back from there`() throws {
    let bank = try TestBank(
      policy: .community(but: ["redemption.wallet_cap": "600", "redemption.wallet_cap_pool": "gongyi"]))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "offer add offer=lesson name=手机课 kind=service price=4:00", "opening member=17 minutes=9:00 reason=旧册",
      "opening member=18 minutes=8:00 reason=旧册", "redeem request member=18 offer=lesson",
      "redeem fulfil redemption=1 provider=17 date=2026-05-01 minutes=3:00",
    ])
    #expect(bank.table("balance member=17", "available", "earned") == ["10:00 3:00"])
    #expect(bank.table("balance member=18", "available") == ["5:00"])
    #expect(bank.table("pool list", "available") == ["2:00"])
    try bank.done("redeem return redemption=1 reason=没有上成")
    #expect(bank.table("balance member=17", "available", "earned") == ["9:00 0:00"])
    #expect(bank.table("balance member=18", "available") == ["8:00"])
    #expect(bank.table("pool list", "available") == ["0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
