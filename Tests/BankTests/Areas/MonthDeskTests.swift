import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The monthly figures in the five groups of the regulation.
@Suite struct MonthDeskTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu birth=1958-03-02 registered=2024-01-05",
      "member add no=18 name=李四 station=jindu birth=2010-01-01 guardian=李父 registered=2026-04-30",
      "member add no=19 name=王五 station=xincheng registered=2026-04-02",
      "member add no=20 name=赵六 station=jindu registered=2026-05-01",
      "service record member=17 station=jindu date=2026-04-01 minutes=2:00 activity=包水饺",
      "service record member=17 station=jindu date=2026-04-02 minutes=2:30 activity=包水饺",
      "service record member=19 station=xincheng date=2026-04-03 minutes=1:00",
      "service record member=17 station=jindu date=2026-03-31 minutes=9:00",
      "service record member=17 station=jindu date=2026-04-04 minutes=1:00", "service reverse record=5 reason=重复登记",
      "service record member=17 station=jindu date=2026-04-30 minutes=300:00 source=carried-over",
      "training record member=17 station=jindu date=2026-04-05 minutes=2:00 course=急救常识",
      "training record member=19 station=xincheng date=2026-04-06 minutes=1:30 course=急救常识",
      "training record member=18 station=jindu date=2026-04-07 minutes=1:00 course=理发",
      "training withdraw training=3 reason=记错人", "certificate issue member=17",
      "quality score record=1 score=5 source=station", "quality score record=3 score=4 source=station",
    ])
    return bank
  }

  private func figures(_ bank: TestBank, _ line: String, as peer: Peer = TestBank.admin) -> [String: String] {
    let rows = bank.table(line, "area", "item", "count", "minutes", "mean", as: peer).map { $0.split(separator: " ") }
    return Dictionary(
      rows.map { ("\($0[0]) \($0[1])", $0.dropFirst(2).joined(separator: " ")) }, uniquingKeysWith: { $1 })
  }

  @Test func `person, service and training are those of the month`() throws {
    let april = figures(try station(), "report month month=2026-04")
    #expect(april["person members"] == "3" && april["person joined"] == "2" && april["person left"] == "0")
    #expect(april["person under-18"] == "1" && april["person from-60"] == "1")
    #expect(april["service records"] == "3 5:30" && april["service volunteers"] == "2")
    #expect(april["service activities"] == "1")
    #expect(april["training trainings"] == "2 3:30" && april["training trainees"] == "2")
    #expect(april["evaluation scores"] == "0")
  }

  @Test func `honours and scores are those entered in the month`() throws {
    let may = figures(try station(), "report month month=2026-05")
    #expect(may["honour certificates"] == "1" && may["honour risen-members"] == "1")
    #expect(may["evaluation scores"] == "2 4.50" && may["evaluation scored"] == "2")
    #expect(may["service records"] == "0 0:00")
  }

  @Test func `without a month it is the last that is over, and an operator has the own stations`() throws {
    let bank = try station()
    #expect(bank.end("report month", "from", "until") == "2026-04-01 2026-04-30")
    let own = figures(bank, "report month", as: BusyStation.wang)
    #expect(own["person members"] == "2" && own["service records"] == "2 4:30" && own["training trainings"] == "1 2:00")
    #expect(bank.refusal("report month station=xincheng", as: BusyStation.wang) == .denied)
    for wrong in ["2026-13", "2026-06", "may", "2026"] {
      #expect(bank.refusal("report month month=\(wrong)") == .badValue)
    }
  }

  @Test func `a main station reports a month with those below it`() throws {
    let bank = try station()
    try bank.lay(["station set station=xincheng parent=jindu"])
    #expect(figures(bank, "report month month=2026-04 station=jindu")["service records"] == "2 4:30")
    #expect(figures(bank, "report month month=2026-04 station=jindu below=true")["service records"] == "3 5:30")
    #expect(bank.refusal("report month station=jindu below=true", as: BusyStation.wang) == .denied)
    #expect(bank.refusal("report month below=true") == .missingParameter)
  }
}
