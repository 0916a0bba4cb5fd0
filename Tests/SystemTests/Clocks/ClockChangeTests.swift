import TestSupport
import Testing

/// The nights in which Berlin's clocks change: at 2:00 to 3:00 in spring, at 3:00 to 2:00 in autumn.
@Suite(.serialized, .needsHeldClock) struct ClockChangeTests {
  private func bank(at instant: String) throws -> TimedBank {
    let bank = try TimedBank(at: instant, timeZone: "Europe/Berlin")
    for member in 17...19 { try bank.done("member add no=\(member) name=张三 station=jindu registered=2024-01-05") }
    return bank
  }

  /// A record of the night, as far as it matters here.
  private func record(_ bank: TimedBank, _ member: Int, _ words: String) throws -> Answer {
    try bank.ask("service record member=\(member) station=jindu date=today \(words)")
  }

  @Test func `in spring the hour that never was is no service`() async throws {
    try await blocking {
      let bank = try bank(at: "2027-03-28T12:00:00+02:00")
      let tooLong = try record(bank, 17, "start=01:30 end=03:30 minutes=2:00")
      #expect(tooLong.code == "times-disagree" && tooLong["between"] == "1:00")
      #expect(try record(bank, 17, "start=01:30 end=03:30 minutes=1:00").isDone)
      // Without an end an hour from 1:30 goes on to 3:30.
      #expect(try record(bank, 18, "start=01:30 minutes=1:00").isDone)
      let common = try record(bank, 18, "start=03:00 minutes=1:00")
      #expect(common.code == "overlap" && common["by"] == "0:30")
      #expect(try record(bank, 18, "start=03:30 minutes=1:00").isDone)
      // A start that the clock skipped is the moment after the gap.
      let skipped = try record(bank, 19, "start=02:30 end=03:30 minutes=1:00")
      #expect(skipped.code == "times-disagree" && skipped["between"] == "0:30")
      #expect(try record(bank, 19, "start=02:30 end=03:30 minutes=0:30").isDone)
      try bank.expectSoundBooks()
    }
  }

  @Test func `in autumn the hour that came twice is two hours of service`() async throws {
    try await blocking {
      let bank = try bank(at: "2026-10-25T12:00:00+01:00")
      let tooLong = try record(bank, 17, "start=01:30 end=03:30 minutes=3:01")
      #expect(tooLong.code == "times-disagree" && tooLong["between"] == "3:00")
      #expect(try record(bank, 17, "start=01:30 end=03:30 minutes=3:00").isDone)
      // Two hours from 1:30 go on to 2:30 of the second time.
      #expect(try record(bank, 18, "start=01:30 minutes=2:00").isDone)
      let common = try record(bank, 18, "start=02:30 minutes=2:00")
      #expect(common.code == "overlap" && common["by"] == "1:00")
      #expect(try record(bank, 18, "start=03:00 minutes=1:00").isDone)
      try bank.expectSoundBooks()
    }
  }

  @Test func `entries made through both nights keep their order and say their offset`() async throws {
    try await blocking {
      let autumn = try bank(at: "2026-10-25T02:30:00+02:00")
      let start = try autumn.head()
      try autumn.done("pool add pool=jia name=甲")
      try autumn.setClock("2026-10-25T02:30:00+01:00")
      try autumn.done("pool add pool=yi name=乙")
      #expect(
        try autumn.table("journal list after=\(start)", "at") == [
          "2026-10-25T02:30:00.000+02:00", "2026-10-25T02:30:00.000+01:00",
        ])
      try autumn.expectSoundBooks()

      let spring = try bank(at: "2027-03-28T01:59:00+01:00")
      let begin = try spring.head()
      try spring.done("pool add pool=jia name=甲")
      try spring.setClock("2027-03-28T03:00:00+02:00")
      try spring.done("pool add pool=yi name=乙")
      #expect(
        try spring.table("journal list after=\(begin)", "at") == [
          "2027-03-28T01:59:00.000+01:00", "2027-03-28T03:00:00.000+02:00",
        ])
      try spring.expectSoundBooks()
    }
  }

  @Test func `a hold's last day has 23 hours in spring and the hold lapses when they are over`() async throws {
    try await blocking {
      let bank = try bank(at: "2027-03-14T12:00:00+01:00")
      try bank.done("opening member=17 minutes=10:00 reason=旧册结余")
      try bank.done("offer add offer=lesson name=手机课 kind=service price=1:00")
      #expect(try bank.done("redeem request member=17 offer=lesson")["until"] == "2027-03-28")
      try bank.restart(at: "2027-03-28T23:59:00+02:00")
      try bank.done("pool add pool=jia name=甲")
      #expect(try bank.table("redeem list", "state") == ["requested"])
      let head = try bank.head()
      try bank.setClock("2027-03-29T00:00:00+02:00")
      try bank.done("pool add pool=yi name=乙")
      #expect(
        try bank.table("journal list after=\(head)", "kind", "date") == ["release 2027-03-29", "pool 2027-03-29"])
      try bank.expectSoundBooks()
    }
  }
}
