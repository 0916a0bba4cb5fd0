import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The public page of credit: who agreed to it, and nobody else.
@Suite struct CreditTests {
  private func station() throws -> TestBank {
    let bank = try BallotStation.open()
    try bank.lay([
      "member add no=30 name=小明 station=jindu birth=2013-01-01 guardian=李四 registered=2024-01-05",
      "member add no=31 name=小红 station=jindu birth=2010-01-01 guardian=李四 registered=2024-01-05",
      "honour add member=17 code=best-of-month title=4月服务之星 period=2026-04",
      "honour add member=17 code=city title=齐鲁之星 level=city state=recommended",
    ])
    return bank
  }

  @Test func `it shows those who agreed, by masked names, whoever asks`() throws {
    let bank = try station()
    #expect(bank.table("credit list", "line").isEmpty)
    try bank.done("credit allow member=17", as: TestBank.kiosk(17))
    try bank.done("credit allow member=18", as: BusyStation.wang)
    let shown = ["1 张* jindu 1 100:00 100:00 4月服务之星", "2 李* jindu 0 9:00 9:00 "]
    for peer in [TestBank.admin, BusyStation.zhao, TestBank.kiosk(), TestBank.kiosk(17)] {
      #expect(
        bank.table("credit list", "line", "name", "station", "stars", "minutes", "earned", "honours", as: peer) == shown
      )
    }
    #expect(bank.end("credit list year=2025", "year", "members") == "2025 2")
    #expect(bank.table("credit list year=2025", "minutes").first == "0:00")
    #expect(bank.table("credit list station=xincheng", "line").isEmpty)
    #expect(bank.table("credit list limit=1", "line") == ["1"])
    #expect(bank.table("credit list limit=1 after=1", "line") == ["2"])
  }

  @Test func `it has the grade of the period that the station closed last`() throws {
    let bank = try station()
    try bank.lay(["credit allow member=17", "credit allow member=19"])
    #expect(bank.table("credit list", "grade", "period") == [" ", " "])
    try bank.lay([
      "evaluation close period=2026-04 station=jindu", "service reverse record=1 reason=误记",
      "evaluation close period=2026-Q1 station=jindu",
    ])
    let grade = try #require(bank.table("evaluation show period=2026-04 member=17", "grade").first)
    #expect(bank.table("credit list", "grade", "period") == ["\(grade) 2026-04", " "])
  }

  @Test func `consent is one's own word, can be taken back, and is kept with its entry`() throws {
    let bank = try station()
    #expect(bank.refusal("credit allow member=18", as: TestBank.kiosk(17)) == .notFound)
    try bank.done("credit allow member=17")
    #expect(bank.refusal("credit allow member=17") == .wrongState)
    try bank.done("credit refuse member=17", as: TestBank.kiosk(17))
    #expect(bank.table("credit list", "line").isEmpty)
    #expect(bank.table("member file member=17", "part", "item", "value").contains("consent credit refused"))
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `nobody under 14 stands on it, and for those under age the guardian agrees at the station`() throws {
    let bank = try station()
    #expect(bank.refusal("credit allow member=30") == .tooYoung)
    #expect(bank.refusal("credit allow member=31", as: TestBank.kiosk(31)) == .notAllowed)
    try bank.done("credit allow member=31", as: BusyStation.wang)
    #expect(bank.table("credit list", "name") == ["小*"])
    try bank.done("member set member=31 birth=2013-06-01")
    #expect(bank.table("credit list", "name").isEmpty)
  }

  @Test func `a refusal under either number holds after a merge, and all goes with an erasure`() throws {
    let bank = try station()
    try bank.lay(["credit allow member=19", "credit refuse member=20", "member merge member=20 into=19 reason=重复登记"])
    #expect(bank.table("credit list", "name").isEmpty)
    try bank.lay(["credit allow member=21", "member merge member=21 into=22 reason=重复登记"])
    #expect(bank.table("credit list", "name") == ["周*"])
    try bank.done("member close member=22")
    #expect(bank.table("credit list", "name").isEmpty)
    try bank.done("member erase member=22 reason=本人申请")
    #expect(!bank.table("member file member=22", "part").contains("consent"))
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
