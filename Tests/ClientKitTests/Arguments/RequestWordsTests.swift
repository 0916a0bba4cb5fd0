import LineProtocol
import Testing

@testable import ClientKit

private func line(_ arguments: [String]) throws -> String {
  var reader = CommandLineReader()
  guard case .request(let request) = try reader.read(arguments) else {
    Issue.record("no request: \(arguments)")
    return ""
  }
  return String(decoding: request.bytes, as: UTF8.self)
}

private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

@Suite struct `Words become a request` {
  @Test(arguments: [
    ("balance 17", "balance member=17"),
    ("balance --member 17", "balance member=17"),
    ("balance --member=17", "balance member=17"),
    ("balance member=17", "balance member=17"),
    ("--json balance 17", "balance member=17"),
    ("balance 17 --json", "balance member=17"),
    ("balance 17 -q", "balance member=17"),
    ("member find -5", "member find text=-5"),
    ("balance --json 17 --quiet", "balance member=17"),
    ("balance -- 17", "balance member=17"),
    ("member find 张", "member find text=张"),
    ("member find -- --x", "member find text=--x"),
    ("member add --name 张三 --station jindu", "member add name=张三 station=jindu"),
    ("member add name=张三 station=jindu", "member add name=张三 station=jindu"),
    ("member add --name=张三 station=jindu --no 17", "member add name=张三 station=jindu no=17"),
    ("service reverse 31 --reason 重复 --force", "service reverse record=31 reason=重复 force=true"),
    ("service reverse --record 31 --reason 重复 --dry", "service reverse record=31 reason=重复 dry=true"),
    ("verify --progress", "verify progress=true"),
    ("stars show --member 17", "stars show member=17"),
    ("opening --member 17 --minutes -2:00 --reason x", "opening member=17 minutes=-2:00 reason=x"),
    ("checkout 17", "checkout member=17"), ("checkin 17 --station jindu", "checkin member=17 station=jindu"),
    ("service pending jindu", "service pending station=jindu"),
    ("service confirm 31,32", "service confirm record=31,32"),
    ("redeem fulfil 8 --code 4827", "redeem fulfil redemption=8 code=4827"),
    ("team add shuijiao --name 水饺队 station=jindu", "team add team=shuijiao name=水饺队 station=jindu"),
    ("station list", "station list"),
    ("hello --lang en", "hello lang=en"),
    ("--key k7 opening --member 17 --minutes 2:00 --reason x", "opening member=17 minutes=2:00 reason=x key=k7"),
    ("opening --member 17 --minutes 2:00 --reason x --key k7", "opening member=17 minutes=2:00 reason=x key=k7"),
    ("describe service record", "describe service record"),
    ("balance １７", "balance member=17"), ("balance ｍｅｍｂｅｒ＝１７", "balance member=17"),
    ("service confirm record=31、32，33", "service confirm record=31,32,33"),
    ("checkin １７ --station ｊｉｎｄｕ", "checkin member=17 station=jindu"),
    ("service list --member １７ --from 昨天 --limit ２０", "service list member=17 from=yesterday limit=20"),
    ("service reverse 31 --reason 记成１７号＝张三", "service reverse record=31 reason=记成１７号＝张三"),
    ("member find １７", "member find text=１７"),
  ])
  func `as people type them`(_ typed: String, _ expected: String) throws {
    #expect(try line(words(typed)) == expected)
  }

  @Test func `a value with blanks and quotes is quoted on the line`() throws {
    #expect(
      try line(["member", "add", "--name", "张 \"三\"", "--station", "jindu"])
        == "member add name=\"张 \\\"三\\\"\" station=jindu")
  }

  @Test func `every parameter of every command gives the same line in each spelling`() throws {
    for command in Catalogue.standard.commands where command.name != "help" {
      guard case .line(let example) = LineParser.parse(Array(command.example.utf8)) else {
        Issue.record("\(command.name): its example is no line")
        continue
      }
      let bare = example.words.filter { $0.name == nil }.map(\.value)
      var named = example.words.compactMap { word in word.name.map { ($0, word.value) } }
      for parameter in command.allParameters where !named.contains(where: { $0.0 == parameter.name }) {
        named.append((parameter.name, sample(parameter)))
      }
      let plain = try line(bare + named.map { "\($0)=\($1)" })
      #expect(try line(bare + named.flatMap { ["--\($0)", $1] }) == plain)
      #expect(try line(bare + named.map { "--\($0)=\($1)" }) == plain)
      #expect(LineParser.parse(Array(plain.utf8)) == .line(ParsedLine(tag: nil, words: spoken(bare, named))))
    }
  }

  private func spoken(_ bare: [String], _ named: [(String, String)]) -> [Word] {
    bare.map { Word(name: nil, value: $0) } + named.map { Word(name: $0, value: $1) }
  }

  private func sample(_ parameter: CommandDescription.Parameter) -> String {
    switch parameter.type {
    case .integer(let range): String(max(range.lowerBound, 1))
    case .number: "7"
    case .duration: "2:30"
    case .date: "2026-05-04"
    case .time: "08:30"
    case .instant: "2026-05-04T08:30:00+08:00"
    case .code: "jindu"
    case .codes: "jindu,xincheng"
    case .integers: "12,13"
    case .text: parameter.name == "key" ? "k1" : "有 空格=的\"文字\""
    case .document: "a = 1"
    case .pin: "2580"
    case .identity: "370102195803020019"
    case .choices: "1,3"
    case .flag: "true"
    case .choice(let words): words[0]
    }
  }
}

@Suite struct `A document` {
  @Test func `is what a file holds, every line in its place and without remarks`() {
    let bench = ClientBench()
    bench.files["rules.toml"] = Array("# 说明\r\n[stars.member]\r\n\n  # x\nmax_stars = 6 # sechs\n".utf8)
    #expect(bench.run("policy", "set", "--rules", "@rules.toml") == 0)
    #expect(bench.daemon.requests == [#"policy set rules="\n[stars.member]\n\n\nmax_stars = 6 # sechs\n" key=k1"#])
  }

  @Test func `that cannot be read sends nothing`() {
    let bench = ClientBench()
    #expect(bench.run("policy", "preview", "rules=@rules.toml") == ExitStatus.noInput.rawValue)
    bench.files["rules.toml"] = [0xff, 0xfe]
    #expect(bench.run("policy", "preview", "rules=@rules.toml") == ExitStatus.noInput.rawValue)
    #expect(bench.daemon.requests == [])
  }
}

@Suite struct `A command line that is wrong` {
  private func refusal(_ arguments: [String]) -> Refusal? {
    var reader = CommandLineReader()
    do throws(Refusal) {
      _ = try reader.read(arguments)
      return nil
    } catch {
      return error
    }
  }

  private func daemonRefusal(_ line: String) -> Refusal? {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { return nil }
    do throws(Refusal) {
      _ = try Catalogue.standard.bind(parsed)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("balnce 17", "balnce 17"), ("service", "service"), ("service recrod --member 3", "service recrod"),
    ("balance", "balance"), ("balance --membr 17", "balance membr=17"), ("balance --member x", "balance member=x"),
    ("balance 17 --key k", "balance member=17 key=k"), ("balance 17 18", "balance 17 18"),
    ("service reverse 31", "service reverse 31"),
    ("station list --dry", "station list dry=\"\""),
  ])
  func `is refused with the daemon's own words`(_ typed: String, _ line: String) throws {
    let ours = try #require(refusal(words(typed)))
    let theirs = try #require(daemonRefusal(line))
    #expect(ours == theirs)
    #expect(ours.text == theirs.text)
    #expect(ours.code.exitStatus == 64)
  }

  @Test(arguments: [
    "--frob balance 17", "--lang xx balance 17", "balance --member", "member add --name --station jindu", "--socket",
    "balance 17 --姓名 x", "balance 17 -x", "shell -x", "--json=1 balance 17", "balance name=a name=b", "import sign-in",
    "import sign-in f",
    "import sign-in f --station jindu --skip a", "import sign-in f --station jindu --skip 1",
    "import sign-in f --station jindu --skip 3 --skip-faulty", "import members f g --station jindu",
    "import members f --station jindu --frob", "import members f --station jindu --dry=perhaps", "shell now",
  ])
  func `is refused here where only the client can know`(_ typed: String) throws {
    let refused = try #require(refusal(words(typed)))
    #expect(refused.code.exitStatus == 64)
    #expect(!refused.text.chinese.isEmpty && !refused.text.english.isEmpty)
  }

  @Test func `a name given in both spellings is given twice`() {
    #expect(refusal(["balance", "17", "--member", "17", "member=18"])?.code == .badRequest)
  }

  @Test func `an unknown parameter names the nearest one`() {
    #expect(refusal(["balance", "--membr", "17"])?.text.chinese.contains("member=") == true)
  }
}

@Suite struct `What a command line asks for` {
  private func read(_ typed: String) throws -> (Invocation, GlobalOptions) {
    var reader = CommandLineReader()
    let invocation = try reader.read(words(typed))
    return (invocation, reader.options)
  }

  @Test(arguments: [
    ("--help", []), ("help", []), ("-h", []), ("help service record", ["service", "record"]),
    ("service record --help", ["service", "record"]), ("service --help", ["service"]),
    ("balance 17 -h", ["balance"]), ("import sign-in --help", ["import", "sign-in"]), ("shell -h", ["shell"]),
  ])
  func `help on a topic`(_ typed: String, _ topic: [String]) throws {
    guard case .help(let asked) = try read(typed).0 else {
      Issue.record("no help")
      return
    }
    #expect(asked == topic)
  }

  @Test func `a yes beforehand is understood before and behind the command`() throws {
    #expect(try read("--yes member erase 17 --reason 本人申请").1.isConfirmed)
    #expect(try read("member erase 17 --reason 本人申请 -y").1.isConfirmed)
    #expect(try !read("member erase 17 --reason 本人申请").1.isConfirmed)
  }

  @Test func `global options may stand anywhere`() throws {
    let (_, options) = try read("--socket /tmp/s --admin balance 17 --csv --lang en --quiet")
    #expect(options.socketPath == "/tmp/s")
    #expect(options.wantsAdministration && options.isQuiet)
    #expect(options.form == .csv)
    #expect(options.language == .english)
  }

  @Test func `an import with its choices`() throws {
    guard
      case .importSheet(let sheet) = try read(
        "import sign-in a.csv --station jindu --year 2026 --skip 12,13 --dry yes=true"
      ).0
    else {
      Issue.record("no import")
      return
    }
    #expect(sheet.kind == .signIn && sheet.path == "a.csv" && sheet.station == "jindu" && sheet.year == "2026")
    #expect(sheet.leaving == .lines([12, 13]))
    #expect(sheet.isDry && sheet.isConfirmed)
  }
}
