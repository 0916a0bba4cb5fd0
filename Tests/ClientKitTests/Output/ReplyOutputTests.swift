import LineProtocol
import Testing

@testable import ClientKit

private let members = [
  "* member=17 name=张三 station=jindu phone=13800000017 birth=1958-03-02 registered=2024-01-05 guardian=\"\" "
    + "teams=a,b state=active note=\"\"",
  "* member=108 name=欧阳小明 station=jindu phone=\"\" birth=\"\" registered=2024-01-05 guardian=\"\" teams=\"\" "
    + "state=closed note=\"\"",
  "OK rows=2 more=108",
]

private func bench(_ lines: [String], _ language: String = "zh_CN.UTF-8") -> ClientBench {
  let bench = ClientBench(FakeDaemon { _ in .lines(lines) })
  bench.environment = ["LANG": language]
  return bench
}

@Suite struct `A reply for people` {
  @Test func `of several rows is a table with short headings, and says that there is more`() {
    let bench = bench(members)
    #expect(bench.run("member", "list") == 0)
    #expect(
      bench.output == """
        成员号  姓名      服务站代码  电话         出生日期    登记日期    服务队  状态  
        ------  --------  ----------  -----------  ----------  ----------  ------  ------
            17  张三      jindu       13800000017  1958-03-02  2024-01-05  a,b     在册  
           108  欧阳小明  jindu                                2024-01-05          已关闭
        共 2 行。
        后面还有;要看下一页,请加 --after 108

        """)
  }

  @Test func `has the names as headings in English`() {
    let bench = bench(members, "en_US.UTF-8")
    #expect(bench.run("member", "list") == 0)
    #expect(bench.output.hasPrefix("member  name      station  phone        birth       registered  teams  state \n"))
    #expect(bench.output.hasSuffix("2 rows.\nThere is more; for the next page add --after 108\n"))
  }

  @Test func `of backups tells when, how large and what each is kept as`() {
    let head = "6456c4382bf603c01fb53fc6eb8d7c371c519ecdc6c366ef417d6017666925c6"
    let lines = [
      "* file=timebank-20261121T040000Z-000012345.sqlite at=2026-11-21T12:00:00.000+08:00 entries=12345 head=\(head) "
        + "bytes=9437184 kept=newest,daily,weekly,monthly",
      "* file=timebank-20261120T040000Z-000000960.sqlite at=2026-11-20T12:00:00.000+08:00 entries=960 head=\(head) "
        + "bytes=983040 kept=daily",
      "OK rows=2 folder=/var/backups/timebank",
    ]
    let chinese = bench(lines)
    #expect(chinese.run("backup", "list") == 0)
    #expect(
      chinese.output == """
        文件                                        备份时刻             分录数  head            字节数  留作                  
        ------------------------------------------  -------------------  ------  -------------  -------  ----------------------
        timebank-20261121T040000Z-000012345.sqlite  2026-11-21 12:00:00   12345  6456c4382bf6…  9437184  最新、每日、每周、每月
        timebank-20261120T040000Z-000000960.sqlite  2026-11-20 12:00:00     960  6456c4382bf6…   983040  每日                  
        文件夹: /var/backups/timebank
        共 2 行。

        """)
    let english = bench(lines, "en_US.UTF-8")
    #expect(english.run("backup", "list") == 0)
    #expect(english.output.contains("6456c4382bf6…  9437184  newest, daily, weekly, monthly\n"))
    #expect(english.output.hasSuffix("folder: /var/backups/timebank\n2 rows.\n"))
  }

  @Test func `of one row is a list of its values`() {
    let bench = bench(["* member=17 available=99:45 held=0:00 earned=97:45 stars=0", "OK rows=1"])
    #expect(bench.run("balance", "17") == 0)
    #expect(
      bench.output == """
        成员号:       17
        可用时长:     99:45
        冻结时长:     0:00
        累计服务时长: 97:45
        星级:         0

        """)
  }

  @Test func `of a change names the entry, and what was replayed or only tried`() {
    let change = ["member", "close", "17"]
    let journaled = bench(["* member=17 name=张三", "OK rows=1 entry=58"])
    #expect(journaled.run(change) == 0)
    #expect(journaled.output.hasSuffix("已入账,分录号 58。\n"))
    let replayed = bench(["* member=17 name=张三", "OK rows=1 entry=58 replayed=true"])
    #expect(replayed.run(change) == 0)
    #expect(replayed.output.contains("没有重复办理"))
    let dry = bench(["* member=17 name=张三", "OK rows=1 dry=true"])
    #expect(dry.run(change + ["--dry"]) == 0)
    #expect(dry.output.hasSuffix("以上只是试算,没有入账。\n"))
  }

  @Test func `without rows lists what the OK line says`() {
    let bench = bench(["OK entry=57 head=00ff"])
    #expect(bench.run("head") == 0)
    #expect(bench.output == "分录号:         57\n最新分录的哈希: 00ff\n")
    let nothing = ClientBench(FakeDaemon { _ in .lines(["OK rows=0"]) })
    #expect(nothing.run("member", "find", "某") == 0)
    #expect(nothing.output == "没有符合的内容。\n")
  }

  @Test func `shows instants to the second and words of the protocol in Chinese`() {
    let bench = bench([
      "* entry=1 at=2026-05-04T08:30:00.123+08:00 kind=bank user=root",
      "* entry=2 at=2026-05-04T08:31:00.000+08:00 kind=stock-in user=root", "OK rows=2",
    ])
    #expect(bench.run("journal", "list") == 0)
    #expect(bench.output.contains("2026-05-04 08:30:00  开行"))
    #expect(bench.output.contains("2026-05-04 08:31:00  入库"))
  }

  @Test func `is quiet where quiet was asked for`() {
    let bench = bench(members)
    #expect(bench.run("member", "list", "--quiet") == 0)
    #expect(!bench.output.contains("共 2 行"))
    #expect(!bench.output.contains("下一页"))
  }

  @Test func `to a batch has a table for each kind of row`() {
    let bench = bench([
      "* line=1 member=17 name=张三", "* line=2 record=1 minutes=2:30", "* line=3 record=2 minutes=1:00", "OK lines=3",
    ])
    #expect(bench.run("commit") == 0)
    #expect(bench.output.contains("整批 3 行已办理。"))
    #expect(bench.output.contains("2:30"))
  }
}

@Suite struct `A reply for programs` {
  @Test func `as JSON has the types of the catalogue`() {
    let bench = bench(members)
    #expect(bench.run("member", "list", "--json") == 0)
    #expect(
      bench.output == #"{"rows":[{"member":17,"name":"张三","station":"jindu","phone":"13800000017","#
        + #""birth":"1958-03-02","registered":"2024-01-05","guardian":"","teams":["a","b"],"state":"active","note":""},"#
        + #"{"member":108,"name":"欧阳小明","station":"jindu","phone":"","birth":"","registered":"2024-01-05","#
        + #""guardian":"","teams":[],"state":"closed","note":""}],"ok":{"rows":2,"more":"108"}}"# + "\n")
  }

  @Test func `as JSON has null for a number that is absent`() {
    let bench = bench(["* record=1 entry=3 reversed=\"\" minutes=2:30", "OK rows=1"])
    #expect(bench.run("service", "show", "1", "--json") == 0)
    #expect(
      bench.output == #"{"rows":[{"record":1,"entry":3,"reversed":null,"minutes":"2:30"}],"ok":{"rows":1}}"# + "\n")
  }

  @Test func `as CSV has names, quotes, and no formulas`() {
    let bench = bench([
      "* member=17 name=\"=1+1\" station=jindu note=\"a,\\\"b\\\"\\nc\"", "* member=18 name=-x station=jindu note=@y",
      "OK rows=2 more=18",
    ])
    #expect(bench.run("member", "list", "--csv") == 0)
    #expect(
      bench.output == "member,name,station,note\n17,'=1+1,jindu,\"a,\"\"b\"\"\nc\"\n18,'-x,jindu,'@y\n")
    #expect(bench.errors.contains("--after 18"))
  }

  @Test func `as CSV leaves numbers and lengths of time as they are`() {
    #expect(SpreadsheetGuard.guarded("-0:30", type: .duration) == "-0:30")
    #expect(SpreadsheetGuard.guarded("-5", type: .integer) == "-5")
    #expect(SpreadsheetGuard.guarded("\tx", type: .text) == "'\tx")
    #expect(SpreadsheetGuard.guarded("x=1", type: .text) == "x=1")
  }

  @Test func `as CSV has a header even without rows, and one row for a command without any`() {
    let none = bench(["OK rows=0"])
    #expect(none.run("balance", "17", "--csv") == 0)
    #expect(none.output == "member,available,held,earned,stars,donatable\n")
    let head = bench(["OK entry=57 head=00ff"])
    #expect(head.run("head", "--csv") == 0)
    #expect(head.output == "entry,head\n57,00ff\n")
  }

  @Test func `as lines is what the daemon wrote`() {
    let bench = bench(members)
    #expect(bench.run("member", "list", "--lines") == 0)
    #expect(bench.output == members.joined(separator: "\n") + "\n")
  }

  @Test func `tells a refusal in every form, and always on standard error`() {
    let refusal = #"ERR too-few-stars stars=1 needed=3 text="张三现为一星级,该项目要求三星级以上""#
    for (option, output) in [
      ("--json", #"{"error":{"code":"too-few-stars","stars":"1","needed":"3","text":"张三现为一星级,该项目要求三星级以上"}}"# + "\n"),
      ("--lines", refusal + "\n"), ("--csv", ""), ("--quiet", ""),
    ] {
      let bench = bench([refusal])
      #expect(bench.run("redeem", "request", "--member", "17", "--offer", "piano", option) == 65)
      #expect(bench.output == output)
      #expect(bench.errors.contains("张三现为一星级"))
    }
  }
}
