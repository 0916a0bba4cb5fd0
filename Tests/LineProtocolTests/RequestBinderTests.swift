import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct RequestBinderTests {
  @Test func `a line becomes a request with typed values`() throws {
    let request = try #require(
      answer(
        "@a2 service record member=17 station=jindu date=2026-05-04 minutes=2h30m start=8:30 end=11:00 team=shuijiao"
          + " activity=\"养老中心 包水饺\" note= key=a2 dry=true"
      ).request)
    #expect(request.command.name == "service record")
    #expect(request.number("member") == MemberNumber(17))
    #expect(request.code("station") == Code("jindu"))
    #expect(request.date("date") == LocalDate("2026-05-04").map { .on($0) })
    #expect(request.minutes("minutes") == Minutes(150))
    #expect(request.time("start") == LocalTime("08:30"))
    #expect(request.text("activity") == "养老中心 包水饺")
    #expect(request.text("note") == nil)
    #expect(request.emptied == ["note"])
    #expect(request.key == "a2")
    #expect(request.isDry)
    #expect(!request.flag("force"))
  }

  @Test func `every type of parameter is read`() throws {
    let correct = try #require(
      answer("service correct record=31 reason=x force=true date=yesterday minutes=-0:30").request)
    #expect(correct.flag("force"))
    #expect(correct.date("date") == .yesterday)
    #expect(correct.minutes("minutes") == Minutes(-30))
    let operators = try #require(answer("operator add role=operator user=wang stations=jindu,xincheng").request)
    #expect(operators.codes("stations") == ["jindu", "xincheng"].compactMap { Code($0) })
    #expect(operators.text("role") == "operator")
    #expect(answer("import commit import=1 skip=12,13,-1").request?.integers("skip") == [12, 13, -1])
    #expect(
      answer("balance member=0017 at=1970-01-01T08:00:00+08:00").request?.instant("at") == Instant(milliseconds: 0))
    #expect(answer("watch since=0 kinds=service").request?.integer("since") == 0)
    #expect(answer("help service record").request?.words == ["service", "record"])
    #expect(answer("commit dry=false key=x progress=true").request?.flag("progress") == true)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let chinese: String
    let english: String

    init(_ line: String, _ chinese: String, _ english: String) {
      self.line = line
      self.chinese = chinese
      self.english = english
    }

    var testDescription: String { line }
  }

  static let refusals: [Case] = [
    // The command.
    Case(
      "@a foo", #"ERR @a unknown-command command=foo text="没有“foo”这条命令;可用 help 查看全部命令""#,
      #"ERR @a unknown-command command=foo text="There is no command \"foo\"; help lists all commands""#),
    Case(
      "blance member=17",
      #"ERR unknown-command command=blance suggestion=balance text="没有“blance”这条命令;是不是 balance?可用 help 查看全部命令""#,
      #"ERR unknown-command command=blance suggestion=balance text="There is no command \"blance\"; "#
        + #"did you mean balance? help lists all commands""#),
    Case(
      "service recrod member=17",
      #"ERR unknown-command command="service recrod" suggestion="service record" text="没有“service recrod”这条命令;"#
        + #"是不是 service record?service 后面请跟:record | correct | reverse | show | list | present | pending | "#
        + #"confirm | reject | object | dismiss""#,
      #"ERR unknown-command command="service recrod" suggestion="service record" text="There is no command "#
        + #"\"service recrod\"; did you mean service record? service is followed by one of: record | correct | reverse "#
        + #"| show | list | present | pending | confirm | reject | object | dismiss""#),
    Case(
      "stock", #"ERR unknown-command command=stock text="stock 后面请跟:in | move | count | list""#,
      #"ERR unknown-command command=stock text="stock is followed by one of: in | move | count | list""#),
    Case(
      "member=17",
      #"ERR unknown-command command="" text="一行要以命令开头,如 balance member=17;可用 help 查看全部命令""#,
      #"ERR unknown-command command="" text="A line begins with a command, as in: balance member=17; help lists all "#
        + #"commands""#),
    Case(
      "balance　member=17",
      #"ERR unknown-command command=balance　member=17 text="没有“balance　member=17”这条命令;其中有全角空格,请改用半角;"#
        + #"可用 help 查看全部命令""#,
      #"ERR unknown-command command=balance　member=17 text="There is no command \"balance　member=17\"; there is "#
        + #"full-width input in it (space): type it half-width; help lists all commands""#),
    // A word too many.
    Case(
      "@t balance member=17 张三",
      #"ERR @t bad-request pos=21 text="不明白“张三”;各项请写成 名称=值,值里有空格时加引号;例如:balance member=17""#,
      #"ERR @t bad-request pos=21 text="\"张三\" is a word too many; write name=value, and a value with blanks in quotes; "#
        + #"for example: balance member=17""#),
    Case(
      "balance member＝17",
      #"ERR bad-request pos=8 text="不明白“member＝17”;各项请写成 名称=值,值里有空格时加引号;其中有全角等号,请改用半角;"#
        + #"例如:balance member=17""#,
      #"ERR bad-request pos=8 text="\"member＝17\" is a word too many; write name=value, and a value with blanks in "#
        + #"quotes; there is full-width input in it (equals sign): type it half-width; for example: balance member=17""#
    ),
    Case(
      "service reverse record=31 reason=x force",
      #"ERR bad-request pos=35 text="“force”后面要写 = 和值;例如:service reverse record=31 reason=重复登记""#,
      #"ERR bad-request pos=35 text="\"force\" needs an = and a value behind it; for example: service reverse record=31 "#
        + #"reason=重复登记""#),
    // Names.
    Case(
      "balance mmber=17",
      #"ERR unknown-parameter name=mmber suggestion=member text="balance 没有 mmber= 这一项;是不是 member=?"#
        + #"可用的有:member= at=""#,
      #"ERR unknown-parameter name=mmber suggestion=member text="balance has no mmber=; did you mean member=? it takes: "#
        + #"member= at=""#),
    Case(
      "ping x=1", #"ERR unknown-parameter name=x text="ping 没有 x= 这一项;这条命令不需要任何参数""#,
      #"ERR unknown-parameter name=x text="ping has no x=; this command takes none""#),
    Case(
      "balance member=17 key=a", #"ERR unknown-parameter name=key text="balance 不改动账目,不用 key=,请去掉""#,
      #"ERR unknown-parameter name=key text="balance changes nothing in the books and takes no key=; leave it out""#),
    Case(
      "balance member=17 dry=true", #"ERR unknown-parameter name=dry text="balance 不改动账目,不用 dry=,请去掉""#,
      #"ERR unknown-parameter name=dry text="balance changes nothing in the books and takes no dry=; leave it out""#),
    Case(
      "balance", #"ERR missing-parameter name=member text="请写明 member=(成员号);例如:balance member=17""#,
      #"ERR missing-parameter name=member text="member= is needed (Member number); for example: balance member=17""#),
    Case(
      "balance member=", #"ERR missing-parameter name=member text="请写明 member=(成员号);例如:balance member=17""#,
      #"ERR missing-parameter name=member text="member= is needed (Member number); for example: balance member=17""#),
    // Values.
    Case(
      "balance member=0", #"ERR bad-value name=member value=0 text="member=0 不对:应为编号,即 1 或更大的整数""#,
      #"ERR bad-value name=member value=0 text="member=0 will not do: a number given by the bank, 1 or more""#),
    Case(
      "balance member=１７",
      #"ERR bad-value name=member value=１７ text="member=１７ 不对:应为编号,即 1 或更大的整数;其中有全角数字,请改用半角""#,
      #"ERR bad-value name=member value=１７ text="member=１７ will not do: a number given by the bank, 1 or more; there is "#
        + #"full-width input in it (digits): type it half-width""#),
    Case(
      "opening member=17 reason=x minutes=90",
      #"ERR bad-value name=minutes value=90 text="minutes=90 不对:只写数字,分不清是小时还是分钟;时长应写作 2:30、90m、2h30m 或 2.5h""#,
      #"ERR bad-value name=minutes value=90 text="minutes=90 will not do: a bare number could be hours or minutes; a "#
        + #"length of time, as 2:30, 90m, 2h30m or 2.5h""#),
    Case(
      "opening member=17 reason=x minutes=0.01h",
      #"ERR bad-value name=minutes value=0.01h text="minutes=0.01h 不对:不是整分钟;时长应写作 2:30、90m、2h30m 或 2.5h""#,
      #"ERR bad-value name=minutes value=0.01h text="minutes=0.01h will not do: no whole number of minutes; a length of "#
        + #"time, as 2:30, 90m, 2h30m or 2.5h""#),
    Case(
      "opening member=17 reason=x minutes=2：30",
      #"ERR bad-value name=minutes value=2：30 text="minutes=2：30 不对:时长应写作 2:30、90m、2h30m 或 2.5h;"#
        + #"其中有全角冒号,请改用半角""#,
      #"ERR bad-value name=minutes value=2：30 text="minutes=2：30 will not do: a length of time, as 2:30, 90m, 2h30m or "#
        + #"2.5h; there is full-width input in it (colon): type it half-width""#),
    Case(
      "statement member=17 from=2026-02-30",
      #"ERR bad-value name=from value=2026-02-30 text="from=2026-02-30 不对:日历上没有这一天""#,
      #"ERR bad-value name=from value=2026-02-30 text="from=2026-02-30 will not do: the calendar has no such day""#),
    Case(
      "statement member=17 from=5月4日",
      #"ERR bad-value name=from value=5月4日 text="from=5月4日 不对:日期应写作 2026-05-04,或 today、yesterday""#,
      #"ERR bad-value name=from value=5月4日 text="from=5月4日 will not do: a date, as 2026-05-04, or today or yesterday""#),
    Case(
      "service correct record=31 reason=x start=25:00",
      #"ERR bad-value name=start value=25:00 text="start=25:00 不对:时间应写作 08:30(24 小时制)""#,
      #"ERR bad-value name=start value=25:00 text="start=25:00 will not do: a time of day, as 08:30""#),
    Case(
      "balance member=17 at=2026-05-04",
      #"ERR bad-value name=at value=2026-05-04 text="at=2026-05-04 不对:时刻应写作 2026-05-04T08:30:00+08:00""#,
      #"ERR bad-value name=at value=2026-05-04 text="at=2026-05-04 will not do: an instant with offset, as "#
        + #"2026-05-04T08:30:00+08:00""#),
    Case(
      "station show station=Jindu",
      #"ERR bad-value name=station value=Jindu text="station=Jindu 不对:代码为 1 到 32 个小写字母、数字或连字号,不以连字号开头""#,
      #"ERR bad-value name=station value=Jindu text="station=Jindu will not do: a code: 1 to 32 of a-z, 0-9 and hyphen, "#
        + #"the first no hyphen""#),
    Case(
      "watch kinds=a,,b",
      #"ERR bad-value name=kinds value=a,,b text="kinds=a,,b 不对:应为一个或多个代码,用半角逗号隔开,如 jindu,xincheng""#,
      #"ERR bad-value name=kinds value=a,,b text="kinds=a,,b will not do: one or more codes with commas between, as "#
        + #"jindu,xincheng""#),
    Case(
      "import commit import=1 skip=12，13",
      #"ERR bad-value name=skip value=12，13 text="skip=12，13 不对:应为整数,用半角逗号隔开,如 12,13;其中有全角字符,请改用半角""#,
      #"ERR bad-value name=skip value=12，13 text="skip=12，13 will not do: whole numbers with commas between, as 12,13; "#
        + #"there is full-width input in it (characters): type it half-width""#),
    Case(
      "stock in offer=a station=b pieces=0",
      #"ERR bad-value name=pieces value=0 text="pieces=0 不对:应为 1 到 1000000 的整数""#,
      #"ERR bad-value name=pieces value=0 text="pieces=0 will not do: a whole number from 1 to 1000000""#),
    Case(
      "watch since=-1", #"ERR bad-value name=since value=-1 text="since=-1 不对:应为不小于 0 的整数""#,
      #"ERR bad-value name=since value=-1 text="since=-1 will not do: a whole number of at least 0""#),
    Case(
      "service reverse record=1 reason=x force=yes",
      #"ERR bad-value name=force value=yes text="force=yes 不对:应为 true 或 false""#,
      #"ERR bad-value name=force value=yes text="force=yes will not do: true or false""#),
    Case(
      "hello mode=jsno", #"ERR bad-value name=mode value=jsno text="mode=jsno 不对:只能是 text、json;是不是 json?""#,
      #"ERR bad-value name=mode value=jsno text="mode=jsno will not do: one of text, json; did you mean json?""#),
    Case(
      "redeem fulfil redemption=8 code=12345678901234567",
      #"ERR bad-value name=code value=12345678901234567 text="code=12345678901234567 不对:最多 16 个字,现有 17 个""#,
      #"ERR bad-value name=code value=12345678901234567 text="code=12345678901234567 will not do: at most 16 characters, "#
        + #"these are 17""#),
    Case(
      "begin\tx=", #"ERR unknown-parameter name=x text="begin 没有 x= 这一项;这条命令不需要任何参数""#,
      #"ERR unknown-parameter name=x text="begin has no x=; this command takes none""#),
    Case(
      "station close station=jindu key=a/b",
      #"ERR bad-value name=key value=a/b text="key=a/b 不对:应为 1 到 64 个字母、数字或 . _ : -""#,
      #"ERR bad-value name=key value=a/b text="key=a/b will not do: 1 to 64 letters, digits or . _ : -""#),
    Case(
      "station close station=jindu key=",
      #"ERR bad-value name=key value="" text="key= 不对:应为 1 到 64 个字母、数字或 . _ : -""#,
      #"ERR bad-value name=key value="" text="key= will not do: 1 to 64 letters, digits or . _ : -""#),
    Case(
      "station close station=jindu dry=", #"ERR bad-value name=dry value="" text="dry= 不对:应为 true 或 false""#,
      #"ERR bad-value name=dry value="" text="dry= will not do: true or false""#),
  ]

  @Test(arguments: refusals)
  func `a refusal says what is wrong and what to do, in both languages`(example: Case) {
    let refused = answer(example.line)
    #expect(refused.errorLine(.chinese) == example.chinese)
    #expect(refused.errorLine(.english) == example.english)
  }

  @Test func `the first of several faults answers`() {
    // Each line mends the fault of the one before.
    let lines: [(String, ErrorCode?)] = [
      ("balanc \"", .badRequest), ("balanc stray nope=1", .unknownCommand), ("balance stray nope=1", .badRequest),
      ("balance nope=1", .unknownParameter), ("balance at=x", .missingParameter),
      ("balance member=x at=x", .badValue), ("balance member=1 at=x", .badValue),
      ("balance member=1 at=2026-05-04T08:30:00Z", nil),
    ]
    for (line, code) in lines { #expect(answer(line).refusal?.code == code, "\(line)") }
  }

  @Test func `a command is its words and nothing else`() {
    #expect(answer("\"balance\" member=17").request != nil)
    #expect(answer("\"service\" \"list\"").request?.command.name == "service list")
    #expect(answer("\"service list\"").refusal?.code == .unknownCommand)
    #expect(answer("service").refusal?.code == .unknownCommand)
    #expect(answer("service member=1 list").refusal?.code == .unknownCommand)
    #expect(answer("\"\"").refusal?.code == .unknownCommand)
    #expect(answer("help no such thing").request?.words == ["no", "such", "thing"])
  }

  @Test func `limits of characters count characters, not bytes`() {
    let name = String(repeating: "张", count: 60)
    #expect(answer("member add station=jindu name=\(name)").request != nil)
    #expect(answer("member add station=jindu name=\(name)三").refusal?.code == .badValue)
  }

  @Test func `a needed text that nobody could read is missing`() {
    for blank in ["\" \"", "\"\\t\\n\"", "\"　\""] {
      #expect(answer("member add station=jindu name=\(blank)").refusal?.code == .missingParameter)
    }
  }

  @Test func `long values are cut in what is said of them`() {
    let long = String(repeating: "9", count: 500)
    #expect(answer("balance member=\(long)").refusal?.details.last?.value.plain(in: .english).count == 61)
    #expect((answer(String(repeating: "x", count: 500)).refusal?.text.chinese.count ?? 500) < 120)
  }

  @Test func `two requests are the same where command, names and values are`() throws {
    func canonical(_ line: String) -> String? { answer(line).request?.canonical }
    let one = try #require(canonical("station add station=jindu name=\"金都\" parent="))
    #expect(one == "station add name=金都 parent=\"\" station=jindu")
    #expect(canonical("@t  station add parent=\"\" name=金都 station=\"jindu\" key=a dry=true\r") == one)
    #expect(canonical("station add station=jindu name=金都") != one)
    #expect(canonical("station add station=jindu name=\"金都 \" parent=") != one)
    #expect(canonical("station set station=jindu name=\"金都\" parent=") != one)
    // As typed: what means the same is not the same.
    #expect(canonical("opening member=17 minutes=2:00 reason=x") != canonical("opening member=17 minutes=2h reason=x"))
    #expect(canonical("verify progress=true") == canonical("verify"))
    #expect(canonical("help a=b") == nil)
    #expect(canonical("help \"service record\"") != canonical("help service record"))
  }

  @Test func `arbitrary lines are bound or refused with words in both languages`() {
    var random = SeededGenerator(seed: 33)
    var bound = 0
    let commands = Catalogue.standard.commands
    for _ in 0..<20_000 {
      let command = random.pick(commands)
      var line = command.name
      for parameter in command.parameters where Int.random(in: 0...9, using: &random) > 0 {
        let value = random.pick([
          "17", "2:30", "jindu", "2026-05-04", "true", "x", "today", "08:30", random.hostileText(),
        ])
        var bytes: [UInt8] = []
        LineWriter.append(name: parameter.name, value: value, to: &bytes)
        line += " " + String(decoding: bytes, as: UTF8.self)
      }
      switch answer(line) {
      case .nothing: Issue.record("no answer to \(line)")
      case .request(let request):
        bound += 1
        #expect(request.command.name == command.name)
      case .refused(_, let refusal):
        #expect([.badValue, .missingParameter].contains(refusal.code), "\(line)")
        #expect(refusal.text.chinese.unicodeScalars.contains { $0.value > 0x4E00 } && !refusal.text.english.isEmpty)
      }
    }
    #expect(bound > 500)
  }

  @Test func `a canonical text is a line that means the same request`() throws {
    for command in Catalogue.standard.commands where command.secret == nil {
      let request = try #require(answer(command.example).request)
      let again = try #require(answer(request.canonical).request)
      #expect(again.canonical == request.canonical)
      #expect(again.values == request.values)
      #expect(again.words == request.words)
    }
  }

  @Test func `a canonical text leaves out what is secret`() throws {
    let secret = Catalogue.standard.commands.filter { $0.pin != nil }
    #expect(secret.map(\.name) == ["login", "member pin"])
    for command in secret {
      let request = try #require(answer(command.example).request)
      #expect(request.text("pin") == "2580")
      #expect(request.canonical == "\(command.name) member=17")
    }
  }

  @Test func `a canonical text leaves out an identity number, and tells that one is taken away`() throws {
    let given = try #require(answer("member set member=17 identity=37010219580302001x").request)
    #expect(given.text("identity") == "37010219580302001X")
    #expect(given.canonical == "member set member=17")
    let taken = try #require(answer("member set member=17 identity=").request)
    #expect(taken.emptied == ["identity"])
    #expect(
      taken.canonical == "member set identity=\"\" member=17" || taken.canonical == "member set identity= member=17")
  }
}
