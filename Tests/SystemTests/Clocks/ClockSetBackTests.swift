import TestSupport
import Testing

/// Somebody sets the server's clock back by an hour, over midnight, while the daemon runs.
@Suite(.serialized, .needsHeldClock) struct ClockSetBackTests {
  /// At ten past midnight; a hold until the day before has just lapsed, another has begun.
  private func bank() throws -> TimedBank {
    let bank = try TimedBank(at: "2026-05-04T10:00:00+08:00")
    try bank.done("member add no=17 name=张三 station=jindu registered=2024-01-05")
    try bank.done("opening member=17 minutes=10:00 reason=旧册结余")
    try bank.done("offer add offer=lesson name=手机课 kind=service price=1:00")
    #expect(try bank.done("redeem request member=17 offer=lesson")["until"] == "2026-05-18")
    let head = try bank.head()
    try bank.restart(at: "2026-05-19T00:10:00+08:00")
    #expect(try bank.entries(of: "release", after: head) == [head + 1])
    #expect(try bank.done("redeem request member=17 offer=lesson")["until"] == "2026-06-02")
    return bank
  }

  private static let setBack = "2026-05-18T23:10:00+08:00"

  @Test func `entries go on from the last instant, and the day does not begin anew`() async throws {
    try await blocking {
      let bank = try bank()
      let head = try bank.head()
      try bank.setClock(Self.setBack)
      #expect(try bank.done("service record member=17 station=jindu date=today minutes=1:00")["date"] == "2026-05-19")
      #expect(try bank.done("redeem request member=17 offer=lesson")["until"] == "2026-06-02")
      #expect(
        try bank.table("journal list after=\(head)", "at")
          == Array(repeating: "2026-05-19T00:10:00.000+08:00", count: 2))
      try bank.setClock("2026-05-19T00:20:00+08:00")
      try bank.done("pool add pool=jia name=甲")
      #expect(try bank.table("journal list after=\(head + 2)", "at") == ["2026-05-19T00:20:00.000+08:00"])
      try bank.expectSoundBooks()
    }
  }

  @Test func `what has lapsed lapses no second time, and what is held stays held, across a restart too`() async throws {
    try await blocking {
      let bank = try bank()
      try bank.setClock(Self.setBack)
      try bank.done("pool add pool=jia name=甲")
      #expect(try bank.table("redeem list", "redemption", "state") == ["1 lapsed", "2 requested"])
      try bank.restart(at: Self.setBack)
      try bank.done("pool add pool=yi name=乙")
      #expect(try bank.table("redeem list", "redemption", "state") == ["1 lapsed", "2 requested"])
      try bank.restart(at: "2026-06-02T23:59:00+08:00")
      try bank.done("pool add pool=bing name=丙")
      #expect(try bank.table("redeem list", "redemption", "state") == ["1 lapsed", "2 requested"])
      let head = try bank.head()
      try bank.restart(at: "2026-06-03T00:00:00+08:00")
      #expect(try bank.entries(of: "release", after: head) == [head + 1])
      #expect(try bank.table("journal list kind=release", "user").count == 2)
      #expect(try bank.table("balance member=17", "available", "held") == ["10:00 0:00"])
      try bank.expectSoundBooks()
    }
  }
}
