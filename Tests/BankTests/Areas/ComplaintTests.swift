import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Complaints, and who answers them.
@Suite struct ComplaintTests {
  private static let chen = TestBank.user(1004, "chen")

  private func station(_ more: String...) throws -> TestBank {
    let bank = try TestBank()
    try bank.lay(
      NeedTests.community + [
        "member add no=22 name=周八 station=jindu registered=2024-01-05",
        "operator set user=wang role=operator stations=jindu member=18", "operator add user=li role=auditor",
        "team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=18 from=2024-01-05",
        "complaint add station=jindu member=17 about=22 text=约好的时间没有来",
      ] + more)
    return bank
  }

  @Test func `it is numbered, due after so many working days, answered once, and listed with its answer`() throws {
    let bank = try station()
    #expect(bank.table("complaint list", "complaint", "state", "date", "due") == ["1 filed 2026-05-04 2026-05-11"])
    try bank.done("complaint answer complaint=1 outcome=upheld text=已道歉并改约", as: BusyStation.wang)
    #expect(
      bank.table("complaint list", "state", "ended", "text", "answer") == ["upheld 2026-05-04 约好的时间没有来 已道歉并改约"])
    #expect(bank.refusal("complaint answer complaint=1 outcome=unfounded text=查无此事") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
    try bank.done("rebuild")
    #expect(bank.table("complaint list state=upheld", "complaint") == ["1"])
  }

  @Test func `one that nobody has answered in time is overdue`() throws {
    let bank = try station("complaint add station=jindu text=电话没人接")
    try bank.done("complaint answer complaint=2 outcome=unfounded text=已核实")
    bank.clock.advance(seconds: 7 * 86_400)
    #expect(bank.table("complaint list overdue=true", "complaint").isEmpty)
    bank.clock.advance(seconds: 86_400)
    #expect(bank.table("complaint list overdue=true", "complaint", "late") == ["1 true"])
    try bank.done("complaint answer complaint=1 outcome=upheld text=已道歉")
    #expect(bank.table("complaint list", "complaint", "late") == ["1 true", "2 false"])
    #expect(bank.table("complaint list overdue=true", "complaint").isEmpty)
  }

  @Test func `never the one complained about, nor the team or the station, answers it`() throws {
    let bank = try station(
      "complaint add station=jindu member=17 about=18 text=态度差",
      "complaint add station=jindu member=17 team=shuijiao text=迟到",
      "complaint add station=jindu member=17 text=不开门", "complaint add station=jindu member=18 about=22 text=失约")
    for number in 2...5 {
      #expect(
        bank.refusal("complaint answer complaint=\(number) outcome=unfounded text=没有", as: BusyStation.wang)
          == .samePerson)
      try bank.done("complaint answer complaint=\(number) outcome=unfounded text=已核实")
    }
  }

  @Test func `the station, auditors and the one who complained read it, and nobody else`() throws {
    let bank = try station("complaint add station=jindu member=17 about=18 text=态度差")
    #expect(
      bank.table("complaint list", "complaint", "name", "text", as: BusyStation.wang) == ["1 张三 约好的时间没有来", "2  "])
    #expect(bank.table("complaint list", "complaint", as: Self.chen).isEmpty)
    #expect(bank.refusal("complaint list station=jindu", as: Self.chen) == .denied)
    #expect(bank.table("complaint list", "complaint", "text", as: BusyStation.li) == ["1 约好的时间没有来", "2 态度差"])
    #expect(bank.table("complaint list", "complaint", "text", as: TestBank.kiosk(17)) == ["1 约好的时间没有来", "2 态度差"])
    #expect(bank.table("complaint list", "complaint", as: TestBank.kiosk(19)).isEmpty)
    #expect(bank.refusal("complaint withdraw complaint=1 reason=误会", as: TestBank.kiosk(19)) == .notFound)
    try bank.done("complaint withdraw complaint=1 reason=误会", as: TestBank.kiosk(17))
    #expect(bank.table("complaint list state=withdrawn", "complaint", "answer") == ["1 误会"])
    #expect(bank.refusal("complaint add station=jindu member=17 text=x", as: TestBank.kiosk(19)) == .notFound)
    try bank.done("complaint add station=jindu text=灯坏了", as: TestBank.kiosk(19))
    #expect(bank.table("complaint list member=19", "complaint") == ["3"])
  }

  @Test func `whom it is about learns neither who complained nor what was said, wherever they look`() throws {
    let bank = try station(
      "complaint add station=jindu member=17 about=18 text=态度差",
      "complaint answer complaint=2 outcome=upheld text=已向老张道歉")
    for reply in bank.send("member file member=18", as: TestBank.kiosk(18)) {
      #expect(!reply.contains("态度差") && !reply.contains("已向老张道歉"), "\(reply)")
    }
    #expect(bank.table("member file member=17", "part", "text", as: TestBank.kiosk(17)).contains("text 态度差"))
    #expect(bank.table("complaint list member=17", "complaint", as: BusyStation.wang) == ["1"])
    let entries = bank.table("journal list kind=complaint", "entry")
    #expect(entries.count == 3)
    for entry in entries.dropFirst() {
      #expect(!bank.table("journal show entry=\(entry)", "item", "name", as: BusyStation.wang).contains("fact member"))
      #expect(!bank.table("journal show entry=\(entry)", "item", as: BusyStation.wang).contains("text"))
      #expect(bank.table("journal show entry=\(entry)", "item", "name", as: BusyStation.li).contains("fact member"))
    }
    #expect(bank.table("journal show entry=\(entries[0])", "item", as: BusyStation.wang).contains("text"))
  }

  @Test func `only the station of whom it is about takes it, and who entered it does not answer it`() throws {
    let bank = try station("team add team=waidui name=外队 station=xincheng")
    #expect(bank.refusal("complaint add station=jindu about=19 text=失约", as: BusyStation.wang) == .badValue)
    #expect(bank.refusal("complaint add station=jindu team=waidui text=失约", as: BusyStation.wang) == .badValue)
    try bank.done("complaint add station=xincheng about=19 text=失约", as: Self.chen)
    #expect(bank.refusal("complaint answer complaint=2 outcome=upheld text=属实", as: Self.chen) == .samePerson)
    try bank.done("complaint answer complaint=2 outcome=unfounded text=已核实")
  }

  @Test func `they follow a merge, stand in the personal file, and lose their words when either side is erased`() throws
  {
    let bank = try station(
      "member add no=21 name=周八 station=jindu registered=2024-01-05",
      "complaint add station=jindu member=17 about=21 text=又没有来",
      "complaint answer complaint=2 outcome=upheld text=已道歉",
      "member merge member=21 into=22 reason=重复登记")
    #expect(bank.table("complaint list about=22", "complaint", "answer") == ["1 ", "2 已道歉"])
    #expect(bank.table("member file member=17", "part", "item", "value", "text").contains("complaint 2 upheld 又没有来"))
    #expect(bank.table("member file member=22", "part", "item", "value", "text").contains("complained 2 upheld "))
    try bank.done("member close member=22")
    try bank.done("member erase member=22 reason=本人申请")
    #expect(bank.table("complaint list", "complaint", "text", "answer") == ["1  ", "2  "])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
