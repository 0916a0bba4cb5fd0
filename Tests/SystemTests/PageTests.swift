import Foundation
import TestSupport
import Testing

/// Every page that the client makes, of a real daemon's books.
@Suite(.serialized) struct PageTests {
  private static let kinds: [[String]] = [
    ["notice"], ["station", "--station", "jindu", "--month", "2026-05"], ["passbook", "--member", "17"],
    ["certificate", "--certificate", "1", "--leader", "陈站长", "--handler", "王五", "--contact", "0531-1234"],
    ["file", "--member", "17"], ["stock"], ["catalogue", "--station", "jindu"],
    ["credit"], ["ballot", "--ballot", "best-2026"],
    ["sign-in", "--station", "jindu", "--activity", "养老中心包水饺", "--team", "shuijiao"],
    ["roster", "--activity", "1"],
  ]
  private static let reports = [
    "member", "team", "station", "activity", "kind", "age", "week", "month", "inactive", "near", "limits", "unusual",
    "figures",
  ]

  private func furnished() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    let lines =
      [
        "station add station=jindu name=金都社区志愿服务站",
        "member add name=张三 station=jindu no=17 birth=1958-03-02 phone=13800000017 registered=2024-01-05",
        "member add name=李四 station=jindu no=18 birth=1971-07-09 phone=13800000018 registered=2024-01-05",
        "team add team=shuijiao name=水饺队 station=jindu", "team join team=shuijiao member=17 from=2024-01-05",
        "offer add offer=tea name=茶叶 kind=gift price=2:00 limit=2/year", "stock in offer=tea station=jindu pieces=5",
      ]
      + (1...12).map {
        "service record member=17 station=jindu date=2026-05-\($0 + 10) minutes=9:00 kind=elder activity=养老中心包水饺"
      } + [
        "service record member=18 station=jindu date=2026-05-20 minutes=2:30 activity=\"<b>环境</b>清洁 & 巡逻\"",
        "redeem request member=17 offer=tea", "redeem fulfil redemption=1", "certificate issue member=17",
        "activity add station=jindu name=包水饺 date=2099-06-04 start=08:30 end=11:00", "activity publish activity=1",
        "activity signup activity=1 member=17",
        "credit allow member=17", "honour add member=17 code=best-of-month title=5月服务之星 period=2026-05",
        "ballot open ballot=best-2026 title=年度最美志愿者 of=members year=2026",
        "ballot nominate ballot=best-2026 member=17",
        "head publish note=公示栏",
      ]
    for line in lines {
      let reply = try daemon.ask(line)
      guard reply.last?.hasPrefix("OK") == true else { throw CocoaError(.featureUnsupported) }
    }
    return daemon
  }

  @Test func `each is made of what the daemon says, in both languages, names masked where anybody reads`() async throws
  {
    try await blocking {
      let daemon = try furnished()
      let kinds = PageTests.kinds + PageTests.reports.map { ["report", "--of", $0] }
      for (words, language) in kinds.flatMap({ kind in [(kind, "zh-CN"), (kind, "en")] }) {
        let file = daemon.folder.path("page.html")
        let made = try Program.timebank.run(
          ["--socket", daemon.adminSocket, "--lang", language, "page"] + words + ["--file", file])
        #expect(made.status == 0, "\(words): \(made.errors)")
        let page = try String(contentsOfFile: file, encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">") && page.hasSuffix("</html>\n"))
        #expect(page.contains("金都社区时间银行") && !page.contains("<b>") && !page.contains("<script"))
        if words[0] == "notice" {
          #expect(page.contains("张*") && !page.contains("张三") && page.contains("110:30"))
        }
        if words[0] == "station" { #expect(page.contains("110:30") && page.contains("108:00")) }
        if ["credit", "ballot"].contains(words[0]) { #expect(page.contains("108:00")) }
        if words[0] == "credit" { #expect(page.contains("张*") && !page.contains("张三") && page.contains("服务之星")) }
        if words[0] == "passbook" { #expect(page.contains("张三") && page.contains("106:00")) }
        if words[0] == "certificate" { #expect(page.contains("108:00") && page.contains("陈站长")) }
        if words[0] == "station" { #expect(page.contains("&lt;b&gt;环境&lt;/b&gt;清洁 &amp; 巡逻")) }
      }
      // Whoever has no role may make what is for everybody, and nothing else.
      let file = daemon.folder.path("public.html")
      for (words, isFor) in [
        (["notice"], true), (["catalogue"], true), (["credit"], true), (["ballot", "--ballot", "best-2026"], true),
        (["stock"], false), (["file", "--member", "17"], false),
      ] {
        let made = try Program.timebank.run(["--socket", daemon.socket, "page"] + words + ["--file", file])
        #expect((made.status == 0) == isFor, "\(words): \(made.errors)")
        #expect(FileManager.default.fileExists(atPath: file) == isFor)
        try? FileManager.default.removeItem(atPath: file)
      }
    }
  }
}
