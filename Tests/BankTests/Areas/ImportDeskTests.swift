import LineProtocol
import TestSupport
import Testing

@Suite struct ImportDeskTests {
  private let skip = "skip=12,13,14,15,16,17,18"

  @Test func `the sheet of May gets the verdicts that its station was promised`() throws {
    let bank = try SheetsOfJindu.bank()
    let number = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    let preview = "import preview import=\(number)"
    #expect(
      bank.table(preview, "line", "verdict", "code", "member", "date", "minutes", "team") == [
        "2 good  17 2026-05-07 2:30 shuijiao", "3 good  18 2026-05-07 2:30 shuijiao",
        "4 good  19 2026-05-07 2:15 shuijiao", "5 good  20 2026-05-07 2:30 shuijiao",
        "6 good  27 2026-05-07 2:00 yijian", "7 good  21 2026-05-07 1:50 yijian",
        "8 good  18 2026-05-08 1:30 shuijiao", "9 good  22 2026-05-08 1:30 ", "10 good  23 2026-05-09 3:30 yexun",
        "11 good  24 2026-05-09 3:30 yexun", "12 fault duplicate 17 2026-05-07 2:30 shuijiao",
        "13 fault overlap 17 2026-05-07 2:00 ", "14 fault not-found    ", "15 fault daily-limit 19 2026-05-10 14:00 ",
        "16 fault granularity 20 2026-05-10 0:00 ", "17 fault bad-value 21   ",
        "18 fault times-disagree 22 2026-05-11 2:00 ", "19 good  23 2026-05-11 1:30 yexun",
        "20 good  24 2026-05-11 1:30 yexun", "21 skipped     ",
      ])
    #expect(bank.end(preview, "good", "faults", "already", "skipped", "minutes") == "12 7 0 1 26:35")
    #expect(
      bank.table("\(preview) totals=team", "team", "minutes", "records") == [
        "shuijiao 11:15 5", "yexun 10:00 4", "yijian 3:50 2", " 1:30 1",
      ])
    #expect(bank.table("\(preview) totals=member", "member", "minutes", "records").first == "17 2:30 1")
  }

  @Test func `the texts of the verdicts name lines and figures in both languages`() throws {
    let bank = try SheetsOfJindu.bank()
    let number = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    let texts = bank.table("import preview import=\(number)", "text")
    #expect(texts[10] == "This repeats line 2 of the sheet")
    #expect(texts[11] == "The times overlap line 2 of the sheet by 1:00. Check start and end")
    #expect(texts[17] == "The row is cut short; what is there was used")
    #expect(texts[19] == "A line of totals is no record")
    let chinese = bank.send("import preview import=\(number)")
    #expect(chinese[10].hasSuffix(#"text="与本表第 2 行重复""#))
    #expect(chinese[11].hasSuffix(#"text="与本表第 2 行的时间重叠 1:00。请核对起止时间""#))
    #expect(chinese[12].hasSuffix(#"没有登记“钱一”这个人。请核对姓名,或先登记"#))
  }

  @Test func `a sheet is posted whole or not at all`() throws {
    let bank = try SheetsOfJindu.bank()
    let number = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    let before = bank.picture()
    let refusal = bank.send("import commit import=\(number)").last
    #expect(refusal?.hasPrefix("ERR batch line=12 code=duplicate faults=12,13,14,15,16,17,18 ") == true)
    #expect(bank.picture() == before)
    let commit = "import commit import=\(number) \(skip)"
    #expect(bank.end("\(commit) dry=true", "good", "minutes", "dry") == "12 26:35 true")
    #expect(bank.picture() == before)
    let posted = bank.table(commit, "line", "verdict", "record")
    #expect(posted.filter { $0.contains("posted") }.count == 12)
    #expect(bank.end("service list", "minutes") == "26:35")
    #expect(bank.table("service list", "source").allSatisfy { $0 == "sheet" })
    #expect(
      ["shuijiao", "yijian", "yexun"].map { bank.table("stars show team=\($0)", "minutes")[0] } == [
        "11:15", "3:50", "10:00",
      ])
    #expect(bank.refusal("import commit import=\(number)") == .wrongState)
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a second import posts nothing and says that each is there already`() throws {
    let bank = try SheetsOfJindu.bank()
    let first = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    try bank.done("import commit import=\(first) \(skip)")
    let before = bank.table("head", "head")
    let second = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    let commit = "import commit import=\(second) \(skip)"
    #expect(bank.end(commit, "good", "faults", "already", "skipped", "minutes") == "0 0 12 1 0:00")
    #expect(bank.table("head", "head") == before)
    #expect(bank.end("service list", "minutes") == "26:35")
  }

  @Test func `a sheet of paper is posted once, in whatever order it is typed off`() throws {
    let bank = try SheetsOfJindu.bank()
    func stage(_ more: String, _ rows: [String]) throws -> String {
      let number = bank.end("import open kind=sign-in station=jindu year=2026 sheet=7k3m-q9tw-c\(more)", "import")
      try bank.lay(rows.enumerated().map { "import row import=\(number) line=\($0 + 2) \($1)" })
      return number
    }
    let rows = ["name=李四 date=5月8日 minutes=1", "name=王五 date=5月8日 minutes=2"]
    let first = try stage("", rows)
    try bank.done("import commit import=\(first)")
    let before = bank.table("head", "head")
    #expect(bank.refusal("import open kind=sign-in station=jindu sheet=7k3m-q9tw-c") == .exists)
    #expect(
      bank.refusal("import open kind=members station=jindu sheet=7k3m-q9tw-c", as: TestBank.secondAdmin) == .exists)

    let again = try stage(" again=true", rows.reversed() + ["name=赵六 date=5月8日 minutes=1"])
    #expect(bank.end("import commit import=\(again) dry=true", "good", "already") == "1 2")
    #expect(bank.table("head", "head") == before)
    try bank.done("import commit import=\(again)")
    #expect(bank.end("service list", "minutes") == "4:00")
    #expect(bank.end("verify", "verdict") == "clean")
  }

  @Test func `a sheet of paper of which nothing was posted can be imported`() throws {
    let bank = try SheetsOfJindu.bank()
    for end in ["abort", "commit"] {
      let number = bank.end("import open kind=sign-in station=jindu sheet=7k3m-q9tw-c", "import")
      try bank.done("import \(end) import=\(number)")
    }
    try bank.done("import open kind=sign-in station=jindu sheet=7k3m-q9tw-c")
  }

  @Test func `a mended sheet can be sent again whole`() throws {
    let bank = try SheetsOfJindu.bank()
    let first = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    try bank.done("import commit import=\(first) \(skip)")
    let mended = SheetsOfJindu.signIn.filter { ![12, 13, 14, 15].contains($0.line) }.map { row in
      let repairs = [
        16: ("minutes=\"0\"", "minutes=\"1:00\""), 17: ("2026-13-10", "2026-05-10"), 18: ("\"2:00\"", "\"1:30\""),
      ]
      guard let (wrong, right) = repairs[row.line] else { return row }
      return (line: row.line, cells: row.cells.replacing(wrong, with: right))
    }
    let second = try SheetsOfJindu.stage(mended, kind: "sign-in", in: bank)
    #expect(bank.end("import commit import=\(second)", "good", "faults", "already", "minutes") == "3 0 12 3:30")
    #expect(bank.end("service list", "minutes") == "30:05")
  }

  @Test func `the row of a record that was reversed is a fault that says so`() throws {
    let bank = try SheetsOfJindu.bank()
    let first = try SheetsOfJindu.stage(SheetsOfJindu.signIn, kind: "sign-in", in: bank)
    try bank.done("import commit import=\(first) \(skip)")
    try bank.done("service reverse record=1 reason=未到场")
    let second = try SheetsOfJindu.stage([SheetsOfJindu.signIn[0]], kind: "sign-in", in: bank)
    let verdict = bank.table("import preview import=\(second)", "verdict", "code", "text")
    #expect(verdict.count == 1)
    #expect(verdict[0].hasPrefix("fault already-reversed Record 1 was reversed by entry "))
  }

  @Test func `a name that several have needs phone digits`() throws {
    let bank = try SheetsOfJindu.bank()
    let rows = [
      (line: 2, cells: "date=2026-05-20 name=张三 minutes=1:00"), (line: 3, cells: "date=2026-05-20 no=27 minutes=1:00"),
    ]
    let number = try SheetsOfJindu.stage(rows, kind: "sign-in", in: bank)
    let preview = "import preview import=\(number)"
    #expect(bank.table(preview, "verdict", "code", "member") == ["fault ambiguous ", "good  27"])
    #expect(bank.send(preview)[0].hasSuffix(#"text="有 2 位“张三”(17、27 号)。请补上手机尾号或编号""#))
    #expect(bank.table(preview, "text")[0] == "There are 2 named 张三 (17, 27). Add phone digits or the number")
  }

  @Test func `a number whose name is another's gives nobody the minutes`() throws {
    let bank = try SheetsOfJindu.bank()
    let rows = [
      (line: 2, cells: "date=2026-05-20 no=18 name=张三 minutes=1:00"),
      (line: 3, cells: "date=2026-05-20 no=27 name=张三 minutes=1:00"),
    ]
    let number = try SheetsOfJindu.stage(rows, kind: "sign-in", in: bank)
    let preview = "import preview import=\(number)"
    #expect(bank.table(preview, "verdict", "code", "member", "minutes") == ["fault exists  ", "good  27 1:00"])
    #expect(bank.send(preview)[0].hasSuffix(#"text="18 号已登记的不是“张三”或登记日期不同。请核对编号""#))
    #expect(
      bank.table(preview, "text")[0] == "Member 18 is registered under another name or date than 张三. Check the number")
  }

  @Test func `the list of members is registered once`() throws {
    let bank = try SheetsOfJindu.bank()
    #expect(
      bank.table("member list", "member", "name", "registered") == [
        "17 张三 2024-01-05", "18 李四 2024-01-05", "19 王五 2024-03-11", "20 赵六 2024-03-11", "21 孙七 2024-06-01",
        "22 周八 2025-02-20", "23 吴九 2024-06-01", "24 郑十 2024-06-01", "27 张三 2025-09-01",
      ])
    let number = try SheetsOfJindu.stage(SheetsOfJindu.members, kind: "members", in: bank)
    #expect(bank.end("import commit import=\(number)", "good", "already") == "0 9")
  }

  @Test func `new members never take a number that the same sheet brings`() throws {
    let bank = try SheetsOfJindu.bank()
    let rows = [
      (line: 2, cells: "name=钱一 phone=13900000001"), (line: 3, cells: "no=28 name=孙二 phone=13900000002"),
      (line: 4, cells: "name=钱一 phone=13900000001"),
    ]
    let number = try SheetsOfJindu.stage(rows, kind: "members", in: bank)
    #expect(bank.table("import preview import=\(number)", "verdict", "code") == ["good ", "good ", "fault duplicate"])
    let commit = "import commit import=\(number) skip=4"
    #expect(bank.table(commit, "line", "verdict", "member") == ["2 posted 29", "3 posted 28"])
  }

  @Test func `an import has at most ten thousand rows`() throws {
    let bank = try SheetsOfJindu.bank()
    try bank.done("import open kind=sign-in station=jindu")
    try bank.lay((1...10_000).map { "import row import=2 line=\($0) name=张三" })
    #expect(
      bank.send("import row import=2 line=10001 name=张三") == [
        #"ERR limit-reached rows=10000 limit=10000 text="一次导入最多 10000 行,其余请另开一次""#
      ])
    #expect(bank.end("import abort import=2", "import") == "2")
    #expect(bank.refusal("import preview import=2") == .wrongState)
  }

  @Test func `an import is its operator's own, and an administrator's`() throws {
    let bank = try SheetsOfJindu.bank()
    try bank.lay([
      "operator add user=wang role=operator stations=jindu", "operator add user=li role=operator stations=jindu",
    ])
    let li = TestBank.user(1002, "li")
    let number = bank.end("import open kind=sign-in station=jindu", "import", as: BusyStation.wang)
    #expect(bank.refusal("import row import=\(number) line=1 name=张三", as: li) == .notFound)
    #expect(bank.end("import row import=\(number) line=1 name=张三", "staged", as: BusyStation.wang) == "1")
    #expect(bank.end("import preview import=\(number)", "faults") == "1")
  }
}
