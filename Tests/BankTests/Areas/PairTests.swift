import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Volunteers and the residents whom they visit.
@Suite struct PairTests {
  private func station(_ more: String...) throws -> TestBank {
    let bank = try TestBank()
    try bank.lay(NeedTests.community + ["pair add volunteer=18 resident=17 visits=2/month from=2026-01-01"] + more)
    return bank
  }

  private func standing(_ bank: TestBank, _ pair: Int = 1) -> String? {
    bank.table("pair list", "pair", "due", "made", "missing").first { $0.hasPrefix("\(pair) ") }
  }

  @Test func `calls, visits with hours and needs that were met count, each day once`() throws {
    let bank = try station()
    #expect(standing(bank) == "1 2 0 2")
    try bank.done("pair visit pair=1 date=2026-05-01 note=一切都好", as: BusyStation.wang)
    #expect(bank.refusal("pair visit pair=1 date=2026-05-01 minutes=1:00") == .duplicate)
    #expect(bank.table("pair visit pair=1 date=2026-05-02 minutes=1:00", "record", "made") == ["1 2"])
    #expect(bank.table("service show record=1", "member", "beneficiary", "pair") == ["18 张三 1"])
    #expect(bank.table("balance member=18", "available") == ["1:00"])
    for line in [
      "need add member=17 title=理发", "need claim need=1 member=18", "need done need=1 date=2026-05-02 minutes=0:30",
    ] { try bank.done(line) }
    #expect(standing(bank) == "1 2 2 0")
    try bank.done("service reverse record=1 reason=没有去")
    #expect(standing(bank) == "1 2 2 0")
    try bank.done("service reverse record=2 reason=没有去")
    #expect(standing(bank) == "1 2 1 1")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a call that was noted by mistake is undone, one with hours is reversed`() throws {
    let bank = try station("pair visit pair=1 date=2026-05-01", "pair visit pair=1 date=2026-05-02 minutes=1:00")
    #expect(bank.refusal("pair unvisit pair=1 date=2026-05-02 reason=记错") == .notFound)
    try bank.done("pair unvisit pair=1 date=2026-05-01 reason=记错")
    #expect(standing(bank) == "1 2 1 1")
    try bank.done("pair visit pair=1 date=2026-05-01")
    try bank.done("rebuild")
    #expect(standing(bank) == "1 2 2 0")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `one volunteer has several households, and neighbours of a group each other`() throws {
    let bank = try station(
      "pair add volunteer=18 resident=19 group=linli visits=1/week", "pair add volunteer=19 resident=17 group=linli",
      "pair add volunteer=19 resident=18 group=linli visits=1/quarter")
    #expect(bank.table("pair list volunteer=18", "pair", "member", "visits") == ["1 17 2/month", "2 19 1/week"])
    #expect(bank.table("pair list group=linli", "pair") == ["2", "3", "4"])
    #expect(bank.table("pair list station=xincheng", "pair") == ["2"])
    #expect(bank.table("pair list", "pair", as: BusyStation.wang) == ["1", "3", "4"])
    #expect(bank.table("pair list", "pair", "name", as: TestBank.kiosk(17)) == ["1 张三", "3 张三"])
    #expect(bank.refusal("pair visit pair=2", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.refusal("pair visit pair=1", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.table("pair visit pair=1", "made", as: TestBank.kiosk(18)) == ["1"])
    #expect(bank.refusal("pair add volunteer=20 resident=17") == .tooYoung)
    #expect(bank.refusal("pair add volunteer=18 resident=17") == .exists)
    #expect(bank.refusal("pair add volunteer=18 resident=20 visits=daily") == .badValue)
  }

  @Test func `in a group of neighbours everybody visits somebody and is visited, or nothing is agreed on`() throws {
    let bank = try station("member add no=21 name=赵六 station=jindu registered=2024-01-05")
    #expect(bank.refusal("pair group group=linli members=21,18,17") == .exists)
    #expect(bank.refusal("pair group group=linli members=21,18,19", as: BusyStation.wang) == .notFound)
    #expect(bank.table("pair list group=linli", "pair").isEmpty)
    try bank.done("pair group group=linli members=17,18,21 visits=1/week", as: BusyStation.wang)
    #expect(
      bank.table("pair list group=linli", "pair", "volunteer", "member", "visits")
        == ["2 17 18 1/week", "3 18 21 1/week", "4 21 17 1/week"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a pair ends, by a word or with one of the two, and can be agreed on anew`() throws {
    let bank = try station("pair add volunteer=18 resident=19")
    try bank.done("pair end pair=1 reason=迁出")
    #expect(bank.table("pair list", "pair", "state", "until", "reason") == ["1 ended 2026-05-04 迁出", "2 paired  "])
    #expect(bank.refusal("pair end pair=1 reason=迁出") == .wrongState)
    try bank.done("pair add volunteer=18 resident=17")
    try bank.done("member close member=18")
    #expect(bank.table("pair list state=paired", "pair").isEmpty)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a merge leaves nobody visiting themselves, and nobody visited twice by one`() throws {
    let bank = try station(
      "member add no=21 name=张三 station=jindu registered=2024-01-05", "pair add volunteer=18 resident=21",
      "pair add volunteer=17 resident=21", "pair add volunteer=19 resident=21", "pair visit pair=4",
      "member merge member=21 into=17 reason=重复登记")
    #expect(
      bank.table("pair list", "pair", "volunteer", "member", "state")
        == ["1 18 17 paired", "2 18 17 ended", "3 17 17 ended", "4 19 17 paired"])
    #expect(standing(bank, 4)?.hasSuffix(" 1 0") == true)
    #expect(bank.end("verify", "verdict") == "clean")
    #expect(bank.table("member file member=17", "part", "item", "text").contains("pair 1 2/month"))
  }
}
