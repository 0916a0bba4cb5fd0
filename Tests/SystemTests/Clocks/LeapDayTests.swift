import TestSupport
import Testing

/// February 29, and February in years that have none.
@Suite(.serialized, .needsHeldClock) struct LeapDayTests {
  private func bank(at instant: String, rules: String = "backdate_days = 0") throws -> TimedBank {
    let bank = try TimedBank(at: instant, rules: rules)
    try bank.done("member add no=17 name=张三 station=jindu registered=2020-02-29 birth=1968-02-29")
    try bank.done("opening member=17 minutes=10:00 reason=旧册结余")
    return bank
  }

  @Test func `a hold through February 29 lapses on March 1, by the daemon's own clock`() async throws {
    try await blocking {
      let bank = try bank(at: "2028-02-15T10:00:00+08:00")
      try bank.done("offer add offer=lesson name=手机课 kind=service price=1:00")
      #expect(try bank.done("redeem request member=17 offer=lesson")["until"] == "2028-02-29")
      try bank.restart(at: "2028-02-29T23:59:59+08:00")
      try bank.done("pool add pool=jia name=甲")
      #expect(try bank.table("redeem list", "state") == ["requested"])
      let head = try bank.head()
      try bank.restart(at: "2028-03-01T00:00:00+08:00")
      #expect(try bank.entries(of: "release", after: head) == [head + 1])
      #expect(try bank.table("journal list after=\(head)", "kind", "user", "date") == ["release daemon 2028-03-01"])
      #expect(try bank.table("balance member=17", "available", "held") == ["10:00 0:00"])
      try bank.expectSoundBooks()
    }
  }

  @Test func `who was born on February 29 is a year older on it, and on March 1 where there is none`() async throws {
    try await blocking {
      let leap = try bank(at: "2028-02-28T23:59:00+08:00")
      try leap.done("offer add offer=bath name=助浴 kind=service price=1:00 min-age=60")
      #expect(try leap.ask("redeem request member=17 offer=bath").refusal == "too-young age=59 needed=60")
      try leap.setClock("2028-02-29T00:00:00+08:00")
      #expect(try leap.ask("redeem request member=17 offer=bath").isDone)
      try leap.expectSoundBooks()

      let common = try bank(at: "2027-02-28T23:59:00+08:00")
      try common.done("offer add offer=bath name=助浴 kind=service price=1:00 min-age=59")
      #expect(try common.ask("redeem request member=17 offer=bath").refusal == "too-young age=58 needed=59")
      try common.setClock("2027-03-01T00:00:00+08:00")
      #expect(try common.ask("redeem request member=17 offer=bath").isDone)
      try common.expectSoundBooks()
    }
  }

  @Test func `February 29 counts for the limits of its month and year`() async throws {
    try await blocking {
      let bank = try bank(at: "2028-02-29T23:59:00+08:00")
      for (offer, limit) in [("tea", "1/month"), ("rice", "1/year")] {
        try bank.done("offer add offer=\(offer) name=\(offer) kind=gift price=0:30 limit=\(limit)")
        try bank.done("stock in offer=\(offer) station=jindu pieces=5")
        try bank.done("redeem request member=17 offer=\(offer)")
        #expect(try bank.ask("redeem request member=17 offer=\(offer)").code == "limit-reached")
      }
      try bank.setClock("2028-03-01T00:00:00+08:00")
      #expect(try bank.ask("redeem request member=17 offer=tea").isDone)
      #expect(try bank.ask("redeem request member=17 offer=rice").refusal == "limit-reached used=1 limit=1/year")
      try bank.expectSoundBooks()
    }
  }

  @Test func `back-dating counts February 29 as a day where there is one`() async throws {
    try await blocking {
      let leap = try bank(at: "2028-03-01T00:00:00+08:00", rules: "backdate_days = 1")
      let record = "service record member=17 station=jindu minutes=1:00"
      #expect(try leap.done("\(record) date=yesterday")["date"] == "2028-02-29")
      let tooOld = try leap.ask("\(record) date=2028-02-28")
      #expect(tooOld.code == "too-old" && tooOld["earliest"] == "2028-02-29")
      try leap.expectSoundBooks()

      let common = try bank(at: "2027-03-01T00:00:00+08:00", rules: "backdate_days = 1")
      #expect(try common.done("\(record) date=yesterday")["date"] == "2027-02-28")
      #expect(try common.daemon.connect().answer("\(record) date=2027-02-29").code == "bad-value")
      try common.expectSoundBooks()
    }
  }
}
