import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The best members and teams of a month, by the ledger alone.
@Suite struct BestDeskTests {
  private func station() throws -> TestBank {
    let bank = try BallotStation.open()
    try bank.lay([
      "service record member=19 station=jindu date=2026-04-11 minutes=9:00",
      "service record member=20 station=jindu date=2026-04-11 minutes=9:00",
      "service record member=21 station=xincheng date=2026-04-12 minutes=9:00",
      "service record member=22 station=jindu date=2026-04-30 minutes=300:00 source=carried-over",
      "quality score record=14 score=3 source=station",
    ])
    return bank
  }

  @Test func `hours decide, then quality, and equals share the rank`() throws {
    let bank = try station()
    #expect(
      bank.table("report best of=members month=2026-04", "rank", "tied", "member", "minutes", "services", "quality")
        == ["1 false 17 100:00 10 4.50", "2 false 21 9:00 1 3.00", "3 true 19 9:00 1 ", "3 true 20 9:00 1 "])
    #expect(bank.end("report best of=members month=2026-04", "from", "until", "ranked") == "2026-04-01 2026-04-30 4")
    #expect(bank.table("report best of=members first=1", "member") == ["17"])
    #expect(bank.table("report best of=teams month=2026-04", "rank", "team", "minutes") == ["1 shuijiao 100:00"])
    #expect(bank.table("report best of=members month=2026-03", "rank").isEmpty)
  }

  @Test func `an operator's are of the own stations, and who has left is not among them`() throws {
    let bank = try station()
    #expect(bank.table("report best of=members month=2026-04", "member", as: BusyStation.wang) == ["17", "19", "20"])
    #expect(bank.table("report best of=members month=2026-04 station=xincheng", "member") == ["21"])
    #expect(bank.refusal("report best of=members station=xincheng", as: BusyStation.wang) == .denied)
    try bank.lay(["pool add pool=gongyi name=公益时间池"])
    try bank.done("member close member=19 pool=gongyi")
    #expect(bank.table("report best of=members month=2026-04", "member") == ["17", "21", "20"])
    for wrong in ["2026-13", "2026-06", "may"] {
      #expect(bank.refusal("report best of=members month=\(wrong)") == .badValue)
    }
  }
}
