import Ledger
import LineProtocol
import Store
import TestSupport
import Testing

@testable import Bank

/// Certificates of service, and what anybody learns who checks one.
@Suite struct CertificateTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "station add station=xincheng name=新城社区志愿服务站",
      "operator add user=wang role=operator stations=jindu",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=24 name=周八 station=xincheng registered=2024-01-05",
      "member add no=30 name=小明 station=jindu birth=2015-01-01 guardian=李四 registered=2024-01-05",
      "service record member=17 station=jindu date=2026-04-01 minutes=2:00 activity=包水饺",
      "service record member=17 station=jindu date=2026-05-01 minutes=3:30 activity=理发",
      "service record member=30 station=jindu date=2026-05-01 minutes=1:00",
    ])
    return bank
  }

  private func check(_ bank: TestBank, _ certificate: String, code: String, _ more: String = "") -> [String] {
    bank.send("certificate check certificate=\(certificate) code=\(code) \(more)", as: BusyStation.zhao)
  }

  @Test func `it names the records that it rests on, their hours, and the head before it`() throws {
    let bank = try station()
    let head = bank.end("head", "head")
    let issued = bank.end(
      "certificate issue member=17", "certificate", "minutes", "records", "from", "until", "name", "head", "code",
      as: BusyStation.wang
    ).split(separator: " ")
    #expect(issued.dropLast() == ["1", "5:30", "2", "2026-04-01", "2026-05-01", "张三", head[...]])
    #expect(issued.last?.wholeMatch(of: /\d{4}-\d{4}-\d{4}/) != nil)
    #expect(
      bank.table("certificate show certificate=1", "record", "date", "minutes", "activity") == [
        "1 2026-04-01 2:00 包水饺", "2 2026-05-01 3:30 理发",
      ])
    let ofMay = "certificate issue member=17 from=2026-05-01 until=2026-05-04"
    #expect(bank.end(ofMay, "minutes", "from", "until") == "3:30 2026-05-01 2026-05-04")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `anybody checks it by number and code, and sees the name masked`() throws {
    let bank = try station()
    let code = try #require(try bank.done("certificate issue member=17", as: BusyStation.wang)["code"])
    let shown = check(bank, "1", code: code)
    #expect(
      shown.last?.hasPrefix("OK certificate=1 state=valid name=张* from=2026-04-01 until=2026-05-01 minutes=5:30")
        == true)
    #expect(check(bank, "1", code: code.filter { $0 != "-" }, "minutes=5:30") == shown)
    #expect(
      bank.refusal("certificate check certificate=1 code=\(code) minutes=5:31", as: BusyStation.zhao) == .badValue)
    #expect(bank.refusal("certificate list", as: BusyStation.zhao) == .denied)
    let child = try #require(try bank.done("certificate issue member=30", as: BusyStation.wang)["code"])
    #expect(check(bank, "2", code: child).last?.contains(" name=\"\" ") == true)
  }

  @Test func `one digit that differs fails, whichever it is, and says no more than an unknown number`() throws {
    let bank = try station()
    let code = try #require(try bank.done("certificate issue member=17", as: BusyStation.wang)["code"])
    let unknown = check(bank, "9", code: code)
    #expect(unknown.last?.hasPrefix("ERR not-found certificate=9 ") == true)
    for index in code.indices where code[index] != "-" {
      var altered = code
      altered.replaceSubrange(index...index, with: code[index] == "0" ? "1" : "0")
      let answer = check(bank, "1", code: altered).map { $0.replacing("certificate=1", with: "certificate=9") }
      #expect(answer == unknown, "\(altered)")
    }
  }

  @Test func `it says which records were reversed since, and what is left`() throws {
    let bank = try station()
    let code = try #require(try bank.done("certificate issue member=17", as: BusyStation.wang)["code"])
    try bank.done("service reverse record=2 reason=查无此事")
    let answer = check(bank, "1", code: code).last ?? ""
    #expect(answer.contains(" state=changed ") && answer.hasSuffix(" reversed=2 left=2:00"), "\(answer)")
    #expect(bank.table("certificate list member=17", "certificate", "state") == ["1 changed"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `another takes its place, or it is withdrawn, once`() throws {
    let bank = try station()
    let first = try #require(try bank.done("certificate issue member=17", as: BusyStation.wang)["code"])
    let second = try #require(try bank.done("certificate issue member=17 replaces=1", as: BusyStation.wang)["code"])
    #expect(check(bank, "1", code: first).last?.hasSuffix(" replaced-by=2") == true)
    #expect(bank.refusal("certificate issue member=17 replaces=1") == .wrongState)
    #expect(bank.refusal("certificate issue member=24 replaces=2") == .notFound)
    #expect(bank.refusal("certificate revoke certificate=2 reason=有误", as: BusyStation.wang) == .denied)
    try bank.done("certificate revoke certificate=2 reason=有误")
    #expect(check(bank, "2", code: second).last?.contains(" state=revoked ") == true)
    #expect(bank.refusal("certificate revoke certificate=2 reason=有误") == .wrongState)
    #expect(bank.table("certificate list", "certificate", "state", "reason") == ["1 replaced ", "2 revoked 有误"])
    try bank.done("rebuild")
    #expect(bank.table("certificate list", "certificate", "state", "reason") == ["1 replaced ", "2 revoked 有误"])
  }

  @Test func `it stands in the member's file, and its texts go with the member`() throws {
    let bank = try station()
    try bank.done("certificate issue member=17")
    try bank.done("certificate revoke certificate=1 reason=写错")
    #expect(bank.table("member file member=17", "part", "item", "minutes").contains("certificate 1 5:30"))
    try bank.done("service reverse record=1 reason=误记")
    try bank.done("service reverse record=2 reason=误记")
    try bank.done("member close member=17 reason=迁出")
    try bank.done("member erase member=17 reason=本人申请")
    #expect(bank.table("certificate list member=17", "state", "reason", "name") == ["revoked  "])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `only the member's own station issues it, for service that is posted`() throws {
    let bank = try station()
    #expect(bank.refusal("certificate issue member=24", as: BusyStation.wang) == .notFound)
    #expect(bank.refusal("certificate issue member=24") == .wrongState)
    #expect(bank.refusal("certificate issue member=17 until=2026-12-31") == .futureDate)
    #expect(bank.refusal("certificate issue member=17 from=2026-05-02 until=2026-05-01") == .badValue)
    #expect(bank.refusal("certificate issue member=17 from=2026-04-02 until=2026-04-30") == .wrongState)
  }

  @Test func `its code is for the member's own station, and for the member`() throws {
    let bank = try station()
    try bank.lay(["operator add user=chen role=operator stations=xincheng"])
    try bank.done("certificate issue member=17", as: BusyStation.wang)
    let chen = TestBank.user(1004, "chen")
    #expect(bank.table("certificate list", "name", "code", as: chen) == ["张* "])
    #expect(bank.refusal("certificate show certificate=1", as: chen) == .notFound)
    #expect(bank.table("certificate list member=17", "name", as: TestBank.kiosk(17)) == ["张三"])
  }
}
