import Bank
import LineProtocol
import TestSupport
import Testing

/// A clock that leaps is no proof that a day has come.
@Suite struct ClockGuardTests {
  private static let day: Int64 = 86_400

  /// A gift on hold until 2026-05-18, in a bank whose machine has a clock of its own.
  private func station() throws -> (bank: TestBank, boot: TestClock) {
    let boot = TestClock("2026-01-01T00:00:00Z")
    let bank = try TestBank(bootClock: boot)
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站",
      "member add no=17 name=张三 station=jindu registered=2024-01-05", "opening member=17 minutes=10:00 reason=旧册结余",
      "offer add offer=tea name=茶叶 kind=gift price=2:00", "stock in offer=tea station=jindu pieces=2",
      "redeem request member=17 offer=tea",
    ])
    return (bank, boot)
  }

  @Test func `after a leap nothing that is due is carried out until an administrator vouches for the clock`() throws {
    let (bank, _) = try station()
    bank.clock.advance(seconds: 20 * Self.day)
    for _ in 0..<3 { bank.passTime() }
    #expect(bank.table("redeem list", "state") == ["requested"])
    #expect(bank.end("status", "clock", "clock-leap") == "leapt 480:00")
    #expect(bank.end("health", "clock") == "leapt")
    // Records are taken as before.
    try bank.done("pool add pool=a name=甲")
    #expect(bank.table("redeem list", "state") == ["requested"])
    #expect(bank.refusal("clock confirm", as: TestBank.user(1001, "wang")) == .denied)
    #expect(bank.end("clock confirm dry=true", "leap") == "480:00")
    #expect(bank.end("status", "clock") == "leapt")
    #expect(bank.end("clock confirm key=k", "leap") == "480:00")
    #expect(bank.end("status", "clock", "clock-leap") == "trusted ")
    bank.passTime()
    #expect(bank.table("redeem list", "state") == ["lapsed"])
    #expect(bank.refusal("clock confirm") == .wrongState)
    bank.clock.advance(seconds: 20 * Self.day)
    bank.passTime()
    #expect(bank.end("clock confirm key=k", "replayed") == "true")
    #expect(bank.end("status", "clock") == "leapt", "an answer that is repeated vouches for nothing")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a clock that comes back is trusted again by itself`() throws {
    let (bank, boot) = try station()
    bank.clock.advance(seconds: 20 * Self.day)
    bank.passTime()
    #expect(bank.bank.health.clockLeapSeconds == 20 * Self.day)
    bank.clock.advance(seconds: -20 * Self.day)
    boot.advance(seconds: 60)
    bank.passTime()
    #expect(bank.bank.health.clockLeapSeconds == nil)
    #expect(bank.table("redeem list", "state") == ["requested"])
  }

  @Test func `days that really go by, and an hour of correction, need nobody's word`() throws {
    let (bank, boot) = try station()
    for _ in 0..<15 {
      bank.clock.advance(seconds: Self.day + 3600)
      boot.advance(seconds: Self.day)
      bank.passTime()
    }
    #expect(bank.end("status", "clock") == "trusted")
    #expect(bank.table("redeem list", "state") == ["lapsed"])
  }

  @Test func `a clock set back by a day is not trusted either`() throws {
    let (bank, _) = try station()
    bank.clock.advance(seconds: -Self.day)
    bank.passTime()
    #expect(bank.end("status", "clock", "clock-leap") == "leapt -24:00")
  }
}
