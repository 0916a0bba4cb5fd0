import TestSupport
import Testing

/// New Year's Eve in the bank's time zone, which is none in UTC yet.
@Suite(.serialized, .needsHeldClock) struct YearEndTests {
  private static let beforeMidnight = "2026-12-31T23:59:00+08:00"
  private static let midnight = "2027-01-01T00:00:00+08:00"

  private func bank(_ stars: String) throws -> TimedBank {
    let bank = try TimedBank(at: Self.beforeMidnight, rules: "backdate_days = 0\n[stars.member]\n\(stars)")
    try bank.done("member add no=17 name=张三 station=jindu registered=2024-01-05")
    try bank.done("offer add offer=tea name=茶叶 kind=gift price=0:30 limit=2/year")
    try bank.done("stock in offer=tea station=jindu pieces=10")
    return bank
  }

  @Test func `today, the year of a service and a limit per year change at the bank's midnight`() async throws {
    try await blocking {
      let bank = try bank("thresholds = [2, 4]")
      let last = try bank.done("service record member=17 station=jindu date=today minutes=2:00")
      #expect([last["date"], last["year"], last["stars"]] == ["2026-12-31", "2:00", "1"])
      let early = try bank.ask("service record member=17 station=jindu date=2027-01-01 minutes=1:00")
      #expect(early.code == "future-date")
      for _ in 1...2 { #expect(try bank.done("redeem request member=17 offer=tea")["until"] == "2027-01-14") }
      let third = try bank.ask("redeem request member=17 offer=tea")
      #expect(third.refusal == "limit-reached used=2 limit=2/year")

      try bank.setClock(Self.midnight)
      #expect(try bank.table("stars show member=17", "year", "minutes", "stars") == ["2027 0:00 1"])
      let first = try bank.done("service record member=17 station=jindu date=today minutes=2:00")
      #expect([first["date"], first["year"], first["stars"], first["was"]] == ["2027-01-01", "2:00", "2", "1"])
      let late = try bank.done("service record member=17 station=jindu date=yesterday minutes=1:00")
      #expect([late["date"], late["year"], late["stars"]] == ["2026-12-31", "3:00", "2"])
      for _ in 1...2 { #expect(try bank.done("redeem request member=17 offer=tea")["until"] == "2027-01-15") }
      #expect(try bank.ask("redeem request member=17 offer=tea").refusal == "limit-reached used=2 limit=2/year")
      #expect(try bank.table("balance member=17", "available", "held") == ["3:00 2:00"])
      try bank.expectSoundBooks()
    }
  }

  @Test func `where each year starts anew, its turn takes the stars and journals nothing`() async throws {
    try await blocking {
      let bank = try bank("thresholds = [2]\ncarry = false")
      try bank.done("service record member=17 station=jindu date=today minutes=2:00")
      #expect(try bank.table("stars show member=17", "year", "stars") == ["2026 1"])
      let head = try bank.head()
      try bank.setClock(Self.midnight)
      #expect(try bank.table("stars show member=17", "year", "stars") == ["2027 0"])
      #expect(try bank.head() == head)
      let first = try bank.done("service record member=17 station=jindu date=today minutes=2:00")
      #expect([first["stars"], first["was"]] == ["1", "0"])
      try bank.expectSoundBooks()
    }
  }
}
