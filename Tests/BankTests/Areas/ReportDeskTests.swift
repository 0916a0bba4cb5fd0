import Ledger
import LineProtocol
import TestSupport
import Testing

@testable import Bank

/// Reports: that they add up, and who sees what.
@Suite struct ReportDeskTests {
  private let li = BusyStation.li
  private let wang = BusyStation.wang

  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  private static let groupings = ["member", "team", "station", "activity", "kind", "age", "week", "month"]

  @Test(arguments: groupings)
  func `every report of hours adds up to what was posted`(by: String) throws {
    let bank = try station()
    let posted = bank.end("service list state=posted from=2026-01-01", "minutes")
    #expect(bank.end("report hours by=\(by)", "minutes", "from", "until") == "\(posted) 2026-01-01 2026-05-04")
    let sums = bank.table("report hours by=\(by)", "minutes").compactMap { minutes($0) }
    #expect(sums.reduce(0, +) == minutes(posted))
    let records = bank.table("report hours by=\(by)", "records").compactMap { Int($0) }
    #expect("\(records.reduce(0, +))" == bank.end("report hours by=\(by)", "records"))
    #expect(records.reduce(0, +) == bank.table("service list state=posted from=2026-01-01", "record").count)
  }

  private func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
  }

  @Test func `people, teams and stations have their names, and redeemed stands beside earned`() throws {
    let bank = try station()
    #expect(
      bank.table("report hours by=member", "group", "member", "name", "minutes", "redeemed", as: li).contains(
        "17 17 张三 12:30 1:30"))
    #expect(bank.table("report hours by=team", "group", "name", "redeemed").contains("shuijiao 水饺队 "))
    #expect(
      bank.table("report hours by=station", "group", "name", "minutes").contains("xincheng 新城社区志愿服务站 3:00"))
    #expect(bank.table("report hours by=age", "group").allSatisfy { AgeNames.all.contains($0) })
    #expect(bank.table("report hours by=month", "group") == ["2026-05"])
    #expect(bank.table("report hours by=week from=2026-05-01", "group").first == "2026-04-27")
  }

  private enum AgeNames {
    static let all: Set = ["0-13", "14-17", "18-34", "35-59", "60-69", "70-79", "80+", "unknown"]
  }

  @Test func `an operator's report has what was recorded at the own stations, and another's is refused`() throws {
    let bank = try station()
    #expect(bank.table("report hours by=station", "group", as: wang) == ["jindu"])
    #expect(bank.table("report hours by=station", "group", as: li) == ["jindu", "xincheng", "zong"])
    #expect(bank.refusal("report hours by=month station=xincheng", as: wang) == .denied)
    #expect(bank.refusal("report limits station=xincheng", as: wang) == .denied)
    #expect(bank.refusal("report inactive station=xincheng", as: wang) == .denied)
    #expect(bank.refusal("report unusual", as: wang) == .denied)
    #expect(!bank.table("report inactive since=2026-05-04", "member", as: wang).contains("24"))
    for command in ["report hours by=month", "report inactive", "report limits", "report unusual"] {
      #expect(bank.refusal(command, as: BusyStation.zhao) == .denied)
      #expect(bank.refusal("\(command) station=nowhere", as: li) == .notFound)
    }
  }

  @Test func `a main station is told with the stations below it, and apart from them`() throws {
    let bank = try station()
    let own = bank.end("report hours by=month station=jindu", "minutes")
    let rows = bank.table("report hours by=station", "group", "minutes", "with-below", as: li)
    #expect(rows.contains("zong 0:00 \(own)") && rows.contains("jindu \(own) "))

    try bank.lay([
      "station set station=xincheng parent=jindu", "service record member=17 station=zong date=2026-05-03 minutes=0:30",
    ])
    let all = bank.end("report hours by=month", "minutes")
    #expect(bank.end("report hours by=member station=zong below=true", "minutes") == all)
    #expect(bank.end("report hours by=member station=zong", "minutes") == "0:30")
    let deep = bank.table("report hours by=station", "group", "with-below", as: li)
    #expect(deep.contains("zong \(all)") && deep.contains("xincheng "))
    // Where a report has a part of them only, the sum would be less than it says.
    #expect(bank.table("report hours by=station station=zong", "group", "with-below") == ["zong "])
    #expect(bank.table("report hours by=station", "group", "with-below", as: wang) == ["jindu "])
    #expect(bank.refusal("report hours by=member station=jindu below=true", as: wang) == .denied)
    #expect(bank.refusal("report hours by=member below=true", as: li) == .missingParameter)
    try bank.done("operator set user=wang stations=jindu,xincheng")
    #expect(bank.table("report hours by=station", "group", "minutes", as: wang).count == 2)
    #expect(bank.end("report limits station=jindu below=true", "rows", as: wang) != "")
  }

  @Test func `a member of another station is masked in an operator's report`() throws {
    let bank = try station()
    try bank.lay(["service record member=24 station=jindu date=2026-05-03 minutes=9:00"])
    #expect(bank.table("report hours by=member", "group", "name", as: wang).contains("24 郑*"))
    #expect(bank.table("report limits", "member", "name", as: wang).contains("24 郑*"))
  }

  @Test func `who has not served is listed with the last day, and who has is not`() throws {
    let bank = try station()
    try bank.lay([
      "member add no=31 name=钱一 station=jindu registered=2024-01-05",
      "member add no=32 name=钱二 station=jindu registered=2026-05-03",
      "service record member=31 station=jindu date=2025-10-01 minutes=2:00",
    ])
    let listed = bank.table("report inactive", "member", "last", "days", "available")
    #expect(listed.contains("31 2025-10-01 215 2:00"))
    #expect(!listed.contains { $0.hasPrefix("17 ") || $0.hasPrefix("32 ") || $0.hasPrefix("22 ") })
    #expect(bank.end("report inactive", "since") == "2025-11-05")
    #expect(bank.table("report inactive since=2025-10-01", "member").contains("31") == false)
    #expect(bank.refusal("report inactive since=2027-01-01") == .badValue)
    let whole = bank.table("report inactive since=2026-05-04", "member")
    #expect(bank.table("report inactive since=2026-05-04 limit=2", "member") == Array(whole.prefix(2)))
    let more = bank.end("report inactive since=2026-05-04 limit=2", "more")
    #expect(bank.table("report inactive since=2026-05-04 after=\(more)", "member") == Array(whole.dropFirst(2)))
  }

  @Test func `a lump from older books is service of no day, no week and no month`() throws {
    let bank = try station()
    try bank.lay([
      "member add no=31 name=钱一 station=jindu registered=2024-01-05",
      "member add no=32 name=钱二 station=jindu registered=2024-01-05",
      "service record member=31 station=jindu date=2025-10-01 minutes=2:00",
      "service record member=31 station=jindu date=2025-12-31 minutes=20:00 source=carried-over",
      "service record member=32 station=jindu date=2025-12-31 minutes=10:00 source=carried-over",
    ])
    let listed = bank.table("report inactive", "member", "last", "days", "available")
    #expect(listed.contains("31 2025-10-01 215 22:00") && listed.contains("32   10:00"))
    for by in ["week", "month"] {
      #expect(
        bank.table("report hours by=\(by) from=2025-12-01", "line", "group", "minutes", "members").first == "1  30:00 2"
      )
    }
    #expect(bank.table("report hours by=member from=2025-12-01", "group", "minutes").contains("31 20:00"))
  }

  @Test func `days over a limit are told with what is over`() throws {
    let bank = try station()
    #expect(
      bank.table("report limits", "date", "member", "minutes", "over") == [
        "2026-05-02 17 10:00 2:00", "2026-05-02 18 9:00 1:00", "2026-05-02 19 10:30 2:30",
      ])
    #expect(bank.table("report limits over=10:00", "member") == ["19"])
    #expect(bank.end("report limits limit=1", "more") == "1")
    #expect(bank.table("report limits until=2026-05-01", "member").isEmpty)
  }

  @Test func `the auditor is shown long days, hands that undo much, and figures that are too round`() throws {
    let bank = try station()
    #expect(bank.table("report unusual", "sign", "subject", as: li) == ["long-day member:19"])
    #expect(bank.table("report unusual over=9:00", "subject", as: li) == ["member:17", "member:19"])
    for day in 1...20 {
      let date = "2026-03-\(day < 10 ? "0" : "")\(day)"
      try bank.done("service record member=18 station=jindu date=\(date) minutes=2:00", as: wang)
    }
    let records = bank.table("service list member=18 from=2026-03-01 until=2026-03-03", "record")
    for record in records { try bank.done("service reverse record=\(record) reason=重复登记", as: wang) }
    let signs = bank.table("report unusual", "sign", "count", "of", as: li)
    #expect(signs.contains("reversals 3 20") && signs.contains("round 20 20"))
    #expect(bank.table("report unusual until=2026-05-03", "sign", as: li) == ["long-day"])
  }

  @Test func `undoing stock is no sign, and whoever undoes another's records is asked`() throws {
    let bank = try station()
    for _ in 1...3 {
      try bank.done("stock in offer=tea station=jindu pieces=1")
      try bank.done("journal reverse entry=\(bank.bank.headNumber) reason=录错")
    }
    #expect(bank.table("report unusual", "sign", as: li) == ["long-day"])
    for day in 1...3 { try bank.done("service record member=18 station=jindu date=2026-03-0\(day) minutes=2:00") }
    for record in bank.table("service list member=18 from=2026-03-01 until=2026-03-03", "record") {
      try bank.done("service reverse record=\(record) reason=重复登记", as: wang)
    }
    #expect(bank.table("report unusual", "sign", "subject", "count", as: li).contains("reversals user:1001 3"))
  }

  @Test func `pages of a report are the whole of it, the group of what is in none included`() throws {
    let bank = try station()
    for by in ReportDeskTests.groupings {
      let whole = bank.table("report hours by=\(by)", "line", "group", "minutes")
      var paged: [String] = []
      var after = "0"
      while after != "?", paged.count <= whole.count {
        paged += bank.table("report hours by=\(by) limit=1 after=\(after)", "line", "group", "minutes")
        after = bank.end("report hours by=\(by) limit=1 after=\(after)", "more")
      }
      #expect(paged == whole)
    }
    #expect(bank.table("report hours by=team", "group").contains(""))
  }

  @Test func `a period that ends before it begins is refused, and pages are the whole`() throws {
    let bank = try station()
    #expect(bank.refusal("report hours by=month from=2026-05-04 until=2026-05-01") == .badValue)
    #expect(bank.refusal("report hours by=month after=nothing") == .badValue)
    let whole = bank.table("report hours by=member", "group")
    let more = bank.end("report hours by=member limit=2", "more")
    #expect(bank.table("report hours by=member limit=2", "group") == Array(whole.prefix(2)))
    #expect(bank.table("report hours by=member after=\(more)", "group") == Array(whole.dropFirst(2)))
  }
}
