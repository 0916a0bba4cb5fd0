import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Trainings, which are no service.
@Suite struct TrainingTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
      "training record member=17 station=jindu date=2026-05-01 minutes=2:00 course=急救常识",
    ])
    return bank
  }

  @Test func `a training moves no hours and counts for no star`() throws {
    let bank = try station()
    #expect(bank.table("balance member=17", "available", "earned", "stars") == ["0:00 0:00 0"])
    #expect(bank.table("service list member=17").isEmpty)
    #expect(
      bank.table("training list member=17", "training", "date", "minutes", "course", "state")
        == ["1 2026-05-01 2:00 急救常识 recorded"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `what was withdrawn is listed and is in no sum, and can be recorded anew`() throws {
    let bank = try station()
    try bank.done("training withdraw training=1 reason=记错人", as: BusyStation.wang)
    #expect(bank.table("training list", "state", "reason") == ["withdrawn 记错人"])
    #expect(bank.end("training list", "minutes") == "0:00")
    try bank.done("training record member=17 station=jindu date=2026-05-01 minutes=1:30 course=急救常识")
    #expect(bank.end("training list", "minutes") == "1:30")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a course is recorded once a day, whatever blanks stand around its name`() throws {
    let bank = try station()
    let again = #"training record member=17 station=jindu date=2026-05-01 minutes=1:00 course=" 急救常识　""#
    #expect(bank.refusal(again) == .duplicate)
    for other in [
      "member=18 station=jindu date=2026-05-01 minutes=2:00 course=急救常识",
      "member=17 station=jindu date=2026-05-02 minutes=2:00 course=急救常识",
      "member=17 station=jindu date=2026-05-01 minutes=2:00 course=理发",
    ] {
      try bank.done("training record \(other)")
    }
  }

  @Test func `an operator withdraws those of the own stations, a member sees the own ones`() throws {
    let bank = try station()
    try bank.done("training record member=17 station=xincheng date=2026-05-02 minutes=1:00 course=理发")
    #expect(bank.refusal("training withdraw training=2 reason=误", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("training list member=17", as: TestBank.kiosk(18)) == .notFound)
    #expect(bank.table("training list member=17", "training", as: TestBank.kiosk(17)) == ["1", "2"])
  }

  @Test func `they follow a merge, stand in the personal file, and lose their names with an erasure`() throws {
    let bank = try station()
    try bank.done("training record member=18 station=jindu date=2026-05-02 minutes=1:00 course=理发")
    try bank.done("member merge member=18 into=17 reason=重复登记")
    #expect(bank.table("training list member=17", "course") == ["急救常识", "理发"])
    let filed = bank.table("member file member=17", "part", "item", "value", "minutes", "text")
    #expect(filed.contains("training 2 recorded 1:00 理发"))
    try bank.done("member close member=17")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.table("training list member=17", "training", "minutes", "course") == ["1 2:00 ", "2 1:00 "])
    #expect(bank.end("verify", "verdict") == "clean")
  }
}
