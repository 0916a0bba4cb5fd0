import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// The lists that a station keeps.
@Suite struct ResourceTests {
  @Test func `a resource is entered, changed and struck off by the station whose it is`() throws {
    let bank = try PlannedStation.bank()
    let chen = TestBank.user(1004, "chen")
    try bank.lay(["resource add resource=hall station=jindu kind=place name=多功能厅 note=可坐40人"], as: BusyStation.wang)
    #expect(bank.refusal("resource set resource=hall note=可坐50人", as: chen) == .notFound)
    try bank.done("resource set resource=hall note=可坐50人", as: BusyStation.wang)
    #expect(
      bank.table("resource list station=jindu", "resource", "kind", "name", "note", "state")
        == ["hall place 多功能厅 可坐50人 open"])
    #expect(bank.table("resource list", "name", "note", as: chen) == ["多功能厅 "])
    try bank.done("resource remove resource=hall", as: BusyStation.wang)
    #expect(bank.table("resource list state=open", "resource").isEmpty)
    #expect(bank.table("resource list state=closed", "resource", "name") == ["hall 多功能厅"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `the list of services has the activities to come and the services for hours of the station`() throws {
    let bank = try PlannedStation.bank()
    try PlannedStation.publish(bank, 1, PlannedStation.dumplings + " capacity=2")
    try PlannedStation.publish(bank, 2, PlannedStation.today)
    try PlannedStation.publish(bank, 3, "name=昨天的活动 date=2026-05-03 start=08:30 end=11:00")
    try bank.lay([
      "activity add station=jindu name=未发布 date=2026-05-07 start=08:30 end=11:00",
      "activity signup activity=1 member=17",
      "offer add offer=lesson name=手机课 kind=service price=2:00", "offer add offer=tea name=茶叶 kind=gift price=1:00",
      "offer add offer=bath name=助浴 kind=service price=1:00 stations=xincheng",
    ])
    #expect(
      bank.table("station services station=jindu", "kind", "id", "date", "free", "price", as: BusyStation.zhao)
        == ["activity 2 2026-05-04  ", "activity 1 2026-05-07 1 ", "offer lesson   2:00"])
  }
}
