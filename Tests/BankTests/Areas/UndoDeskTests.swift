import LineProtocol
import TestSupport
import Testing

@Suite struct UndoDeskTests {
  /// Members 17 and 18 are one household; 17 has 10:00, a pool has 2:00 of it, and a station has three pieces.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05", "opening member=17 minutes=12:00 reason=旧册结余",
      "household join household=zhangjia member=17 relation=head", "household join household=zhangjia member=18",
      "pool add pool=gongyi name=公益时间池", "donate member=17 pool=gongyi minutes=2:00",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=jindu pieces=3",
    ])
    return bank
  }

  @Test(arguments: [
    "transfer from=17 to=18 minutes=2:30", "donate member=17 pool=gongyi minutes=1:15",
    "grant pool=gongyi member=18 minutes=0:45 reason=独居", "opening member=18 minutes=7:00 reason=旧册结余",
    "stock in offer=tea station=jindu pieces=4", "stock move offer=tea station=jindu to=xincheng pieces=2",
    "stock count offer=tea station=jindu pieces=1 reason=盘点",
  ])
  func `an entry and its reversal leave every balance as it was, and it is undone once`(line: String) throws {
    let bank = try station()
    let before = balances(bank)
    let entry = try #require(try bank.done(line)["entry"])
    #expect(balances(bank) != before)
    try bank.done("journal reverse entry=\(entry) reason=录错")
    #expect(balances(bank) == before)
    #expect(bank.refusal("journal reverse entry=\(entry) reason=再来") == .alreadyReversed)
    try bank.done("rebuild")
    #expect(bank.refusal("journal reverse entry=\(entry) reason=再来") == .alreadyReversed)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the passbook shows the reversal with its reason`() throws {
    let bank = try station()
    let entry = try #require(try bank.done("transfer from=17 to=18 minutes=2:30")["entry"])
    try bank.done("journal reverse entry=\(entry) reason=录错成员")
    #expect(
      bank.table("statement member=18", "kind", "minutes", "available", "text") == [
        "transfer 2:30 2:30 ", "reversal -2:30 0:00 录错成员",
      ])
  }

  @Test func `what is spent is taken back only by force, and is a debt that service fills`() throws {
    let bank = try station()
    let entry = try #require(try bank.done("transfer from=17 to=18 minutes=2:30")["entry"])
    try bank.done("donate member=18 pool=gongyi minutes=2:00")
    let undo = "journal reverse entry=\(entry) reason=录错"
    #expect(bank.refusal(undo) == .insufficientHours)
    try bank.done(undo + " force=true")
    #expect(bank.table("balance member=18", "available") == ["-2:00"])
    #expect(bank.refusal("donate member=18 pool=gongyi minutes=0:01") == .inDebt)
    try bank.done("service record member=18 station=jindu date=2026-05-01 minutes=3:00")
    #expect(bank.table("balance member=18", "available") == ["1:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a pool gives back no more than it has, by force neither`() throws {
    let bank = try station()
    try bank.done("grant pool=gongyi member=18 minutes=2:00 reason=独居")
    #expect(bank.refusal("journal reverse entry=11 reason=录错 force=true") == .insufficientHours)
  }

  @Test func `a grant that was undone frees nobody of the hours that the bank asks for`() throws {
    let bank = try station()
    let entry = try #require(try bank.done("grant pool=gongyi member=18 minutes=2:00 reason=独居")["entry"])
    try bank.lay([
      "policy set rules=\"[redemption]\\nmin_service = \\\"100:00\\\"\"", "opening member=18 minutes=5:00 reason=旧册结余",
    ])
    #expect(bank.refusal("redeem request member=18 offer=tea dry=true") == nil)
    try bank.done("journal reverse entry=\(entry) reason=录错")
    #expect(bank.refusal("redeem request member=18 offer=tea") == .notAllowed)
  }

  private func balances(_ bank: TestBank) -> [String] {
    bank.table("trial-balance", "account", "balance").filter { !$0.hasSuffix(" 0") && !$0.hasSuffix(" 0:00") }
  }
}
