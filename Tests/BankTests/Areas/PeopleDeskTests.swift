import LineProtocol
import TestSupport
import Testing

@Suite struct MemberDeskTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try BusyStation.build(bank)
    return bank
  }

  @Test func `numbers of older books are kept and the next is one more than the highest`() throws {
    let bank = try station()
    #expect(bank.end("member add name=钱一 station=jindu", "member") == "25")
    #expect(bank.end("member add name=孙二 station=jindu no=1000000000000", "member") == "1000000000000")
    #expect(bank.table("member show member=25", "registered") == ["2026-05-04"])
    #expect(bank.table("member show member=17", "registered") == ["2024-01-05"])
  }

  @Test(arguments: [
    ("张", ["17"]), ("0018", ["18"]), ("1380000", ["17", "18", "24"]), ("24", ["24"]), ("2", ["21", "22", "23", "24"]),
    ("三张", []), ("%", []), ("_", []), ("zs", ["17", "24"]), ("ＺＳ", ["17", "24"]), ("ls", ["18"]), ("sz", []),
  ])
  func `a part of the name, the number, the phone or the initials in pinyin find a member`(
    text: String, found: [String]
  ) throws {
    #expect(try station().table("member find text=\(text)", "member") == found)
  }

  @Test func `names and phones are whole at the member's station and masked elsewhere`() throws {
    let bank = try station()
    let columns = bank.table("member show member=17", "name", "phone", "birth", as: BusyStation.wang)
    #expect(columns == ["张三 13800000017 1958-03-02"])
    try bank.lay(["member set member=24 name=欧阳十 birth=1968-10-10 note=高血压"])
    #expect(
      bank.table("member show member=24", "name", "phone", "birth", "note", as: BusyStation.wang) == [
        "欧*十 138****0024  "
      ])
    #expect(bank.table("stars list min=0", "name", as: BusyStation.wang).last == "欧*十")
    #expect(bank.table("member show member=24", "name", "note", as: BusyStation.li) == ["欧阳十 高血压"])
  }

  @Test func `who is under 18 needs a guardian`() throws {
    let bank = try station()
    #expect(bank.refusal("member add name=小明 station=jindu birth=2008-05-05") == .tooYoung)
    #expect(bank.refusal("member add name=小明 station=jindu birth=2008-05-05 guardian=大明") == nil)
    #expect(bank.refusal("member set member=25 guardian=") == .tooYoung)
    bank.clock.set("2026-05-04T16:00:00Z")
    #expect(bank.refusal("member set member=25 guardian=") == nil)
  }

  @Test func `an emptied value goes, an unnamed one stays`() throws {
    let bank = try station()
    #expect(
      bank.table("member set member=17 phone= note=常来", "name", "phone", "birth", "note") == ["张三  1958-03-02 常来"])
  }

  @Test func `lists come in pages that miss nobody`() throws {
    let bank = try station()
    var pages: [[String]] = []
    var after = ""
    repeat {
      let line = "member list limit=3\(after.isEmpty ? "" : " after=\(after)")"
      pages.append(bank.table(line, "member"))
      after = bank.end(line, "more")
    } while after != "?"
    #expect(pages == [["17", "18", "19"], ["21", "22", "23"], ["24"]])
    #expect(bank.table("member list state=closed", "member") == ["22"])
    #expect(bank.table("member list team=shuijiao", "member") == ["17"])
  }
}

@Suite struct TeamDeskTests {
  private func station() throws -> TestBank {
    let bank = try TestBank()
    try bank.lay([
      "station add station=jindu name=金都社区志愿服务站", "team add team=jia name=甲队 station=jindu",
      "team add team=yi name=乙队 station=jindu", "team add team=bing name=丙队 station=jindu",
      "member add no=17 name=张三 station=jindu registered=2024-01-05",
      "member add no=18 name=李四 station=jindu registered=2024-01-05",
    ])
    return bank
  }

  @Test func `a membership counts from its first day to its last, both included`() throws {
    let bank = try station()
    try bank.lay(["team join team=jia member=17 from=2026-04-10", "team leave team=jia member=17 until=2026-04-20"])
    let days = [("2026-04-09", ""), ("2026-04-10", "jia"), ("2026-04-20", "jia"), ("2026-04-21", "")]
    for (date, team) in days {
      let reply = try bank.done("service record member=17 station=jindu date=\(date) minutes=1:00")
      #expect(bank.table("service show record=\(reply["record"] ?? "")", "team") == [team], "\(date)")
    }
  }

  @Test func `a join that contradicts recorded service is refused with the records`() throws {
    let bank = try station()
    try bank.lay([
      "service record member=17 station=jindu date=2026-04-10 minutes=1:00",
      "service record member=17 station=jindu date=2026-04-12 minutes=1:00",
    ])
    let refused = bank.send("team join team=jia member=17 from=2026-04-11")
    #expect(refused.last?.hasPrefix("ERR wrong-state team=jia records=2 ") == true)
    #expect(bank.refusal("team join team=jia member=17 from=2026-04-13") == nil)
  }

  @Test func `a second team contradicts nothing`() throws {
    let bank = try station()
    try bank.lay([
      "team join team=jia member=17 from=2026-04-01",
      "service record member=17 station=jindu date=2026-04-10 minutes=1:00",
      "service record member=17 station=jindu date=2026-04-11 minutes=1:00 team=none",
    ])
    #expect(bank.refusal("team join team=yi member=17 from=2026-04-01") == nil)
  }

  @Test func `a leave that contradicts recorded service is refused with the records`() throws {
    let bank = try station()
    try bank.lay([
      "team join team=jia member=17 from=2026-04-01",
      "service record member=17 station=jindu date=2026-04-10 minutes=1:00",
    ])
    let refused = bank.send("team leave team=jia member=17 until=2026-04-09")
    #expect(refused.last?.hasPrefix("ERR wrong-state team=jia records=1 ") == true)
    #expect(bank.refusal("team leave team=jia member=17 until=2026-04-10") == nil)
    #expect(bank.refusal("team join team=jia member=17 from=2026-04-10") == .exists)
    #expect(bank.refusal("team join team=jia member=17 from=2026-04-11") == nil)
  }

  @Test func `a closed team gives its members to another and keeps its past`() throws {
    let bank = try station()
    try bank.lay([
      "team join team=jia member=17 from=2026-04-01", "team join team=jia member=18 from=2026-04-01",
      "service record member=17 station=jindu date=2026-04-10 minutes=1:00",
    ])
    #expect(bank.refusal("team close team=jia") == .wrongState)
    #expect(bank.refusal("team close team=jia into=jia") == .closed)
    #expect(bank.table("team close team=jia into=yi", "state") == ["closed"])
    #expect(bank.table("team show team=jia", "member", "until") == ["17 2026-05-04", "18 2026-05-04"])
    #expect(bank.table("team show team=yi", "member", "from") == ["17 2026-05-05", "18 2026-05-05"])
    #expect(bank.table("stars show team=jia", "minutes") == ["1:00"])
    #expect(bank.refusal("team set team=jia name=新名") == .closed)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `teams can be merged twice on one day`() throws {
    let bank = try station()
    try bank.lay(["team join team=jia member=17 from=2026-04-01", "team close team=jia into=yi"])
    #expect(bank.table("team close team=yi into=bing", "state") == ["closed"])
    #expect(bank.table("team show team=bing", "member", "from") == ["17 2026-05-06"])
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a brigade closes after its teams`() throws {
    let bank = try station()
    try bank.lay(["team add team=ding name=丁队 station=jindu parent=jia"])
    #expect(bank.refusal("team close team=jia") == .wrongState)
    try bank.lay(["team close team=ding", "team close team=jia"])
  }
}
