import Foundation
import LineProtocol
import TestSupport
import Testing

@testable import ClientKit

/// What is more than the terminal holds goes through a pager, and only that.
@Suite struct PagerTests {
  private func bench(rows: Int, name: String = "张三") -> ClientBench {
    let bench = ClientBench(
      FakeDaemon { _ in
        .lines((1...rows).map { "* member=\($0) name=\(name) station=jindu state=active" } + ["OK rows=\(rows)"])
      })
    bench.isTerminal = true
    bench.hasPager = true
    return bench
  }

  @Test func `a long table goes through the pager, a short one does not`() {
    let long = bench(rows: 30)
    #expect(long.run("member", "list") == 0)
    #expect(long.output == "" && long.pages.count == 1)
    #expect(long.pages.first?.text.hasPrefix("(方向键翻看,按 q 返回)\n") == true)
    #expect(long.pages.first?.text.hasSuffix("共 30 行。\n") == true)
    let short = bench(rows: 5)
    #expect(short.run("member", "list") == 0)
    #expect(short.output.contains("共 5 行。") && short.pages.isEmpty)
  }

  @Test func `a table that is wider than the terminal goes through it`() {
    let wide = bench(rows: 2, name: String(repeating: "欧阳", count: 20))
    #expect(wide.run("member", "list") == 0)
    #expect(wide.pages.count == 1)
  }

  @Test func `what a program reads, and what nobody sees, never does`() {
    for option in ["--json", "--csv", "--lines"] {
      let bench = bench(rows: 30)
      #expect(bench.run(option, "member", "list") == 0)
      #expect(bench.pages.isEmpty && !bench.output.isEmpty)
    }
    let piped = bench(rows: 30)
    piped.isTerminal = false
    #expect(piped.run("member", "list") == 0)
    #expect(piped.pages.isEmpty && !piped.output.isEmpty)
  }

  @Test func `where there is no pager, everything is printed`() {
    let bench = bench(rows: 30)
    bench.hasPager = false
    #expect(bench.run("member", "list") == 0)
    #expect(bench.output.contains("共 30 行。"))
  }

  @Test func `the person's own variables choose it or want none`() {
    func pager(_ variables: [String: String]) -> Pager? { Pager(environment: variables, language: .chinese) }
    #expect(pager([:])?.words.first == "less")
    #expect(pager([:])?.environment["LESSSECURE"] == "1")
    #expect(pager(["PAGER": "most -w"])?.words == ["sh", "-c", "most -w"])
    #expect(pager(["PAGER": "most", "TIMEBANK_PAGER": "more"])?.words == ["sh", "-c", "more"])
    #expect(pager(["PAGER": "less"])?.environment["LESS"] == "R")
    #expect(pager(["PAGER": "less", "LESS": "-X"])?.environment["LESS"] == nil)
    for none in ["", "cat"] { #expect(pager(["PAGER": "less", "TIMEBANK_PAGER": none]) == nil) }
  }

  @Test func `a pager gets everything, and one that is not there shows nothing`() throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "时间银行\n", count: 50_000)
    let pager = try #require(
      Pager(environment: ["PAGER": "cat > '\(folder.path("seen"))'"], language: .chinese))
    #expect(pager.show(Array(text.utf8)))
    #expect(try String(contentsOfFile: folder.path("seen"), encoding: .utf8) == text)
    let missing = try #require(Pager(environment: ["PAGER": "no-such-pager"], language: .chinese))
    #expect(!missing.show(Array("x".utf8)))
  }

  @Test func `a pager that is left early is no fault`() throws {
    let pager = try #require(Pager(environment: ["PAGER": "head -1 > /dev/null"], language: .chinese))
    #expect(pager.show(Array(repeating: UInt8(ascii: "\n"), count: 4_000_000)))
  }
}

/// Colours say again what words say.
@Suite struct ColourTests {
  @Test func `states are coloured on a terminal, and nothing is where colours are not wanted`() {
    let daemon = FakeDaemon { _ in
      .lines([
        "* record=31 member=17 minutes=2:30 state=posted", "* record=32 member=17 minutes=1:00 state=rejected",
        "OK rows=2",
      ])
    }
    let bench = ClientBench(daemon)
    bench.isTerminal = true
    #expect(bench.run("service", "list") == 0)
    #expect(bench.output.contains("\u{1B}[32m已入账\u{1B}[0m") && bench.output.contains("\u{1B}[31m未通过\u{1B}[0m"))
    for quiet in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let bench = ClientBench(daemon)
      bench.isTerminal = true
      bench.environment.merge(quiet) { $1 }
      #expect(bench.run("service", "list") == 0)
      #expect(!bench.output.contains("\u{1B}"))
    }
  }

  @Test func `colours take no room`() {
    let style = TextStyle(isTerminal: true, environment: [:])
    for text in ["", "已入账", "posted m"] {
      #expect(TextStyle.width(of: style.bold(text) + style.paint(text, .good)) == 2 * DisplayWidth.of(text))
    }
  }

  @Test func `every coloured word is one that the client knows`() {
    for column in ["state", "verdict"] {
      for code in ["active", "pending", "rejected", "closed"] {
        #expect(CodeMoods.mood(of: code, column: column) != nil)
        #expect(CodeWords.text(code, column: column, .chinese) != nil)
      }
    }
    #expect(CodeMoods.mood(of: "-2:00", column: "balance") == .bad)
    #expect(CodeMoods.mood(of: "posted", column: "name") == nil)
  }
}
