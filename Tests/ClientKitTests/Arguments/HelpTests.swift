import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Help without a daemon` {
  @Test(arguments: Language.allCases)
  func `every command has its page`(_ language: Language) throws {
    let help = ClientHelp(language: language)
    for command in Catalogue.standard.commands {
      let page = try help.lines(topic: command.name.split(separator: " ").map(String.init))
      #expect(page.first?.contains(command.summary[language]) == true)
      #expect(page.last?.contains("timebank \(command.name)") == true)
    }
  }

  @Test(arguments: Language.allCases)
  func `the overview names every command, option and page`(_ language: Language) throws {
    let text = try ClientHelp(language: language).lines(topic: []).joined(separator: "\n")
    for command in Catalogue.standard.commands { #expect(text.contains("  \(command.name)  ")) }
    for option in GlobalOption.allCases { #expect(text.contains(option.usage)) }
    for page in HelpPage.allCases { #expect(text.contains("timebank help \(page.rawValue)")) }
  }

  @Test(arguments: Language.allCases)
  func `the client's own pages say every status, heading and way`(_ language: Language) throws {
    let help = ClientHelp(language: language)
    let statuses = try help.lines(topic: ["exit-statuses"]).joined(separator: "\n")
    for code in ErrorCode.allCases { #expect(statuses.contains(code.rawValue)) }
    for own in OwnCommand.allCases {
      let page = try help.lines(topic: own.name.split(separator: " ").map(String.init))
      #expect(page.contains { $0.contains(own.usage) })
    }
    for page in HelpPage.allCases { #expect(try help.lines(topic: [page.rawValue]).count > 2) }
    #expect(try help.lines(topic: ["import"]).joined().contains("timebank import sign-in"))
  }

  @Test func `an unknown topic is refused with a suggestion`() {
    let bench = ClientBench()
    #expect(bench.run("help", "servise") == 64)
    #expect(bench.daemon.connectionCount == 0)
  }

  @Test func `nothing at all is a usage error that says how to go on`() {
    let bench = ClientBench()
    #expect(bench.run() == 64)
    #expect(bench.output.isEmpty)
    #expect(bench.errors.contains("timebank help"))
  }

  @Test func `the version is the bank's`() {
    let bench = ClientBench()
    #expect(bench.run("--version") == 0)
    #expect(bench.output == "timebank \(Version.current)\n")
  }

  @Test(arguments: [("a", "a"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("张三", "张三"), ("$x", "'$x'")])
  func `words for a shell are quoted where they must be`(_ text: String, _ quoted: String) {
    #expect(ShellWord.quoted(text) == quoted)
  }
}
