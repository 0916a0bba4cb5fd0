import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Honours, and recommendations for those that others give.
@Suite struct HonourTests {
  private func station() throws -> TestBank {
    let bank = try BallotStation.open()
    try bank.lay(["honour add member=17 code=best-of-month title=4月服务之星 period=2026-04"])
    return bank
  }

  @Test func `an honour stands on the member's page, in the file, in the list and in the month's figures`() throws {
    let bank = try station()
    #expect(bank.end("member show member=17", "honours") == "best-of-month")
    #expect(
      bank.table("honour list member=17", "honour", "name", "code", "title", "level", "period", "state")
        == ["1 张三 best-of-month 4月服务之星 station 2026-04 given"])
    #expect(bank.table("member file member=17", "part", "item", "value", "text").contains("honour 1 given 4月服务之星"))
    #expect(bank.table("report month month=2026-05", "item", "count").contains("honours 1"))
    #expect(bank.table("report month month=2026-05 station=xincheng", "item", "count").contains("honours 0"))
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `who was elected is recommended to the city, which decides`() throws {
    let bank = try BallotStation.voting()
    #expect(bank.refusal("honour add member=17 code=city title=齐鲁之星 ballot=best") == .wrongState)
    try BallotStation.vote(bank, [17: "1", 18: "1", 19: "2"])
    try bank.done("ballot close ballot=best")
    #expect(bank.refusal("honour add member=19 code=city title=齐鲁之星 ballot=best") == .notAllowed)
    let added = "honour add member=17 code=city title=齐鲁之星 ballot=best level=city state=recommended period=2026"
    #expect(bank.end(added, "honour", "state") == "1 recommended")
    #expect(bank.end("member show member=17", "honours") == "")
    #expect(bank.refusal(added) == .exists)
    #expect(bank.end("honour decide honour=1 state=given", "state") == "given")
    #expect(bank.end("member show member=17", "honours") == "city")
    #expect(bank.refusal("honour decide honour=1 state=declined") == .wrongState)
    try bank.done("honour add member=18 code=city title=齐鲁之星 ballot=best level=city state=recommended period=2026")
    #expect(bank.end("honour decide honour=2 state=declined reason=名额有限", "state") == "declined")
    #expect(bank.table("honour list ballot=best", "honour", "state", "reason") == ["1 given ", "2 declined 名额有限"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what was withdrawn counts no more and can be given anew`() throws {
    let bank = try station()
    try bank.done("honour withdraw honour=1 reason=误记", as: BusyStation.wang)
    #expect(bank.end("member show member=17", "honours") == "")
    #expect(bank.refusal("honour withdraw honour=1 reason=误记") == .wrongState)
    #expect(bank.table("report month month=2026-05", "item", "count").contains("honours 0"))
    try bank.done("honour add member=17 code=best-of-month title=4月服务之星 period=2026-04", as: BusyStation.wang)
    #expect(bank.table("honour list state=given", "honour") == ["2"])
  }

  @Test func `a title does not tell the name that the page of credit masks`() throws {
    let bank = try station()
    #expect(bank.refusal("honour add member=17 code=star title=张三同志5月之星") == .badValue)
    try bank.done("honour add member=18 code=star title=张三杯一等奖")
  }

  @Test func `an operator gives those of the own station, to the station's own people`() throws {
    let bank = try station()
    try bank.lay([
      "member add no=24 name=郑十 station=xincheng registered=2024-01-05",
      "honour add member=18 code=bank title=本行之星 level=bank",
    ])
    #expect(bank.refusal("honour add member=24 code=a title=甲", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("honour add member=17 code=a title=甲 level=city", as: BusyStation.wang) == .notAllowed)
    #expect(bank.refusal("honour withdraw honour=2 reason=误", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("honour decide honour=2 state=given", as: BusyStation.wang) == .denied)
    #expect(bank.table("honour list", "honour", as: TestBank.kiosk(17)) == ["1"])
    #expect(bank.table("honour list member=17", "title", as: TestBank.kiosk(17)) == ["4月服务之星"])
  }

  @Test func `teams are honoured too`() throws {
    let bank = try station()
    try bank.done("honour add team=shuijiao code=best-team title=最佳服务队 period=2026 level=bank")
    #expect(bank.table("honour list team=shuijiao", "team", "name", "level") == ["shuijiao 水饺队 bank"])
    #expect(bank.refusal("honour add team=shuijiao code=x title=甲 period=下半年") == .badValue)
    #expect(bank.refusal("honour add team=shuijiao code=x title=甲 period=h2") == .badValue)
    #expect(bank.refusal("honour add team=shuijiao member=17 code=x title=甲") == .badValue)
  }

  @Test func `they follow a merge, and lose their names with an erasure`() throws {
    let bank = try station()
    try bank.lay([
      "honour add member=22 code=old title=老会员", "member merge member=22 into=17 reason=重复登记",
    ])
    #expect(bank.end("member show member=17", "honours") == "best-of-month,old")
    for record in 1...10 { try bank.done("service reverse record=\(record) reason=误记") }
    try bank.done("member close member=17")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.table("honour list", "honour", "code", "title") == ["1 best-of-month ", "2 old "])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
