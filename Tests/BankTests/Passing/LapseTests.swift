import Bank
import LineProtocol
import TestSupport
import Testing

/// Holds end by themselves: exactly once, whoever is there to see it.
@Suite struct LapseTests {
  /// Two redemptions on hold until 2026-05-18 and one cancelled.
  private func station(_ folder: TemporaryFolder = TemporaryFolder()) throws -> TestBank {
    let bank = try TestBank(folder: folder)
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05", "opening member=17 minutes=10:00 reason=旧册结余",
      "offer add offer=tea name=茶叶 kind=gift price=2:00 limit=2/year", "stock in offer=tea station=jindu pieces=2",
      "redeem request member=17 offer=tea", "redeem request member=17 offer=tea",
    ])
    return bank
  }

  private static let day: Int64 = 86_400

  @Test func `a hold lasts through its last day and lapses with the first change after it`() throws {
    let bank = try station()
    bank.clock.advance(seconds: 14 * Self.day)
    try bank.done("pool add pool=a name=甲")
    #expect(bank.table("balance member=17", "available", "held") == ["6:00 4:00"])
    bank.clock.advance(seconds: Self.day)
    #expect(bank.table("redeem request member=17 offer=tea", "available", "held") == ["8:00 2:00"])
    #expect(bank.table("redeem list", "redemption", "state") == ["1 lapsed", "2 lapsed", "3 requested"])
    #expect(
      bank.table("journal list after=9", "kind", "user", "role") == [
        "pool root admin", "release daemon daemon", "release daemon daemon", "hold root admin",
      ])
    #expect(bank.table("stock list", "pieces", "reserved") == ["2 1"])
    #expect(bank.refusal("redeem fulfil redemption=1") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the daemon's own clock sees to it where nobody asks for anything, and only once`() throws {
    let bank = try station()
    bank.clock.advance(seconds: 15 * Self.day)
    for _ in 0..<3 { bank.passTime() }
    #expect(bank.table("redeem list", "state") == ["lapsed", "lapsed"])
    #expect(bank.table("journal list after=9", "kind").count == 2)
    #expect(bank.table("balance member=17", "available", "held") == ["10:00 0:00"])
  }

  @Test func `it happens once across restarts, and a clock that runs back undoes nothing`() throws {
    let folder = TemporaryFolder()
    var bank = try station(folder)
    bank.clock.advance(seconds: 15 * Self.day)
    let later = bank.clock.now
    bank.passTime()
    let entries = bank.end("head", "entry")
    try bank.bank.close()
    bank = try TestBank(folder: folder)
    bank.passTime()
    #expect(bank.end("head", "entry") == entries)
    #expect(later > bank.clock.now)
    #expect(bank.table("redeem list", "state") == ["lapsed", "lapsed"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a refused and a dry request leave behind what was due, and nothing else`() throws {
    let bank = try station()
    bank.clock.advance(seconds: 15 * Self.day)
    #expect(bank.refusal("redeem cancel redemption=1 reason=改主意") == .wrongState)
    try bank.done("redeem request member=17 offer=tea dry=true")
    #expect(bank.table("redeem list", "state") == ["lapsed", "lapsed"])
    #expect(bank.table("journal list after=9", "kind") == ["release", "release"])
  }

  @Test func `more than one commit can take lapses one after another`() throws {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05", "opening member=17 minutes=100:00 reason=旧册结余",
      "offer add offer=talk name=聊天 kind=service price=0:01",
    ])
    try bank.lay(Array(repeating: "redeem request member=17 offer=talk", count: 2500))
    bank.clock.advance(seconds: 15 * Self.day)
    bank.passTime()
    #expect(bank.table("balance member=17", "available", "held") == ["100:00 0:00"])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
