import Testing

@testable import ClientKit

private func sheet(_ rows: [String]) -> [UInt8] { Array((["日期,姓名,时长,备注"] + rows).joined(separator: "\n").utf8) }

private let threeRows = ["5月7日,张三,1,", "5月7日,李四,1,", "5月7日,王五,1,"]

private func bench(_ bank: FakeImportBank, _ rows: [String] = threeRows) -> ClientBench {
  let bench = ClientBench(bank.daemon)
  bench.files["a.csv"] = sheet(rows)
  return bench
}

private let command = ["import", "sign-in", "a.csv", "--station", "jindu", "--year", "2026"]

@Suite struct `Importing a sheet of paper with a number` {
  private let numbered = Array("签到表编号,7K3M-Q9TW-C,,\n日期,姓名,时长,备注\n5月7日,张三,1,\n5月7日,李四,1,\n".utf8)

  @Test func `posts it once, whether the number stands in the file or behind --sheet`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    bench.files["b.csv"] = numbered
    #expect(bench.run(["import", "sign-in", "b.csv", "--station", "jindu", "--dry"]) == 0)
    #expect(bank.daemon.requests[0] == "import open kind=sign-in station=jindu sheet=7k3m-q9tw-c")
    #expect(bench.run(["import", "sign-in", "b.csv", "--station", "jindu"]) == 0)

    #expect(bench.run(["import", "sign-in", "b.csv", "--station", "jindu"]) != 0)
    #expect(bench.errors.contains("已导入过"))
    #expect(bench.run(command + ["--sheet", "7k3mq9twc"]) != 0)
    #expect(bank.committed.count == 1)
    #expect(bench.run(command + ["--sheet", "7k3mq9twc", "--again"]) == 0)
    #expect(bank.committed.count == 2)
  }

  @Test func `says that a sign of it was misread`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    bench.files["b.csv"] = Array(String(decoding: numbered, as: UTF8.self).replacing("Q9", with: "9Q").utf8)
    #expect(bench.run(["import", "sign-in", "b.csv", "--station", "jindu"]) == ExitStatus.data.rawValue)
    #expect(bench.errors.contains("签到表编号“7K3M-9QTW-C”不对,可能抄错了一位"))
    #expect(bench.run(command + ["--sheet", "7K3M-9QTW-C"]) != 0)
    #expect(bench.errors.contains("可能抄错了一位"))
    #expect(bank.daemon.requests.isEmpty)
  }

  @Test func `says that it is another sheet than the one named`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    bench.files["b.csv"] = numbered
    var generator = SplitMix(seed: 3)
    let other = SheetNumber.random(using: &generator).text
    #expect(
      bench.run(["import", "sign-in", "b.csv", "--station", "jindu", "--sheet", other]) == ExitStatus.data.rawValue)
    #expect(bench.errors.contains("--sheet 写的是 \(other),表中写的是 7K3M-Q9TW-C"))
  }

  @Test func `goes in parts where it is long, of which the first asks whether it was imported`() {
    let bank = FakeImportBank()
    let bench = bench(bank, (0..<10_001).map { "5月7日,张\($0),1," })
    #expect(bench.run(command + ["--sheet", "7K3M-Q9TW-C"]) == 0)
    #expect(
      bank.daemon.requests.filter { $0.hasPrefix("import open") } == [
        "import open kind=sign-in station=jindu year=2026 sheet=7k3m-q9tw-c",
        "import open kind=sign-in station=jindu year=2026 sheet=7k3m-q9tw-c again=true",
      ])
  }

  @Test func `leaves the number out of the sheet of faulty lines`() {
    let bank = FakeImportBank()
    bank.verdict = { $0["name"] == "李四" ? ("fault", "没有这个人") : ("good", "") }
    let bench = bench(bank)
    bench.files["b.csv"] = numbered
    #expect(bench.run(["import", "sign-in", "b.csv", "--station", "jindu", "--skip-faulty", "--faults", "f.csv"]) == 0)
    let faults = bench.files["f.csv"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(faults.contains("李四") && !faults.contains("7K3M"))
  }
}

@Suite struct `Importing a sheet` {
  @Test func `stages the cells as they stand, shows verdicts and totals, posts`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    #expect(bench.run(command) == 0)
    #expect(
      bank.daemon.requests == [
        "import open kind=sign-in station=jindu year=2026",
        "import row import=1 line=2 date=5月7日 name=张三 minutes=1",
        "import row import=1 line=3 date=5月7日 name=李四 minutes=1",
        "import row import=1 line=4 date=5月7日 name=王五 minutes=1",
        "import preview import=1", "import preview import=1 totals=member", "import preview import=1 totals=team",
        "import commit import=1 progress=true key=k1",
      ])
    #expect(
      bench.output == """
        行号  结论    名称  日期        时长
        ----  ------  ----  ----------  ----
           2  可入账  张三  2026-05-07  1:00
           3  可入账  李四  2026-05-07  1:00
           4  可入账  王五  2026-05-07  1:00

        按成员合计:
        成员号  名称  记录数  时长
        ------  ----  ------  ----
            17  张三       2  2:45

        按服务队合计:
        成员号  名称  记录数  时长
        ------  ----  ------  ----
            17  张三       2  2:45

        可入账 3 行,共 3:00;有误 0 行;已有 0 行;不作记录 0 行。
        第 2 行 张三:星级由 0 变为 1。
        已入账 3 行,共 3:00,分录号到 103。

        """)
    #expect(bench.errors.isEmpty)
    #expect(bank.aborted.isEmpty)
  }

  @Test func `the month of May goes out cell by cell`() throws {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.files["a.csv"] = try Fixture.bytes(Fixture.signIn)
    #expect(bench.run(command + ["--quiet"]) == 0)
    let rows = bank.daemon.requests.filter { $0.hasPrefix("import row") }
    #expect(rows.count == 20)
    #expect(
      rows[3] == "import row import=1 line=5 date=5月7日 name=赵六 phone=0020 start=０８：３０ end=１１：００ minutes=2.5 "
        + "team=水饺队 activity=养老中心包水饺 note=全角数字;时长按小时")
    #expect(
      rows[17]
        == "import row import=1 line=19 date=2026-05-11 name=吴九 phone=0023 start=09:00 end=10:30 short=true")
  }

  @Test func `members go the same way`() throws {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.files["m.csv"] = try Fixture.bytes(Fixture.members)
    #expect(bench.run("import", "members", "m.csv", "--station", "jindu") == 0)
    #expect(bank.daemon.requests[0] == "import open kind=members station=jindu")
    #expect(
      bank.daemon.requests[1]
        == "import row import=1 line=2 no=17 name=张三 phone=13800000017 birth=1958-03-02 registered=2024-01-05")
    #expect(!bank.daemon.requests.contains { $0.contains("totals=") })
  }

  @Test func `with a faulty line is refused whole, and says how to leave it out`() {
    let bank = FakeImportBank()
    bank.verdict = { $0["name"] == "李四" ? ("fault", "查无此人") : ("good", "") }
    let bench = bench(bank)
    #expect(bench.run(command) == 65)
    #expect(
      bench.errors == """
        错误(faulty-lines):有 1 行有误(第 3 行),整张表没有入账
        下一步:请改正后重新导入;或加 --skip-faulty 略过有误的行,或 --skip 3 只略过这几行

        """)
    #expect(bench.output.contains("查无此人"))
    #expect(bank.committed.isEmpty)
    #expect(bank.aborted == [1])
  }

  @Test(arguments: [["--skip-faulty"], ["--skip", "3"]])
  func `leaves faulty lines out by the operator's choice`(_ choice: [String]) {
    let bank = FakeImportBank()
    bank.verdict = { $0["name"] == "李四" ? ("fault", "查无此人") : ("good", "") }
    let bench = bench(bank)
    #expect(bench.run(command + choice) == 0)
    #expect(bank.committed.map(\.skip) == [["3"]])
    #expect(bench.output.hasSuffix("已入账 2 行,共 2:00,分录号到 102。按您的选择略过 1 行。\n"))
  }

  @Test func `a choice that leaves a fault in is not enough`() {
    let bank = FakeImportBank()
    bank.verdict = { $0["name"] == "李四" ? ("fault", "查无此人") : ("good", "") }
    #expect(bench(bank).run(command + ["--skip", "2"]) == 65)
    #expect(bank.committed.isEmpty)
  }

  @Test func `a choice of lines that are not there is a mistake`() {
    let bank = FakeImportBank()
    #expect(bench(bank).run(command + ["--skip", "2,99"]) == 64)
    #expect(bank.daemon.requests.isEmpty)
  }

  @Test func `a second time posts nothing and says so`() {
    let bank = FakeImportBank()
    bank.verdict = { _ in ("already", "") }
    let bench = bench(bank)
    #expect(bench.run(command) == 0)
    #expect(bench.output.hasSuffix("表中 3 行先前都已入账,这次什么也没有入账。\n"))
    #expect(bank.committed.isEmpty)
    #expect(bank.aborted == [1])
  }

  @Test func `the faulty lines make a sheet of their own, which can be mended and sent again`() throws {
    let bank = FakeImportBank()
    bank.verdict = { $0["name"] == "李四" ? ("fault", "没有这位成员:“李四”") : ("good", "") }
    let bench = bench(bank, ["5月7日,张三,1,", "5月7日,李四,1,\"钱,五\"", "5月7日,李四,2"])
    #expect(bench.run(command + ["--skip-faulty", "--faults", "bad.csv"]) == 0)
    let written = try #require(bench.files["bad.csv"])
    #expect(
      String(decoding: written, as: UTF8.self) == """
        \u{FEFF}日期,姓名,时长,备注,问题
        5月7日,李四,1,"钱,五",没有这位成员:“李四”
        5月7日,李四,2,,没有这位成员:“李四”

        """)
    #expect(bench.output.contains("有误的 2 行写在 bad.csv"))
    bank.verdict = { _ in ("good", "") }
    bench.files["a.csv"] = written
    #expect(bench.run(command) == 0)
    #expect(!bench.output.contains("不认得"))
    #expect(bank.committed.count == 2)
  }

  @Test func `a row with a cell too many stays faulty until somebody has mended it`() throws {
    let bank = FakeImportBank()
    let bench = bench(bank, ["5月7日,张三,1,包水饺,义剪"])
    #expect(bench.run(command + ["--faults", "bad.csv"]) == 65)
    let written = try #require(bench.files["bad.csv"])
    bench.files["a.csv"] = written
    #expect(bench.run(command) == 65)
    #expect(bank.committed.isEmpty)
  }

  @Test func `the faulty lines never take the place of the sheet itself`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    let before = bench.files["a.csv"]
    #expect(bench.run(command + ["--faults", "a.csv"]) == 64)
    #expect(bench.files["a.csv"] == before)
  }

  @Test func `what a heading means in one kind of sheet says nothing of another`() {
    let bank = FakeImportBank()
    let bench = bench(bank, ["5月7日,张三,1,"])
    bench.environment["HOME"] = "/home/wang"
    bench.files["/home/wang/.config/timebank/headings"] = Array("备注\treason\r\n日期\tregistered\r\n".utf8)
    #expect(bench.run(command) == 0)
    #expect(bank.staged[1]?.first?["date"] == "5月7日")
  }

  @Test func `a map that did not help is not remembered`() {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.environment["HOME"] = "/home/wang"
    bench.files["a.csv"] = Array("日期,工号,时数\n5月7日,17,1".utf8)
    #expect(bench.run(command + ["--map", "工号=姓名"]) == 65)
    #expect(bench.files["/home/wang/.config/timebank/headings"] == nil)
  }

  @Test func `a sheet without faults writes none`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    #expect(bench.run(command + ["--faults", "bad.csv"]) == 0)
    #expect(bench.files["bad.csv"] == nil)
  }

  @Test func `headings are mapped once and remembered`() {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.environment["HOME"] = "/home/wang"
    bench.files["a.csv"] = Array("日期,工号,时数\n5月7日,17,1".utf8)
    #expect(bench.run(command) == 65)
    #expect(bench.run(command + ["--map", "工号=编号，时数=minutes"]) == 0)
    #expect(bench.folders == ["/home/wang/.config/timebank"])
    #expect(bench.files["/home/wang/.config/timebank/headings"] == Array("工号\tno\n时数\tminutes\n".utf8))
    #expect(bank.staged[1]?.first?["no"] == "17")
    #expect(bench.run(command) == 0)
    #expect(bank.staged[2]?.first?["minutes"] == "1")
    #expect(bench.folders.count == 1)
    #expect(bench.run(command + ["--map", "工号"]) == 64)
  }

  @Test func `encoding and separator can be named`() {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.files["a.csv"] = "日期|姓名|时长\n5月7日|张三,李四|1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(bench.run(command) != 0)
    #expect(bench.run(command + ["--encoding", "utf-16", "--separator", "|"]) == 0)
    #expect(bank.staged[1]?.first?["name"] == "张三,李四")
    #expect(bench.run(command + ["--encoding", "latin1"]) == 64)
    #expect(bench.run(command + ["--separator", "ab"]) == 64)
  }

  @Test func `only to look posts nothing`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    #expect(bench.run(command + ["--dry"]) == 0)
    #expect(bench.output.hasSuffix("只是预览,什么也没有入账。\n"))
    #expect(bank.committed.isEmpty)
    #expect(bank.aborted == [1])
  }

  @Test(arguments: [("y", true), ("是", true), ("n", false), ("", false)])
  func `asks on a terminal`(_ answer: String, _ isPosted: Bool) {
    let bank = FakeImportBank()
    let bench = bench(bank)
    bench.isTerminal = true
    bench.input = [answer]
    #expect(bench.run(command) == 0)
    #expect(bench.errors.contains("入账这 3 行?(y/n)"))
    #expect(bank.committed.isEmpty != isPosted)
    #expect(bank.aborted.isEmpty == isPosted)
  }

  @Test func `does not ask where yes was said already`() {
    let bank = FakeImportBank()
    let bench = bench(bank)
    bench.isTerminal = true
    #expect(bench.run(command + ["--yes"]) == 0)
    #expect(!bench.errors.contains("(y/n)"))
    #expect(bank.committed.count == 1)
  }

  @Test func `shows a bar on a terminal alone`() {
    let bank = FakeImportBank()
    let seen = bench(bank)
    seen.isErrorTerminal = true
    #expect(seen.run(command) == 0)
    #expect(seen.errors.contains("读入 ["))
    #expect(seen.errors.contains("入账 ["))
    #expect(seen.errors.hasSuffix("\r\u{1B}[K"))
  }

  @Test func `a row that cannot be staged is a fault of that line`() {
    let bank = FakeImportBank()
    let bench = bench(bank, ["5月7日,张三,1,", "5月7日,李四,1,拒收", "5月7日,王五,1,x,多出"])
    #expect(bench.run(command) == 65)
    #expect(bench.output.contains("备注太长"))
    #expect(bench.errors.contains("第 3,4 行"))
    #expect(bench.run(command + ["--skip-faulty"]) == 0)
    #expect(bank.committed.map(\.skip) == [[]])
  }

  @Test func `headings that are not known are named, and their cells not read`() {
    let bank = FakeImportBank()
    let bench = ClientBench(bank.daemon)
    bench.files["a.csv"] = Array("日期,姓名,时长,天气\n5月7日,张三,1,晴\n".utf8)
    #expect(bench.run(command) == 0)
    #expect(bench.output.hasPrefix("提醒:不认得这些表头,其下内容不读入:天气\n"))
    #expect(!bank.daemon.requests.contains { $0.contains("晴") })
  }

  @Test func `a wrong station or year is refused before anything is sent`() {
    let bank = FakeImportBank()
    #expect(bench(bank).run("import", "sign-in", "a.csv", "--station", "金都") == 64)
    #expect(bench(bank).run(command.dropLast() + ["今年"]) == 64)
    #expect(bank.daemon.requests.isEmpty)
  }

  @Test func `a file that is not there is said so`() {
    #expect(ClientBench().run("import", "members", "b.csv", "--station", "jindu") == 66)
  }

  @Test func `a refusal of the daemon ends it with the daemon's words`() {
    let daemon = FakeDaemon { _ in .lines(["ERR denied text=\"您不是该站操作员\""]) }
    let bench = ClientBench(daemon)
    bench.files["a.csv"] = sheet(threeRows)
    #expect(bench.run(command) == 77)
    #expect(bench.errors.hasPrefix("错误(denied):您不是该站操作员\n"))
  }

  @Test func `for programs gives the reply in the form asked for, the rest on standard error`() {
    let bank = FakeImportBank()
    let json = bench(bank)
    #expect(json.run(command + ["--json"]) == 0)
    #expect(json.output.hasPrefix(#"{"rows":[{"line":2,"verdict":"good","record":1,"#))
    #expect(json.output.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    #expect(json.errors.contains("已入账 3 行"))
    let csv = bench(FakeImportBank())
    #expect(csv.run(command + ["--csv", "--dry"]) == 0)
    #expect(csv.output.hasPrefix("line,verdict,code,member,name,date,minutes,team,records,text\n2,good,"))
  }
}

@Suite struct `Importing a long sheet` {
  private let rows = (0..<10_003).map { "5月7日,人\($0),1," }

  @Test func `goes in parts, all shown before the first is posted`() {
    let bank = FakeImportBank()
    let bench = bench(bank, rows)
    #expect(bench.run(command) == 0)
    #expect(bank.staged.mapValues(\.count) == [1: 10_000, 2: 3])
    let requests = bank.daemon.requests
    let lastPreview = requests.lastIndex { $0.hasPrefix("import preview") }
    let firstCommit = requests.firstIndex { $0.hasPrefix("import commit") }
    #expect(lastPreview ?? 0 < firstCommit ?? 0)
    #expect(bank.committed.map(\.number) == [1, 2])
    #expect(bench.output.contains("分 2 部分导入"))
    #expect(bench.output.contains("另有 10003 行可入账,不逐行列出。"))
    #expect(bench.output.contains("17  张三       4  5:30"))
    #expect(bench.output.contains("已入账 10003 行,共 10003:00"))
  }

  @Test func `whose second part fails says what is posted`() {
    let bank = FakeImportBank()
    bank.commitRefusal = { $0 == 2 ? "ERR disk-full text=\"磁盘已满\"" : nil }
    let bench = bench(bank, rows)
    #expect(bench.run(command) == 75)
    #expect(bench.output.contains("前 1 部分已经入账"))
    #expect(bank.aborted == [2])
  }

  @Test func `with more faulty lines than a request can name is staged anew without them`() {
    let bank = FakeImportBank()
    bank.verdict = { row in (row["line"].flatMap { Int($0) } ?? 0) % 2 == 0 ? ("fault", "x") : ("good", "") }
    let bench = bench(bank, (0..<6000).map { "5月7日,人\($0),1," })
    #expect(bench.run(command + ["--skip-faulty"]) == 0)
    #expect(bank.committed.map(\.number) == [2])
    #expect(bank.committed.first?.skip == [])
    #expect(bank.staged[2]?.count == 3000)
    #expect(bank.aborted == [1])
  }

  @Test func `shows how far it has come`() {
    #expect(ProgressBar.text("入账", done: 5, total: 10, columnCount: 32) == "入账 [#########----------]  50%")
    #expect(ProgressBar.text("入账", done: 0, total: 10, columnCount: 10) == "  0%")
    #expect(ProgressBar.text("入账", done: 20, total: 10, columnCount: 10) == "100%")
    for columnCount in 1...200 {
      let text = ProgressBar.text("Posting", done: 3, total: 7, columnCount: columnCount)
      #expect(DisplayWidth.of(text) < max(columnCount, 5))
    }
  }
}
