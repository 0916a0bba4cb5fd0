import Ledger
import LineProtocol
import Store
import TestSupport
import Testing

@testable import Bank

/// All that the bank holds about one member, and who may have it.
@Suite struct MemberFileTests {
  private func station() throws -> TestBank {
    let bank = try TestBank(identityKeys: TestIdentity.keys("k1"))
    try BusyStation.build(bank)
    try bank.lay([
      "member set member=17 note=独居 identity=\(TestIdentity.number(birth: "19580302"))",
      "quality score record=1 score=5 source=station note=认真",
    ])
    try bank.done("member pin member=17 pin=258014")
    return bank
  }

  @Test func `the file has every part, and neither the PIN nor the mark`() throws {
    let bank = try station()
    let lines = bank.send("member file member=17", as: BusyStation.wang)
    let parts = Set(bank.table("member file member=17", "part"))
    #expect(
      parts.isSuperset(of: [
        "person", "access", "team", "wallet", "entry", "year", "record", "score", "redemption", "text",
      ]))
    for text in ["张三", "13800000017", "独居", "认真", "养老中心包水饺"] {
      #expect(lines.contains { $0.contains(text) }, "\(text)")
    }
    #expect(bank.table("member file member=17", "part", "item", "value").contains("access identity-key k1"))
    #expect(bank.table("member file member=17", "part", "item", "value").contains("access pin set"))
    #expect(!lines.contains { $0.contains("258014") || $0.contains("0302001") })
  }

  @Test func `the member, the own station, auditors and administrators have it, and nobody else`() throws {
    let bank = try station()
    #expect(bank.refusal("member file member=24", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("member file member=17", as: TestBank.kiosk(17)) == nil)
    #expect(bank.refusal("member file member=18", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.refusal("member file member=17", as: BusyStation.li) == nil)
    #expect(bank.refusal("member file member=17", as: BusyStation.zhao) == .denied)
  }

  @Test func `names and phones of another station are masked wherever they are shown`() throws {
    let bank = try station()
    try bank.lay([
      "household join household=zheng member=24 relation=head", "team join team=waidui member=24 from=2026-05-03",
    ])
    let lines = [
      "member show member=24", "member find text=1380", "member list", "team show team=waidui", "statement member=24",
      "service list member=24", "redeem list member=24", "household list", "redeem request member=24 offer=piano",
    ]
    for line in lines {
      for reply in bank.send(line, as: BusyStation.wang) {
        #expect(!reply.contains("郑十") && !reply.contains("13800000024"), "\(line): \(reply)")
      }
    }
    #expect(bank.table("member show member=24", "name", "phone", as: BusyStation.wang) == ["郑* 138****0024"])
    #expect(bank.table("member show member=24", "name", "phone", as: BusyStation.li) == ["郑十 13800000024"])
  }
}

/// Who looked at whose data.
@Suite struct AccessLogTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  private func looks(_ bank: TestBank, _ filter: String = "") -> [String] {
    bank.passTime()
    return bank.table("access list \(filter)", "role", "command", "member", "shown")
  }

  @Test func `reads of one member's data are noted, and how many a list showed`() throws {
    let bank = try station()
    for line in ["member show member=17", "statement member=17", "service list member=18", "member find text=张"] {
      _ = try bank.done(line, as: BusyStation.wang)
    }
    _ = try bank.done("member show member=17", as: BusyStation.li)
    #expect(
      looks(bank) == [
        "operator member show 17 1", "operator statement 17 1", "operator service list 18 1", "operator member find  1",
        "auditor member show 17 1",
      ])
    #expect(looks(bank, "member=17").count == 3)
    #expect(looks(bank, "user=li") == ["auditor member show 17 1"])
    #expect(looks(bank, "since=2026-05-05").isEmpty)
    #expect(bank.table("member file member=17", "part", "text").filter { $0.hasPrefix("access-log") }.count == 3)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what is refused, and members who look at their own, are not noted`() throws {
    let bank = try station()
    _ = bank.refusal("member show member=99")
    _ = bank.refusal("member file member=24", as: BusyStation.wang)
    try bank.done("statement member=17", as: TestBank.kiosk(17))
    #expect(looks(bank).isEmpty)
  }

  @Test func `a look that showed nobody is none, and keeps no change from being written`() throws {
    let bank = try station()
    let end = bank.end("head", "entry")
    _ = try bank.done("export kind=journal since=\(end) texts=true")
    _ = try bank.done("member find text=无此人")
    try bank.done("member set member=17 note=甲")
    #expect(looks(bank).isEmpty)
    _ = try bank.done("export kind=journal since=0 limit=3 texts=true")
    #expect(looks(bank) == ["admin export  3"])
  }

  @Test func `teams in a list of stars are nobody's data`() throws {
    let bank = try station()
    let members = bank.table("stars near within=1000:00", "subject", as: BusyStation.wang).count {
      $0.hasPrefix("member:")
    }
    #expect(looks(bank).first == "operator stars near  \(members)")
  }

  @Test func `looks wait for the writer up to a number, and beyond it nothing is shown`() throws {
    let log = AccessLog()
    let look = try #require(
      Look(at: Instant(milliseconds: 1), user: 1, role: .admin, command: "member show", member: nil, shown: 1))
    #expect(log.add(look) == (true, true))
    for _ in 1..<AccessLog.capacity { #expect(log.add(look) == (true, false)) }
    #expect(log.add(look) == (false, false))
    let waiting = log.take()
    #expect(waiting.count == AccessLog.capacity)
    log.putBack(waiting)
    #expect(log.add(look) == (false, true), "the writer is told again, so that it tries once more")
  }

  @Test func `reads within a batch are noted with it`() throws {
    let bank = try station()
    _ = try bank.commit(["member show member=17", "member set member=17 note=甲"], as: BusyStation.wang).get()
    #expect(looks(bank) == ["operator member show 17 1"])
  }

  @Test func `a look is forgotten when its time is over`() throws {
    let bank = try station()
    _ = try bank.done("member show member=17")
    #expect(looks(bank).count == 1)
    bank.clock.advance(seconds: 1094 * 86_400)
    #expect(looks(bank).count == 1)
    bank.clock.advance(seconds: 2 * 86_400)
    #expect(looks(bank).isEmpty)
    _ = try bank.done("member show member=17")
    bank.passTime()
    #expect(bank.table("access list", "look") == ["2"], "a number is given once")
  }

  @Test func `only administrators and auditors see the log`() throws {
    let bank = try station()
    #expect(bank.refusal("access list", as: BusyStation.wang) == .denied)
    #expect(bank.refusal("access list", as: BusyStation.li) == nil)
    #expect(bank.refusal("access list user=niemand") == .notFound)
  }
}
