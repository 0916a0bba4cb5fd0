import Testing

@testable import ClientKit

@Suite struct ProgressTests {
  private func bench() -> ClientBench {
    ClientBench(FakeDaemon { _ in .lines(["~ done=1 total=4", "~ done=3 total=4", "OK verdict=clean"]) })
  }

  private func sent(_ arguments: String..., before prepare: (ClientBench) -> Void = { _ in }) -> String? {
    let bench = bench()
    prepare(bench)
    _ = bench.run(arguments)
    return bench.daemon.requests.last
  }

  @Test func `a person at a terminal sees how far long work has come without asking`() {
    let bench = bench()
    bench.isErrorTerminal = true
    #expect(bench.run("verify") == 0)
    #expect(bench.daemon.requests == ["verify progress=true"])
    #expect(bench.errors.contains(" 75%"))
    #expect(bench.errors.hasSuffix("\r\u{1B}[K"))
  }

  @Test func `nobody else is told of it`() {
    let bench = bench()
    #expect(bench.run("verify") == 0)
    #expect(bench.daemon.requests == ["verify"])
    #expect(bench.errors.isEmpty)
    #expect(sent("--lines", "verify") { $0.isErrorTerminal = true } == "verify")
    #expect(sent("--quiet", "verify") { $0.isErrorTerminal = true } == "verify")
    #expect(sent("status") { $0.isErrorTerminal = true } == "status")
  }

  @Test func `what was typed stands, and a key of one's own names the request as it was typed`() {
    #expect(sent("verify", "progress=false") { $0.isErrorTerminal = true } == "verify progress=false")
    #expect(
      sent("stars", "assess", "policy=2", "key=a1") { $0.isErrorTerminal = true } == "stars assess policy=2 key=a1")
    let own = sent("stars", "assess", "policy=2") { $0.isErrorTerminal = true }
    #expect(own?.hasPrefix("stars assess policy=2 progress=true key=") == true)
  }
}
