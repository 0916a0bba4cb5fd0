import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The public notice: what it tells, to whom, and that nobody stands in it with the name.
@Suite struct NoticeDeskTests {
  private let zhao = BusyStation.zhao

  private func bank() throws -> TestBank {
    let bank = try TestBank(clock: TestClock("2026-05-04T10:00:00Z"))
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu birth=1958-03-02 registered=2024-01-05",
      "member add no=18 name=欧阳建国 station=xincheng registered=2024-01-05",
      "member add no=19 name=赵小小 station=jindu birth=2014-01-01 guardian=赵六 registered=2024-01-05",
      "team add team=shuijiao name=水饺队 station=jindu", "offer add offer=tea name=茶叶 kind=gift price=2:00",
      "stock in offer=tea station=jindu pieces=5",
    ])
    return bank
  }

  @Test func `a notice tells what its entries say, and the next goes on from there`() throws {
    let bank = try bank()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-01 minutes=2:30 kind=elder team=none",
      "service record member=18 station=xincheng date=2026-05-02 minutes=3:00",
    ])
    try bank.done("head publish note=五月公示栏")
    #expect(
      bank.table("notice", "item", "date", "name", "minutes", "station", "kind", as: zhao) == [
        "service 2026-05-01 张* 2:30 jindu elder", "service 2026-05-02 欧**国 3:00 xincheng ",
      ])
    #expect(bank.end("notice", "since", "records", "minutes", "published", as: zhao) == "0 2 5:30 true")
    // Late for what? There was no notice before.
    #expect(bank.table("notice", "late") == ["false", "false"])
    bank.clock.advance(seconds: 86_400)
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-03 minutes=1:00",
      "service record member=17 station=jindu date=2026-05-05 minutes=1:30",
      "service reverse record=2 reason=重复登记", "redeem request member=17 offer=tea",
      "redeem fulfil redemption=1",
    ])
    try bank.done("head publish")
    #expect(
      bank.table("notice", "item", "name", "minutes", "late", as: zhao) == [
        "service 张* 1:00 true", "service 张* 1:30 false", "reversal 欧**国 3:00 false", "redemption 张* 2:00 false",
      ])
    #expect(
      bank.end("notice", "records", "minutes", "undone", "redemptions", "redeemed", as: zhao) == "2 2:30 3:00 1 2:00")
    let before = bank.end("notice", "since")
    #expect(bank.end("notice through=\(before)", "through", "records") == "\(before) 2")
    #expect(
      bank.end("notice since=\(before) through=\(before)", "records", "from", "until") == "0 2026-05-04 2026-05-04")
    try bank.done("redeem return redemption=1 reason=受潮")
    try bank.done("head publish")
    #expect(bank.table("notice", "item", "minutes") == ["return 2:00"])
    #expect(bank.end("notice", "redeemed") == "-2:00")
  }

  @Test func `the public sees published notices only, staff any`() throws {
    let bank = try bank()
    try bank.lay(["service record member=17 station=jindu date=2026-05-01 minutes=2:30"])
    let newest = bank.end("head", "entry")
    #expect(bank.end("notice", "through", "records", as: zhao) == "0 0")
    #expect(bank.refusal("notice since=0 through=\(newest)", as: zhao) == .badValue)
    #expect(bank.end("notice since=0 through=\(newest)", "records") == "1")
    try bank.done("head publish")
    #expect(bank.end("notice", "through", "records", as: zhao) == "\(newest) 1")
    #expect(bank.end("notice since=0 through=\(newest)", "records", as: zhao) == "1")
    #expect(bank.refusal("notice since=1 through=\(newest)", as: zhao) == .badValue)
    #expect(bank.end("notice since=1 through=\(newest)", "records") == "1")
  }

  @Test func `what is on notice and not posted yet stands in each, with its last day, and counts in no sum`() throws {
    let bank = try WaitingStation.open()
    try bank.lay([
      "service record member=17 station=jindu date=2026-05-04 minutes=1:00",
      "service record member=19 station=jindu date=2026-05-04 minutes=0:30",
      "service object record=2 reason=当天没有活动",
      "service record member=19 station=jindu date=2025-12-31 minutes=30:00 source=carried-over",
      "service record member=18 station=jindu date=2026-05-04 minutes=9:00 source=self",
    ])
    func shown(_ notice: String) -> [String] {
      bank.table(notice, "item", "name", "minutes", "source", "until", "late", as: zhao)
    }
    let waiting = ["waiting 张* 1:00 operator 2026-05-08 false", "waiting 王* 0:30 operator  false"]
    #expect(shown("notice") == ["service 王* 30:00 carried-over  false"] + waiting)
    #expect(bank.end("notice", "records", "minutes", "waiting", as: zhao) == "1 30:00 2")
    #expect(shown("notice since=3 through=3") == waiting)
    #expect(shown("notice station=xincheng").isEmpty)
    for _ in 0..<5 {
      bank.clock.advance(seconds: 86_400)
      bank.passTime()
    }
    #expect(
      bank.table("notice", "item", "name", "minutes") == ["service 王* 30:00", "service 张* 1:00", "waiting 王* 0:30"])
    #expect(bank.end("notice", "minutes", "waiting") == "31:00 1")
  }

  @Test func `its head is that of the entry that it ends with`() throws {
    let bank = try bank()
    try bank.done("head publish")
    let published = try #require(bank.table("head list", "published", "hash").first)
    #expect(bank.end("notice", "through", "head", as: zhao) == published)
    #expect(bank.end("notice through=3", "through", "published") == "3 false")
  }

  @Test func `who is under fourteen has the hours in the sums and no line`() throws {
    let bank = try bank()
    try bank.lay(["service record member=19 station=jindu date=2026-05-02 minutes=1:00"])
    #expect(bank.table("notice", "name").isEmpty)
    #expect(bank.end("notice", "records", "minutes", "unnamed") == "1 1:00 1")
    // Drawn up again when the child has come of age for it, it reads the same.
    bank.clock.advance(seconds: 1000 * 86_400)
    #expect(bank.table("notice since=0 through=\(bank.bank.headNumber)", "name").isEmpty)
  }

  @Test func `stars stand in it, of members masked and of teams by name, and a station has its own`() throws {
    let bank = try bank()
    try bank.lay(
      ["team join team=shuijiao member=17 from=2024-01-05"]
        + (1...30).map {
          "service record member=17 station=jindu date=2026-03-\($0 < 10 ? "0" : "")\($0) minutes=10:00"
        }
        + (1...30).map {
          "service record member=17 station=jindu date=2026-04-\($0 < 10 ? "0" : "")\($0) minutes=10:00"
        })
    try bank.done("head publish")
    let stars = bank.table("notice", "item", "name", "was", "stars", as: zhao).filter { $0.hasPrefix("stars") }
    #expect(stars.contains("stars 张* 0 1") && stars.contains("stars 水饺队 0 1"))
    #expect(bank.table("notice station=xincheng", "item").isEmpty)
    #expect(bank.end("notice station=jindu", "records") == "60")
    #expect(bank.end("notice station=nowhere", "records") == "not-found")
  }

  @Test func `pages of it are the whole of it`() throws {
    let bank = try bank()
    try bank.lay(
      (1...28).map { "service record member=17 station=jindu date=2026-04-\($0 < 10 ? "0" : "")\($0) minutes=1:00" })
    let whole = bank.table("notice", "line", "entry", "item")
    var paged: [String] = []
    var after = "0"
    while after != "?" {
      paged += bank.table("notice limit=5 after=\(after)", "line", "entry", "item")
      after = bank.end("notice limit=5 after=\(after)", "more")
    }
    #expect(paged == whole && whole.count >= 28)
    #expect(bank.table("notice after=9999", "line").isEmpty)
  }

  @Test func `a notice that runs backwards or ahead is refused`() throws {
    let bank = try bank()
    #expect(bank.refusal("notice since=5 through=4", as: zhao) == .badValue)
    #expect(bank.refusal("notice through=9999", as: zhao) == .badValue)
    #expect(bank.refusal("notice since=9999", as: zhao) == .badValue)
  }

  @Test func `whatever people are called, nobody stands in a notice with the whole name, whoever asks`() throws {
    let bank = try bank()
    var random = SeededGenerator(seed: 93)
    let pieces = ["张", "王", "欧阳", "建国", "小", "é", "👨‍👩‍👧", "𠮷", "An", "na"]
    var names: [String] = []
    for number in 100..<160 {
      let name = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(pieces) }.joined()
      names.append(name)
      try bank.lay([
        "member add no=\(number) name=\(name) station=jindu registered=2024-01-05",
        "service record member=\(number) station=jindu date=2026-05-02 minutes=1:00",
      ])
    }
    try bank.done("head publish")
    for peer in [TestBank.admin, BusyStation.wang, zhao] {
      let shown = bank.table("notice", "name", as: peer)
      #expect(shown.count == names.count)
      for (masked, name) in zip(shown, names) {
        #expect(masked != name && masked.contains("*"))
        #expect(masked.count == name.count)
      }
    }
  }
}
