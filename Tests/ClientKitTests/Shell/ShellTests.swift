import Testing

@testable import ClientKit

@Suite struct `The shell without a terminal` {
  private func run(_ input: [String], _ daemon: FakeDaemon) -> (status: Int32, bench: ClientBench) {
    let bench = ClientBench(daemon)
    bench.input = input
    let status = bench.run("shell")
    return (status, bench)
  }

  @Test func `carries out lines in either form over one connection`() {
    let daemon = FakeDaemon { _ in .lines(["* member=17 available=99:45", "OK rows=1"]) }
    let (status, bench) = run(
      [
        "balance member=17", "balance 17", "# 注", "", "balance --member 17", "@a1 balance --member=17",
        "member find --text=\"张 三\"", "member find text=\"a --b=c\"",
      ], daemon)
    #expect(status == 0)
    #expect(daemon.connectionCount == 1)
    #expect(
      daemon.requests == [
        "balance member=17", "balance member=17", "balance member=17", "@a1 balance member=17",
        "member find text=\"张 三\"", "member find text=\"a --b=c\"",
      ])
    #expect(bench.output.hasPrefix("成员号:   17\n可用时长: 99:45\n"))
  }

  @Test func `goes on after an error, and its status is the first one's`() {
    let daemon = FakeDaemon { line in
      line == "balance member=9" ? .lines(["ERR not-found text=\"没有 9 号\""]) : .lines(["OK"])
    }
    let (status, bench) = run(["balance 9", "balnce", "ping"], daemon)
    #expect(status == 65)
    #expect(daemon.requests == ["balance member=9", "ping"])
    #expect(bench.errors.contains("下一步:这次什么也没有改变;请核对后再办"))
    #expect(bench.errors.contains("unknown-command"))
  }

  @Test func `keys changes, but not the lines of a batch, which are never repeated`() {
    let daemon = FakeDaemon()
    daemon.answer = { line in
      switch line {
      case "begin", "commit", "abort": .lines(["OK"])
      default: .lines(["OK queued=1"])
      }
    }
    let (_, bench) = run(["member close 17", "begin", "member close 18", "commit", "member close 19"], daemon)
    #expect(
      daemon.requests == [
        "member close member=17 key=k1", "begin", "member close member=18", "commit", "member close member=19 key=k2",
      ])
    #expect(bench.output.contains("已排入本批第 1 行。"))
  }

  @Test func `help needs no request, quit ends`() {
    let daemon = FakeDaemon { _ in .closeAfter(["OK", "BYE reason=quit"]) }
    let (status, bench) = run(["help balance", "quit", "ping"], daemon)
    #expect(status == 0)
    #expect(daemon.requests == ["quit"])
    #expect(bench.output.contains("balance - 查看成员的时间账户"))
  }

  @Test func `opens a new connection when the old one was closed for idleness`() {
    let daemon = FakeDaemon()
    daemon.answer = { _ in daemon.requests.count == 1 ? .closeAfter(["OK", "BYE reason=idle"]) : .lines(["OK"]) }
    #expect(run(["ping", "ping"], daemon).status == 0)
    #expect(daemon.connectionCount == 2)
  }

  @Test func `a batch whose connection breaks is told to be lost`() {
    let daemon = FakeDaemon()
    daemon.answer = { $0 == "begin" ? .lines(["OK"]) : .closeAfter([]) }
    let (status, _) = run(["begin", "member close 18"], daemon)
    #expect(status == 75)
    #expect(daemon.requests == ["begin", "member close member=18"])
  }

  @Test func `a line that is no line says why`() {
    let (status, bench) = run(["member find text=\"张"], FakeDaemon())
    #expect(status == 64)
    #expect(bench.errors.contains("bad-request"))
  }

  @Test func `gives the backlog of a watch before it ends`() {
    let daemon = FakeDaemon { _ in .lines(["OK since=0", "! entry=1 kind=bank"]) }
    let (status, bench) = run(["watch since=0"], daemon)
    #expect(status == 0)
    #expect(bench.output.contains("! entry=1 kind=bank\n"))
  }

  @Test func `another form of output may be chosen for a line`() {
    let daemon = FakeDaemon { _ in .lines(["* member=17 available=99:45", "OK rows=1"]) }
    let (_, bench) = run(["balance 17 --json"], daemon)
    #expect(bench.output == #"{"rows":[{"member":17,"available":"99:45"}],"ok":{"rows":1}}"# + "\n")
  }

  @Test func `a desk needs a terminal`() {
    let bench = ClientBench()
    #expect(bench.run("desk", "--station", "jindu") == 64)
    #expect(bench.errors.contains("no-terminal") && bench.daemon.connectionCount == 0)
    bench.isTerminal = true
    bench.environment["TERM"] = "dumb"
    #expect(bench.run("desk") == 64)
  }

  @Test func `an import has its place on the command line`() {
    let (status, bench) = run(["import sign-in a.csv --station jindu"], FakeDaemon())
    #expect(status == 64)
    #expect(bench.errors.contains("quit"))
  }
}
