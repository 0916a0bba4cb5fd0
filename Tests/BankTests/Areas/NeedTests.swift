import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// What residents ask for, and who does it.
@Suite struct NeedTests {
  static let community = [
    "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
    "operator add user=wang role=operator stations=jindu", "operator add user=chen role=operator stations=xincheng",
    "member add no=17 name=张三 station=jindu birth=1948-03-02 registered=2024-01-05",
    "member add no=18 name=李四 station=jindu registered=2024-01-05 tags=medical",
    "member add no=19 name=王五 station=xincheng registered=2024-01-05",
    "member add no=20 name=小明 station=jindu birth=2010-01-01 guardian=李四 registered=2024-01-05",
  ]

  private func station(_ more: String...) throws -> TestBank {
    let bank = try TestBank()
    try bank.lay(Self.community + ["need add member=17 title=陪同看病 note=三号楼二单元 until=2026-05-20"] + more)
    return bank
  }

  private func state(_ bank: TestBank, _ need: Int = 1) -> String? {
    bank.table("need show need=\(need)", "state").first
  }

  @Test func `it is asked for, claimed, done and confirmed, and the record carries hours and score`() throws {
    let bank = try station()
    try bank.done("need claim need=1 member=18", as: BusyStation.wang)
    #expect(
      bank.table(
        "need done need=1 date=2026-05-03 minutes=2:00", "need", "record", "state", "available", as: BusyStation.wang)
        == ["1 1 posted 2:00"])
    #expect(state(bank) == "done")
    #expect(
      bank.table("service show record=1", "member", "beneficiary", "need", "source") == ["18 张三 1 operator"])
    #expect(
      bank.table("need confirm need=1 score=5 note=很细心", "state", "told", as: TestBank.kiosk(17)) == ["confirmed false"]
    )
    #expect(bank.table("quality list record=1", "source", "by", "score", "note") == ["recipient 17 5 很细心"])
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.table("need list", "need", "state", "record", "volunteer") == ["1 confirmed 1 18"])
  }

  @Test func `an operator may take the word down, which is marked`() throws {
    let bank = try station("need claim need=1 member=18", "need done need=1 minutes=1:00")
    #expect(bank.table("need confirm need=1", "state", "told", as: BusyStation.wang) == ["confirmed true"])
    #expect(bank.table("quality list record=1", "score").isEmpty)
    try bank.done("quality score record=1 score=4 source=recipient by=17")
    #expect(bank.refusal("quality score record=1 score=4 source=recipient by=20") == .notAllowed)
  }

  @Test func `a record that is reversed leaves the need claimed, one that is corrected is to be confirmed anew`() throws
  {
    let bank = try station(
      "need claim need=1 member=18", "need done need=1 minutes=1:00", "need confirm need=1 score=5")
    try bank.done("service correct record=1 minutes=2:00 reason=时长写错")
    #expect(bank.table("need show need=1", "state", "record") == ["done 2"])
    try bank.done("need confirm need=1 score=4")
    try bank.done("service reverse record=2 reason=没有去")
    #expect(bank.table("need show need=1", "state", "record", "volunteer") == ["claimed  18"])
    try bank.done("need done need=1 date=2026-05-03 minutes=1:30")
    #expect(bank.table("need show need=1", "state", "record") == ["done 3"])
    #expect(bank.refusal("service correct record=3 member=17 reason=记错人") == .samePerson)
    try bank.done("service correct record=3 member=19 reason=记错人")
    #expect(bank.table("need show need=1", "record", "volunteer") == ["4 19"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what the volunteer reports at the kiosk waits for a second person, and is no second claim`() throws {
    let bank = try station()
    try bank.done("need claim need=1", as: TestBank.kiosk(18))
    #expect(bank.table("need done need=1 minutes=1:00", "state", as: TestBank.kiosk(18)) == ["pending"])
    #expect(bank.refusal("need done need=1 minutes=1:00", as: TestBank.kiosk(18)) == .wrongState)
    #expect(bank.refusal("need confirm need=1 score=5", as: TestBank.kiosk(17)) == .wrongState)
    try bank.done("service reject record=1 reason=没有去", as: BusyStation.wang)
    #expect(state(bank) == "claimed")
    try bank.done("need unclaim need=1 reason=没有时间", as: TestBank.kiosk(18))
    #expect(bank.table("need show need=1", "state", "volunteer", "reason") == ["open  没有时间"])
  }

  @Test func `a logged-in member sees what is open and what is the own, and of strangers no name`() throws {
    let bank = try station(
      "need add member=18 title=换灯泡", "need claim need=2 member=19", "need add member=18 title=微心愿 wish=true")
    #expect(
      bank.table("need list", "need", "member", "name", "note", as: TestBank.kiosk(17)) == ["1 17 张三 三号楼二单元", "3   "])
    #expect(bank.table("need list", "need", "name", "note", as: TestBank.kiosk(19)) == ["1  ", "2 李四 ", "3  "])
    #expect(bank.refusal("need show need=2", as: TestBank.kiosk(17)) == .notFound)
    #expect(bank.refusal("need cancel need=2 reason=不要了", as: TestBank.kiosk(19)) == .notFound)
    #expect(bank.refusal("need claim need=1 member=18", as: TestBank.kiosk(19)) == .notFound)
    #expect(bank.table("need list wish=true", "need") == ["3"])
    #expect(bank.table("need show need=1", "name", "note", as: TestBank.user(1004, "chen")) == ["张* "])
  }

  @Test func `nobody who has logged in learns whose a need is by asking member after member`() throws {
    let bank = try station("need claim need=1 member=18")
    for (filter, own) in [("resident", 17), ("volunteer", 18)] {
      #expect(bank.table("need list \(filter)=\(own)", "need", as: TestBank.kiosk(Int64(own))) == ["1"])
      #expect(bank.refusal("need list \(filter)=\(own) state=open", as: TestBank.kiosk(19)) == .notFound)
      #expect(bank.table("need list \(filter)=\(own)", "need", as: BusyStation.wang) == ["1"])
    }
  }

  @Test func `nobody collects addresses by claiming one need after the other`() throws {
    let bank = try station()
    for number in 2...7 { try bank.done("need add member=17 title=第\(number)件事") }
    for number in 1...3 { try bank.done("need claim need=\(number) member=18", as: TestBank.kiosk(18)) }
    try bank.done("need unclaim need=1 reason=没有时间", as: TestBank.kiosk(18))
    for number in 4...5 { try bank.done("need claim need=\(number) member=18", as: TestBank.kiosk(18)) }
    #expect(bank.refusal("need claim need=6 member=18", as: TestBank.kiosk(18)) == .limitReached)
    try bank.done("need claim need=6 member=18", as: BusyStation.wang)
    try bank.done("need claim need=7 member=19", as: TestBank.kiosk(19))
    for number in 2...3 {
      try bank.done("need done need=\(number) date=2026-05-0\(number) minutes=0:30", as: BusyStation.wang)
    }
    #expect(bank.refusal("need claim need=1 member=18", as: TestBank.kiosk(18)) == nil)
  }

  @Test func `a list by state has what each need says of itself, in pages that make the whole`() throws {
    let bank = try station(
      "need add member=17 title=二", "need claim need=2 member=18", "need add member=17 title=三",
      "need claim need=3 member=18", "need done need=3 date=2026-05-03 minutes=0:30", "need add member=18 title=四",
      "need claim need=4 member=19", "need done need=4 minutes=0:30", "need confirm need=4",
      "need add member=17 title=五",
      "need cancel need=5 reason=不要了", "need add member=17 title=六 until=2026-05-05")
    bank.clock.advance(seconds: 3 * 86_400)
    let all = bank.table("need list", "need", "state")
    #expect(all == ["6 open", "1 open", "2 claimed", "3 done", "4 confirmed", "5 cancelled"])
    for state in ["open", "claimed", "done", "confirmed", "cancelled"] {
      #expect(bank.table("need list state=\(state)", "need", "state") == all.filter { $0.hasSuffix(" \(state)") })
    }
    #expect((0..<6).flatMap { bank.table("need list limit=1 after=\($0)", "need", "state") } == all)
    #expect(bank.end("need list limit=2 after=2", "overdue", "more") == "1 4")
  }

  @Test func `two who have served each other are not one, until that is put right`() throws {
    let bank = try station(
      "member add no=21 name=张三 station=jindu registered=2024-01-05", "need claim need=1 member=21",
      "need done need=1 date=2026-05-03 minutes=1:00")
    for (member, into) in [(17, 21), (21, 17)] {
      #expect(bank.refusal("member merge member=\(member) into=\(into) reason=重复登记") == .wrongState)
    }
    try bank.done("service correct record=1 member=18 reason=记错人")
    try bank.done("member merge member=21 into=17 reason=重复登记")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `overdue ones come first and are marked, until somebody has met them`() throws {
    let bank = try station(
      "need add member=17 title=理发 until=2026-05-05", "need add member=17 title=换灯泡", "need claim need=1 member=18")
    bank.clock.advance(seconds: 3 * 86_400)
    #expect(bank.table("need list", "need", "late") == ["2 true", "1 false", "3 false"])
    #expect(bank.table("need list overdue=true", "need") == ["2"])
    #expect(bank.end("need list limit=1", "overdue", "more") == "1 1")
    #expect(bank.table("need list after=1 limit=5", "need") == ["1", "3"])
    try bank.done("need claim need=2 member=18")
    #expect(bank.table("need list overdue=true", "need", "state") == ["2 claimed"])
    try bank.done("need done need=2 minutes=0:30")
    #expect(bank.table("need list overdue=true", "need").isEmpty)
  }

  @Test func `whom to ask are those who may claim it, good records first, and why each is there`() throws {
    let bank = try station(
      "member add no=21 name=赵六 station=jindu registered=2024-01-05",
      "service record member=21 station=jindu date=2026-05-01 minutes=5:00",
      "need add member=17 title=量血压 skills=medical", "skill add member=21 skills=medical,haircut")
    #expect(bank.table("need candidates need=1", "rank", "member", as: BusyStation.wang) == ["1 21", "2 18"])
    #expect(bank.table("need candidates need=2", "member", "name") == ["21 赵六"])
    #expect(bank.refusal("need claim need=2 member=18") == .notAllowed)
    #expect(bank.table("need candidates need=1 station=xincheng", "member") == ["19"])
    try bank.done("need claim need=2 member=21")
    #expect(bank.refusal("need candidates need=2") == .wrongState)
  }

  @Test func `who leaves takes the own needs back and gives the others' up`() throws {
    let bank = try station(
      "need add member=18 title=换灯泡", "need claim need=1 member=18", "need claim need=2 member=19")
    try bank.done("member close member=18")
    #expect(bank.table("need list", "need", "state", "volunteer") == ["1 open ", "2 cancelled 19"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `needs follow a merge, and nobody is left with a claim on the own`() throws {
    let bank = try station(
      "member add no=21 name=张三 station=jindu registered=2024-01-05", "need claim need=1 member=21",
      "need add member=21 title=理发", "need claim need=2 member=18", "need add member=18 title=换灯泡",
      "need claim need=3 member=21", "member merge member=21 into=17 reason=重复登记")
    #expect(
      bank.table("need list", "need", "member", "volunteer", "state") == [
        "1 17  open", "2 17 18 claimed", "3 18 17 claimed",
      ])
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.table("need list resident=17", "need") == ["1", "2"])
  }

  @Test func `they stand in the personal file, and their words go with an erasure`() throws {
    let bank = try station("need claim need=1 member=18", "need done need=1 minutes=1:00", "need confirm need=1")
    #expect(bank.table("member file member=17", "part", "item", "value", "text").contains("need 1 confirmed 陪同看病"))
    #expect(bank.table("member file member=18", "part", "item", "value", "text").contains("claim 1 confirmed 陪同看病"))
    try bank.done("member close member=17")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.table("need list", "need", "title", "name", "note") == ["1   "])
    #expect(bank.table("service show record=1", "beneficiary") == [""])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `whatever is tried, a need that is done has one record that counts, and no other has any`() throws {
    let bank = try station("need add member=18 title=换灯泡", "need add member=19 title=理发")
    var random = SeededGenerator(seed: 35)
    for _ in 0..<250 {
      let need = Int.random(in: 1...3, using: &random)
      let record = Int.random(in: 1...30, using: &random)
      let day = Int.random(in: 1...3, using: &random)
      bank.send(
        random.pick([
          "need claim need=\(need) member=\(random.pick([17, 18, 19, 20]))", "need unclaim need=\(need) reason=x",
          "need done need=\(need) date=2026-05-0\(day) minutes=0:20", "need confirm need=\(need) score=4",
          "service reverse record=\(record) reason=x", "service correct record=\(record) minutes=0:30 reason=x",
          "service correct record=\(record) member=\(random.pick([17, 18, 19])) reason=x",
        ]))
    }
    let live = Dictionary(
      grouping: bank.table("service list state=posted", "need").filter { !$0.isEmpty }, by: { $0 }
    ).mapValues(\.count)
    for row in bank.table("need list", "need", "state") {
      let parts = row.split(separator: " ").map(String.init)
      #expect(live[parts[0], default: 0] == (["done", "confirmed"].contains(parts[1]) ? 1 : 0), "\(row)")
    }
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
