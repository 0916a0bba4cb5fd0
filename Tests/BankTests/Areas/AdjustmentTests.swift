import LineProtocol
import TestSupport
import Testing

/// Adjustments of wallets, with two pairs of eyes.
@Suite struct AdjustmentTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu registered=2024-01-05", "opening member=17 minutes=2:00 reason=旧册结余",
    ])
    return bank
  }

  @Test func `one administrator proposes, another carries out`() throws {
    let bank = try station()
    #expect(
      bank.table(
        "adjust member=17 minutes=1:30 direction=add reason=漏记", "adjustment", "direction", "minutes", "state",
        "available") == ["1 add 1:30 proposed 2:00"])
    #expect(bank.refusal("adjust confirm adjustment=1") == .samePerson)
    #expect(bank.refusal("adjust confirm adjustment=1", as: TestBank.user(1001, "wang")) == .denied)
    #expect(
      bank.table("adjust confirm adjustment=1", "state", "available", as: TestBank.secondAdmin) == ["confirmed 3:30"])
    #expect(bank.refusal("adjust confirm adjustment=1", as: TestBank.secondAdmin) == .wrongState)
    #expect(bank.table("balance member=17", "available", "earned", "stars") == ["3:30 0:00 0"])
    #expect(
      bank.table("statement member=17", "kind", "minutes", "text") == ["opening 2:00 旧册结余", "adjustment 1:30 漏记"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what is taken must be there, unless it is forced into a debt`() throws {
    let bank = try station()
    #expect(bank.refusal("adjust member=17 minutes=2:01 direction=take reason=多记") == .insufficientHours)
    try bank.lay([
      "adjust member=17 minutes=3:00 direction=take reason=多记 force=true",
      "adjust member=17 minutes=1:00 direction=take reason=多记",
    ])
    #expect(bank.table("adjust confirm adjustment=2", "available", as: TestBank.secondAdmin) == ["1:00"])
    #expect(bank.table("adjust confirm adjustment=1", "available", as: TestBank.secondAdmin) == ["-2:00"])
    try bank.done("service record member=17 station=jindu date=2026-05-02 minutes=3:00")
    #expect(bank.table("balance member=17", "available") == ["1:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the state of the wallet counts when it is carried out`() throws {
    let bank = try station()
    try bank.lay([
      "adjust member=17 minutes=2:00 direction=take reason=多记", "pool add pool=a name=甲",
      "donate member=17 pool=a minutes=0:30",
    ])
    #expect(bank.refusal("adjust confirm adjustment=1", as: TestBank.secondAdmin) == .insufficientHours)
    #expect(bank.table("adjust reject adjustment=1 reason=不够扣", "state") == ["rejected"])
    #expect(bank.table("adjust list state=proposed", "adjustment") == [])
    #expect(bank.table("adjust list member=17", "adjustment", "state", "reason") == ["1 rejected 多记"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `an adjustment is undone like other entries that moved hours, a proposal not`() throws {
    let bank = try station()
    let proposal = bank.end("adjust member=17 minutes=1:00 direction=add reason=漏记", "entry")
    #expect(bank.refusal("journal reverse entry=\(proposal) reason=录错") == .notAllowed)
    let entry = bank.end("adjust confirm adjustment=1", "entry", as: TestBank.secondAdmin)
    try bank.done("journal reverse entry=\(entry) reason=录错")
    #expect(bank.table("balance member=17", "available") == ["2:00"])
    try bank.done("rebuild")
    #expect(bank.table("adjust list", "adjustment", "state") == ["1 confirmed"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
