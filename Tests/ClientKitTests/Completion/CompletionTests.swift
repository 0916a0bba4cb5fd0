import Foundation
import LineProtocol
import Testing

@testable import ClientKit

@Suite struct `Completion scripts` {
  private static let bash = "/bin/bash"

  /// What a program says to a script, with its exit status.
  private func run(_ program: String, _ arguments: [String], script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    // Both sides stay below what a pipe takes, but for the script, which the shell reads as it goes.
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// What bash would offer at the end of a line, as readline asks for it.
  private func offered(_ line: String) throws -> [String] {
    let call = """

      compopt() { echo "nospace"; }
      COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}
      COMP_WORDS=(\(line))
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _timebank timebank '' ''
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ran = try run(Self.bash, ["--norc"], script: CompletionScript().text(for: .bash) + call)
    #expect(ran.status == 0)
    return ran.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: CompletionShell.allCases)
  func `a shell that is installed finds no fault with its script`(_ shell: CompletionShell) throws {
    let places = ["/bin/", "/usr/bin/"].map { $0 + shell.rawValue }
    guard let program = places.first(where: { access($0, X_OK) == 0 }) else { return }
    let ran = try run(program, ["-n", "/dev/stdin"], script: CompletionScript().text(for: shell) + "\n")
    #expect(ran.status == 0)
    #expect(ran.output.isEmpty, "\(ran.output)")
  }

  @Test func `bash offers commands, then their second words`() throws {
    let first = try offered("timebank ")
    #expect(first.contains("service") && first.contains("balance") && first.contains("doctor"))
    #expect(!first.contains { $0.hasPrefix("-") })
    #expect(try offered("timebank serv") == ["service"])
    let second = try offered("timebank --lang en service re")
    #expect(second.contains("record") && second.contains("reverse"))
    #expect(try offered("timebank service record sta") == ["station=", "start="])
  }

  @Test func `a name that awaits its value gets no space behind it`() throws {
    #expect(try offered("timebank service record memb") == ["nospace", "member="])
    #expect(try offered("timebank service record --memb") == ["--member"])
    #expect(try offered("timebank balance member=") == [])
  }

  @Test func `the values of a choice are offered in every spelling`() throws {
    for line in ["operator add role=", "operator add --role "] {
      let roles = try offered("timebank " + line)
      #expect(roles.contains("auditor") && roles.contains("operator"))
      #expect(!roles.contains { $0.contains("=") })
    }
    #expect(try offered("timebank --lang ") == ["zh-CN", "en"])
    #expect(try offered("timebank -H ") == [])
    #expect(try offered("timebank completion ") == ["bash", "zsh", "fish"])
  }

  @Test func `parameters stay those of the command behind a value`() throws {
    #expect(try offered("timebank balance --member 17 ke") == [])
    #expect(try offered("timebank statement --member 17 fr") == ["nospace", "from="])
    #expect(try offered("timebank member add name=张三 stat") == ["nospace", "station="])
    #expect(try offered("timebank balance --js") == ["--json"])
  }

  @Test func `help is offered its topics`() throws {
    #expect(try offered("timebank help exit") == ["exit-statuses"])
    #expect(try offered("timebank help serv") == ["service"])
  }

  @Test(
    .enabled(if: access("/usr/bin/fish", X_OK) == 0),
    arguments: [
      ("serv", ["service"]), ("service rec", ["record"]), ("service record memb", ["member="]),
      ("balance --member 17 service rec", []), ("--lang zh", ["zh-CN"]), ("--lang serv", []),
    ])
  func `fish offers words behind the command's own only`(_ line: String, _ expected: [String]) throws {
    let asked = CompletionScript().text(for: .fish) + "\ncd /\ncomplete -C 'timebank \(line)'\n"
    let ran = try run("/usr/bin/fish", ["--no-config"], script: asked)
    #expect(ran.output.split(separator: "\n").map(String.init) == expected)
  }

  @Test(arguments: CompletionShell.allCases)
  func `every command is in every script`(_ shell: CompletionShell) {
    let text = CompletionScript().text(for: shell)
    let names = Catalogue.standard.commands.map(\.name) + OwnCommand.allCases.map(\.name)
    for word in Set(names.flatMap { $0.split(separator: " ") }) { #expect(text.contains(word)) }
  }
}
