import LineProtocol
import Testing

@testable import ClientKit

/// Before what cannot be undone, a person sees what it comes to and is asked.
@Suite struct ConfirmationTests {
  private let closing = ["member", "close", "17", "--pool", "gongyi", "--reason", "迁出"]

  private func bench(_ answers: String...) -> ClientBench {
    let bench = ClientBench(
      FakeDaemon { line in
        line.contains("dry=true")
          ? .lines(["OK member=17 donated=3:30 dry=true"]) : .lines(["OK member=17 donated=3:30 entry=58"])
      })
    bench.isTerminal = true
    bench.input = answers
    return bench
  }

  @Test(arguments: ["y", "是", "ｙ", " YES "]) func `a yes carries out what the trial has shown`(_ answer: String) {
    let bench = bench(answer)
    #expect(bench.run(closing) == 0)
    #expect(
      bench.daemon.requests == [
        "member close member=17 pool=gongyi reason=迁出 dry=true",
        "member close member=17 pool=gongyi reason=迁出 key=k1",
      ])
    #expect(bench.errors.contains("3:30"))
    #expect(bench.errors.contains("以上只是试算,没有入账。\n注销后不能恢复。\n确定办理吗?(y/n) "))
    #expect(bench.output.contains("已入账,分录号 58。"))
  }

  @Test(arguments: ["n", "", "17"]) func `anything else does nothing`(_ answer: String) {
    let bench = bench(answer)
    #expect(bench.run(closing) == 0)
    #expect(bench.daemon.requests.count == 1)
    #expect(bench.errors.hasSuffix("好的,没有办理。\n"))
    #expect(bench.output == "")
  }

  @Test func `the end of the input is no yes`() {
    let bench = bench()
    #expect(bench.run(closing) == 0)
    #expect(bench.daemon.requests.count == 1)
  }

  @Test func `what the trial refuses is not asked about`() {
    let bench = bench("y")
    let refusal = "ERR closed member=17 text=已注销"
    let refusing = ClientBench(FakeDaemon { _ in .lines([refusal]) })
    refusing.isTerminal = true
    refusing.input = bench.input
    #expect(refusing.run(closing) != 0)
    #expect(refusing.daemon.requests.count == 1)
    #expect(refusing.errors.contains("已注销") && !refusing.errors.contains("(y/n)"))
  }

  @Test func `neither --yes, nor a script, nor a trial is asked`() {
    for words in [closing + ["--yes"], closing + ["--dry"]] {
      let bench = bench()
      #expect(bench.run(words) == 0)
      #expect(bench.daemon.requests.count == 1 && !bench.errors.contains("(y/n)"))
    }
    let confirmed = bench("member close member=17 pool=gongyi reason=迁出", "quit")
    #expect(confirmed.run("--yes", "shell") == 0)
    #expect(confirmed.daemon.requests.count == 2 && !confirmed.errors.contains("(y/n)"))
    let script = bench()
    script.isTerminal = false
    #expect(script.run(closing) == 0)
    #expect(script.daemon.requests == ["member close member=17 pool=gongyi reason=迁出 key=k1"])
  }

  @Test func `a typed dry=false is asked about, and tried as a trial`() {
    let bench = bench("y")
    #expect(bench.run(closing + ["dry=false"]) == 0)
    #expect(bench.daemon.requests.first == "member close member=17 pool=gongyi reason=迁出 dry=true")
    #expect(bench.daemon.requests.count == 2)
  }

  @Test func `output that a program reads stays free of the trial`() {
    let bench = bench("y")
    #expect(bench.run(["--json"] + closing) == 0)
    #expect(bench.output.split(separator: "\n").count == 1)
    #expect(bench.output.contains("\"entry\":58"))
  }

  @Test func `the shell asks too, but not for what is queued in a batch`() {
    let bench = bench("member close member=17 pool=gongyi reason=迁出", "n", "quit")
    #expect(bench.run("shell") == 0)
    #expect(bench.daemon.requests == ["member close member=17 pool=gongyi reason=迁出 dry=true", "quit"])
    let batch = self.bench("begin", "member close member=17 pool=gongyi reason=迁出", "commit", "quit")
    #expect(batch.run("shell") == 0)
    #expect(!batch.errors.contains("(y/n)") && batch.daemon.requests.count == 4)
  }

  @Test func `whoever is asked is asked about a change that can be tried`() {
    let cautious = Catalogue.standard.commands.filter { $0.caution != nil }
    #expect(!cautious.isEmpty)
    for command in cautious { #expect(command.allParameters.contains { $0.name == "dry" }, "\(command.name)") }
  }
}
