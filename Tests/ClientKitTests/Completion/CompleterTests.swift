import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Completing with the bank's help` {
  /// A bank of two stations.
  private let daemon = FakeDaemon { line in
    switch line {
    case "member find text=zs limit=20":
      .lines(["* member=17 name=张三 station=jindu", "* member=170 name=张珊 station=jindu", "OK rows=2"])
    case "member find text=17 limit=20":
      .lines([
        "* member=17 name=张三 station=jindu", "* member=23 name=李四 station=jindu", "* member=170 name=张珊 station=jindu",
        "OK rows=3",
      ])
    case "member find text=李四 limit=20", "member find text=\"李 四\" limit=20":
      .lines(["* member=23 name=李四 station=jindu", "OK rows=1"])
    case "offer list state=open":
      .lines(["* offer=rice5kg name=大米5kg price=20:00", "* offer=oil name=食用油 price=30:00", "OK rows=2"])
    case "station list": .lines(["* station=jindu name=金都", "* station=xincheng name=新城", "OK rows=2"])
    case "team list": .lines(["* team=shuijiao name=水饺队", "OK rows=1"])
    case "redeem list state=open limit=200":
      .lines(["* redemption=8 member=17 offer=rice5kg until=2026-05-18", "OK rows=1"])
    case "redeem list state=fulfilled limit=200":
      .lines(["* redemption=5 member=23 offer=oil until=2026-05-01", "OK rows=1"])
    case "service pending state=pending limit=200":
      .lines([
        "* record=31 member=17 date=2026-05-04 minutes=2:30", "* record=32 member=23 date=2026-05-04 minutes=1:00",
        "OK rows=2",
      ])
    default: .lines(["ERR denied text=\"不行\""])
    }
  }

  private func complete(_ words: String...) -> (lines: [String], bench: ClientBench) {
    let bench = ClientBench(daemon)
    let status = bench.run(["complete", "--"] + words)
    #expect(status == 0)
    #expect(bench.errors.isEmpty)
    return (bench.output.split(separator: "\n").map(String.init), bench)
  }

  @Test func `finds members by what is typed, in every spelling of the command`() {
    let both = ["member=17\t张三 jindu", "member=170\t张珊 jindu"]
    #expect(complete("balance", "member=zs").lines == both)
    #expect(complete("balance", "--member=zs").lines == both.map { "--" + $0 })
    #expect(complete("balance", "--member", "zs").lines == ["17\t张三 jindu", "170\t张珊 jindu"])
    #expect(complete("balance", "zs").lines == ["17\t张三 jindu", "170\t张珊 jindu"])
    #expect(complete("transfer", "from=17", "to=李四").lines == ["to=23\t李四 jindu"])
    #expect(complete("balance", "member=李 四").lines == ["member=23\t李四 jindu"])
    #expect(complete("page", "passbook", "--member", "李四").lines == ["23\t李四 jindu"])
  }

  @Test func `offers numbers that begin as typed before those whose phone has the digits`() {
    #expect(complete("balance", "member=17").lines == ["member=17\t张三 jindu", "member=170\t张珊 jindu"])
  }

  @Test func `asks for nobody where nothing is typed`() {
    #expect(complete("balance", "member=").lines.isEmpty)
    #expect(complete("balance", "--member", "").lines.isEmpty)
    #expect(daemon.requests.isEmpty)
  }

  @Test func `knows offers, stations, teams, open redemptions and what waits`() {
    #expect(
      complete("redeem", "request", "member=17", "offer=").lines == [
        "offer=rice5kg\t大米5kg 20:00", "offer=oil\t食用油 30:00",
      ])
    #expect(complete("redeem", "request", "member=17", "offer=大米").lines == ["offer=rice5kg\t大米5kg 20:00"])
    #expect(complete("import", "sign-in", "a.csv", "--station", "x").lines == ["xincheng\t新城"])
    #expect(complete("stock", "move", "to=j").lines == ["to=jindu\t金都"])
    #expect(complete("team", "close", "team=shuijiao", "into=").lines == ["into=shuijiao\t水饺队"])
    #expect(complete("redeem", "fulfil", "redemption=").lines == ["redemption=8\t17 rice5kg 2026-05-18"])
    #expect(complete("redeem", "return", "redemption=").lines == ["redemption=5\t23 oil 2026-05-01"])
    #expect(complete("service", "reject", "record=31").lines == ["record=31\t17 2026-05-04 2:30"])
  }

  @Test func `goes on in a list behind its last comma`() {
    #expect(complete("operator", "add", "stations=jindu,").lines == ["stations=jindu,xincheng\t新城"])
    #expect(complete("service", "confirm", "record=31,").lines == ["record=31,32\t23 2026-05-04 1:00"])
  }

  @Test func `offers no code where a new one is given`() {
    #expect(complete("station", "add", "station=").lines.isEmpty)
    #expect(complete("offer", "add", "offer=").lines.isEmpty)
    #expect(complete("team", "add", "station=j").lines == ["station=jindu\t金都"])
  }

  @Test func `says in Chinese what words and parameters mean`() {
    #expect(complete("offer", "add", "kind=").lines == ["kind=gift\t礼品", "kind=service\t服务"])
    #expect(complete("--lang", "en", "offer", "add", "kind=").lines == ["kind=gift", "kind=service"])
    #expect(complete("redeem", "ful").lines == ["fulfil\t兑现"])
    #expect(complete("--lang", "en", "redeem", "request", "off").lines == ["offer=\tCode of the offer"])
  }

  @Test func `never completes a secret, nor asks for one`() {
    for words in [
      ["member", "pin", "member=17", "pin="], ["login", "member=17", "pin=2"], ["ballot", "vote", "choice="],
      ["member", "add", "identity="],
    ] {
      let bench = ClientBench(daemon)
      bench.isTerminal = true
      #expect(bench.run(["complete", "--"] + words) == 0)
      #expect(bench.output.isEmpty)
    }
    #expect(daemon.requests.isEmpty)
  }

  @Test func `is silent where the bank refuses, does not answer in time, or is not there`() {
    #expect(complete("grant", "pool=").lines.isEmpty)

    daemon.greeting = { _ in .lines(["BYE reason=busy"]) }
    #expect(complete("redeem", "request", "offer=").lines.isEmpty)
    daemon.greeting = { _ in .lines(["HTTP/1.1 400 Bad Request"]) }
    #expect(complete("redeem", "request", "offer=").lines.isEmpty)

    let slow = ClientBench(FakeDaemon { _ in .lines(["* offer=oil name=食用油 price=30:00", "OK rows=1"]) })
    slow.uptimeStep = 300
    #expect(slow.run(["complete", "--", "offer", "show", "offer="]) == 0)
    #expect(slow.output.isEmpty && slow.errors.isEmpty)

    daemon.connectionError = { _ in 111 }
    #expect(complete("redeem", "request", "offer=").lines.isEmpty)
    #expect(complete("redeem", "request", "off").lines.first?.hasPrefix("offer=") == true)
  }

  @Test func `asks the socket that is named, and never over ssh`() {
    #expect(complete("--socket", "/tmp/a.sock", "offer", "show", "offer=").bench.paths == ["/tmp/a.sock"])
    let remote = complete("-H", "wang@jindu", "offer", "show", "offer=")
    #expect(remote.bench.started.isEmpty && remote.bench.paths.isEmpty && remote.lines.isEmpty)
  }

  @Test func `takes nothing from the bank that a shell could obey`() {
    let bench = ClientBench(
      FakeDaemon { _ in
        .lines([
          "* offer=\"$(reboot)\" name=坏 price=1:00", "* offer=oil name=\"油\\n\\t\\u001b[31m\" price=1:00", "OK rows=2",
        ])
      })
    #expect(bench.run(["complete", "--", "offer", "show", "offer="]) == 0)
    let lines = bench.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("offer=oil\t油") == true)
    #expect(!bench.output.contains("\u{1B}"))
  }

  @Test func `takes any words in any state of mind`() {
    var generator = SplitMix(seed: 7)
    let pieces = [
      "", "-", "--", "=", "member=", "--member", "--lang", "page", "import", "verify", "--file", "help", "张", "-H",
    ]
    for _ in 0..<300 {
      let words = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (pieces.randomElement(using: &generator) ?? "") + RandomText.text(2, using: &generator)
      }
      let bench = ClientBench(FakeDaemon())
      #expect(bench.run(["complete"] + words) == 0)
      #expect(bench.errors.isEmpty && bench.started.isEmpty)
    }
  }

  @Test func `gives way in the shell to the number that a name stands for`() {
    let completer = Completer(place: .shell) { request in
      guard request.words.last?.value == "20" else { return [] }
      return [DaemonFields([DaemonField(name: "member", value: "23"), DaemonField(name: "name", value: "李四")])]
    }
    var editor = LineEditor(prompt: "> ", columnCount: 80, history: [], complete: completer.complete)
    var decoder = KeyDecoder()
    for byte in "balance member=ls\t".utf8 { if let key = decoder.take(byte) { _ = editor.take(key) } }
    #expect(editor.take(.enter) == .line("balance member=23 "))
  }
}
