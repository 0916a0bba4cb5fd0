import Bank
import LineProtocol
import TestSupport
import Testing

/// Pools that help certain members only, and give by themselves every month.
@Suite struct AllowanceTests {
  /// A pool for those of 60 who live alone: 17 (born 1958) and 18 (born 1962) are such, 19 is too young, 20 not alone.
  private func station(hours: String = "10:00", _ folder: TemporaryFolder = TemporaryFolder()) throws -> TestBank {
    let bank = try TestBank(folder: folder)
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu birth=1958-03-02 registered=2024-01-05 tags=hardship,alone",
      "member add no=18 name=李四 station=jindu birth=1962-11-20 registered=2024-01-05",
      "member set member=18 tags=alone",
      "member add no=19 name=王五 station=jindu birth=1985-12-12 registered=2024-01-05 tags=alone",
      "member add no=20 name=赵六 station=jindu birth=1950-12-12 registered=2024-01-05",
      "pool add pool=gongyi name=公益时间池 min-age=60 tags=alone", "opening member=19 minutes=\(hours) reason=旧册结余",
      "donate member=19 pool=gongyi minutes=\(hours)",
    ])
    return bank
  }

  @Test func `a pool gives to those only who meet its criteria`() throws {
    let bank = try station()
    #expect(bank.table("member show member=17", "tags") == ["alone,hardship"])
    #expect(bank.table("pool show pool=gongyi", "min-age", "tags", "available") == ["60 alone 10:00"])
    for (member, names) in [(19, ["pool", "member", "age", "needed"]), (20, ["pool", "member", "tags"])] {
      guard case .failure(let refusal) = bank.ask("grant pool=gongyi member=\(member) minutes=1:00 reason=困难") else {
        Issue.record("granted to \(member)")
        continue
      }
      #expect(refusal.code == .notAllowed)
      #expect(refusal.details.map(\.name) == names)
    }
    #expect(bank.refusal("grant pool=gongyi member=17 minutes=1:00 reason=困难") == nil)
    try bank.done("pool set pool=gongyi tags= min-age=0")
    #expect(bank.refusal("grant pool=gongyi member=19 minutes=1:00 reason=困难") == nil)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `every month those who meet the criteria get their hours on the day, once`() throws {
    let folder = TemporaryFolder()
    var bank = try station(folder)
    try bank.done("pool allowance pool=gongyi minutes=1:30 day=5")
    bank.passTime()
    #expect(bank.table("journal list kind=grant", "entry") == [], "the day of setting is not yet due")
    bank.clock.set("2026-05-05T00:00:00Z")
    let clock = bank.clock
    bank.passTime()
    try bank.bank.close()
    bank = try TestBank(clock: clock, folder: folder)
    bank.passTime()
    #expect(bank.table("balance member=17", "available") == ["1:30"])
    #expect(bank.table("balance member=18", "available") == ["1:30"])
    #expect(bank.table("statement member=17", "kind", "text", "date") == ["grant 2026-05 2026-05-05"])
    #expect(
      bank.table("pool list", "available", "allowance", "day", "month", "given") == ["7:00 1:30 5 2026-05 true"])
    // Set anew for a later day of the month, it is not given a second time in that month.
    try bank.done("pool allowance pool=gongyi minutes=1:30 day=20")
    bank.clock.set("2026-05-21T00:00:00Z")
    bank.passTime()
    #expect(bank.table("pool list", "available") == ["7:00"])
    bank.clock.set("2026-07-25T00:00:00Z")
    bank.passTime()
    #expect(
      bank.table("journal list kind=allowance", "date") == ["2026-05-05", "2026-06-20", "2026-07-20"])
    #expect(bank.table("pool list", "available", "given") == ["1:00 true"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a pool that has too little for all gives to nobody, says so once, and does not try again`() throws {
    let bank = try station(hours: "2:59")
    try bank.done("pool allowance pool=gongyi minutes=1:30")
    bank.clock.set("2026-06-01T00:00:00Z")
    bank.passTime()
    #expect(bank.table("pool list", "available", "month", "given") == ["2:59 2026-06 false"])
    try bank.lay(["opening member=19 minutes=9:00 reason=旧册结余", "donate member=19 pool=gongyi minutes=9:00"])
    bank.clock.set("2026-06-02T00:00:00Z")
    bank.passTime()
    #expect(bank.table("pool list", "available") == ["11:59"])
    bank.clock.set("2026-07-01T00:00:00Z")
    bank.passTime()
    #expect(bank.table("pool list", "available", "month", "given") == ["8:59 2026-07 true"])
    try bank.done("pool allowance pool=gongyi minutes=0:00")
    bank.clock.set("2026-08-01T00:00:00Z")
    bank.passTime()
    #expect(bank.table("pool list", "available", "allowance") == ["8:59 "])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `tags are texts of people: the chain holds their hash only, and rebuilt books have them`() throws {
    let bank = try station()
    #expect(!bank.table("journal show entry=4", "item", "name", "value").contains { $0 == "fact tags alone,hardship" })
    try bank.done("rebuild")
    #expect(bank.table("member show member=17", "tags") == ["alone,hardship"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
