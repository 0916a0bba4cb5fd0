import LineProtocol
import TestSupport
import Testing

/// Members who go: what becomes of wallet, redemptions, household and teams.
@Suite struct ClosingTests {
  /// Members 17 (head), 18 and 19 are one household; 17 has 8:00, and 2:00 on hold for a gift; 20 is nobody's.
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "member add no=19 name=王五 station=jindu registered=2024-01-05",
      "member add no=20 name=赵六 station=jindu registered=2024-01-05",
      "household join household=zhangjia member=17 relation=head",
      "household join household=zhangjia member=18 relation=spouse",
      "household join household=zhangjia member=19 relation=child",
      "team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=17 from=2024-02-01",
      "pool add pool=gongyi name=公益时间池", "opening member=17 minutes=10:00 reason=旧册结余",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=jindu pieces=1",
      "redeem request member=17 offer=tea",
    ])
    return bank
  }

  private static let wang = TestBank.user(1001, "wang")

  @Test func `where nobody says what becomes of the hours, nobody is closed`() throws {
    let bank = try station()
    guard case .failure(let refusal) = bank.ask("member close member=17", as: Self.wang) else {
      Issue.record("closed")
      return
    }
    #expect(refusal.code == .wrongState)
    #expect(
      refusal.details.map { $0.value.plain(in: .english) } == ["17", "8:00", "2:00", "1"],
      "the balance and the redemption are named")
    #expect(bank.table("member show member=17", "state", "teams") == ["active shuijiao"])
  }

  @Test func `open redemptions are cancelled, the wallet goes to the one of the household who is named`() throws {
    let bank = try station()
    #expect(
      bank.table("member close member=17 reason=病故 heir=19 cause=death", "state", "ending", "teams", as: Self.wang) == [
        "closed death shuijiao"
      ])
    #expect(bank.table("balance member=17", "available", "held") == ["0:00 0:00"])
    #expect(bank.table("balance member=19", "available", "earned") == ["10:00 0:00"])
    #expect(bank.table("redeem list", "state", "reason") == ["cancelled 病故"])
    #expect(bank.table("stock list", "pieces", "reserved") == ["1 0"])
    #expect(bank.table("household list", "member") == ["18", "19"])
    #expect(
      bank.table("journal list after=18", "kind", "role") == [
        "release operator", "transfer operator", "household operator", "membership operator", "member operator",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `left to the household it goes to its head, and the head names an heir`() throws {
    let bank = try station()
    #expect(bank.refusal("member close member=17 to=household") == .wrongState)
    #expect(bank.refusal("member close member=17 heir=20") == .notAllowed)
    #expect(bank.refusal("member close member=17 heir=17") == .notAllowed)
    try bank.lay(["opening member=18 minutes=3:00 reason=旧册结余", "member close member=18 to=household"])
    #expect(bank.table("balance member=17", "available") == ["11:00"])
    #expect(bank.refusal("member close member=20 to=household") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `it can be donated instead`() throws {
    let bank = try station()
    #expect(bank.refusal("member close member=17 pool=xiwang") == .notFound)
    try bank.done("member close member=17 pool=gongyi reason=迁出")
    #expect(bank.table("pool list", "pool", "available") == ["gongyi 10:00"])
    #expect(bank.table("member show member=17", "state", "ending") == ["closed left"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an empty wallet asks nothing, and a debt is an administrator's to write off`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=20 station=jindu date=2026-05-02 minutes=3:00",
      "donate member=20 pool=gongyi minutes=3:00",
      "service reverse record=1 reason=查无此事 force=true",
    ])
    #expect(bank.refusal("member close member=20", as: Self.wang) == .wrongState)
    #expect(bank.refusal("member close member=20 force=true", as: Self.wang) == .denied)
    try bank.done("member close member=20 reason=失联 force=true")
    #expect(bank.table("balance member=20", "available") == ["0:00"])
    #expect(
      bank.table("trial-balance", "account", "balance").filter { $0.hasPrefix("bank/opening") } == [
        "bank/opening -13:00"
      ])
    try bank.done("member close member=18")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what was moved before a member went cannot come back into the closed wallet`() throws {
    let bank = try station()
    let entry = bank.end("transfer from=17 to=18 minutes=1:00", "entry")
    try bank.done("member close member=17 heir=18")
    #expect(bank.refusal("journal reverse entry=\(entry) reason=录错") == .closed)
  }

  @Test func `what waits for a second administrator has to be decided first`() throws {
    let bank = try station()
    try bank.done("adjust member=17 minutes=1:00 direction=add reason=漏记")
    #expect(bank.refusal("member close member=17 heir=18") == .wrongState)
    try bank.lay(["adjust reject adjustment=1 reason=不需要", "member close member=17 heir=18"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a trial closes nobody`() throws {
    let bank = try station()
    let before = bank.picture()
    try bank.done("member close member=17 heir=18 dry=true")
    #expect(bank.picture() == before)
  }
}
