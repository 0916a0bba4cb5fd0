import Foundation
import LineProtocol
import Testing

@testable import ClientKit

/// Runs a shell with its completion script, in which this package's own program answers.
private struct ScriptBench {
  /// The program beside the tests, which finds no daemon.
  private static let program = Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "timebank").path

  static func place(of shell: CompletionShell) -> String? {
    ["/bin/", "/usr/bin/"].map { $0 + shell.rawValue }.first { access($0, X_OK) == 0 }
  }

  /// What a shell says to its completion script and to what follows it.
  ///
  /// - Parameter answers: What stands in for the program's answers: none for its own.
  static func run(
    _ shell: CompletionShell, _ arguments: [String] = [], answers: [String]? = nil, then script: String
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(place(of: shell)))
    process.arguments = arguments
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C.UTF-8", "TIMEBANK_SOCKET": "/nowhere/timebank.sock",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let whole = [stand(in: shell, for: answers), shell.script, script].joined(separator: "\n")
    try input.fileHandleForWriting.write(contentsOf: Data(whole.utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// The program as a function of the shell.
  private static func stand(in shell: CompletionShell, for answers: [String]?) -> String {
    let call = answers.map { "printf '%b\\n' " + $0.map { "'\($0)'" }.joined(separator: " ") } ?? program
    return switch shell {
    case .bash, .zsh: "timebank() { \(call)\(answers == nil ? " \"$@\"" : ""); }"
    case .fish: "function timebank; \(call)\(answers == nil ? " $argv" : ""); end"
    }
  }
}

@Suite struct `Completion scripts` {
  @Test(arguments: CompletionShell.allCases)
  func `a shell that is installed finds no fault with its script`(_ shell: CompletionShell) throws {
    guard ScriptBench.place(of: shell) != nil else { return }
    let ran = try ScriptBench.run(shell, ["-n", "/dev/stdin"], then: "")
    #expect(ran.status == 0)
    #expect(ran.output.isEmpty, "\(ran.output)")
  }
}

@Suite struct `Completion in bash` {
  /// What bash would offer at the end of a line, as readline asks for it.
  private func offered(_ line: String, answers: [String]? = nil, isListing: Bool = false) throws -> [String] {
    let call = """
      compopt() { [ "$*" = '+o default' ] || echo "$*"; }
      COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}
      \(isListing ? "COMP_TYPE=63" : "")
      _timebank timebank '' ''
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let ran = try ScriptBench.run(.bash, ["--norc"], answers: answers, then: call)
    #expect(ran.status == 0)
    return ran.output.split(separator: "\n").map(String.init)
  }

  @Test func `offers commands, then their second words`() throws {
    let first = try offered("timebank ")
    #expect(first.contains("service") && first.contains("balance") && first.contains("doctor"))
    #expect(!first.contains { $0.hasPrefix("-") })
    #expect(try offered("timebank serv") == ["service"])
    let second = try offered("timebank --lang en service re")
    #expect(second.contains("record") && second.contains("reverse"))
    #expect(try offered("timebank service record sta") == ["station=", "start="])
  }

  @Test func `puts no space behind a name that awaits its value`() throws {
    #expect(try offered("timebank service record memb") == ["-o nospace", "member="])
    #expect(try offered("timebank service record --memb") == ["--member"])
    #expect(try offered("timebank balance member=") == [])
  }

  @Test func `offers the values of a choice in every spelling`() throws {
    for line in ["operator add role=", "operator add --role "] {
      let roles = try offered("timebank " + line)
      #expect(roles.contains("auditor") && roles.contains("operator"))
      #expect(!roles.contains { $0.contains("=") })
    }
    #expect(try offered("timebank --lang ") == ["zh-CN", "en"])
    #expect(try offered("timebank -H ") == [])
    #expect(try offered("timebank completion ") == ["bash", "zsh", "fish"])
  }

  @Test func `knows the command behind values`() throws {
    #expect(try offered("timebank balance --member 17 ke") == [])
    #expect(try offered("timebank statement --member 17 fr") == ["-o nospace", "from="])
    #expect(try offered("timebank member add name=张三 stat") == ["-o nospace", "station="])
    #expect(try offered("timebank balance --js") == ["--json"])
  }

  @Test func `leaves files to the shell where a file is wanted`() throws {
    #expect(try offered("timebank import sign-in sh") == ["-o default"])
    #expect(try offered("timebank page notice --file ") == ["-o default"])
  }

  @Test func `offers the topics of the help`() throws {
    #expect(try offered("timebank help exit") == ["exit-statuses"])
    #expect(try offered("timebank help serv") == ["service"])
  }

  @Test func `says what each is where they are listed`() throws {
    let two = ["member=17\\t张三 jindu", "member=170\\t李四 jindu"]
    #expect(try offered("timebank balance member=17", answers: two) == ["17", "170"])
    let listed = try offered("timebank balance member=17", answers: two, isListing: true)
    #expect(listed == ["17  (张三 jindu)", "170  (李四 jindu)"])
    #expect(try offered("timebank balance member=17", answers: ["member=17\\t张三"], isListing: true) == ["17"])
  }

  @Test func `keeps a name that several are called by`() throws {
    // What all have in common would be put in: the blank shares nothing with them.
    let two = ["member=17\\t张三", "member=170\\t张珊"]
    #expect(try offered("timebank balance member=zs", answers: two) == ["17", "170", " "])
    #expect(try offered("timebank balance member=zs", answers: ["member=17\\t张三"]) == ["17"])
  }

  @Test func `carries nothing out that was typed`() throws {
    #expect(try offered(#"timebank note=$(echo oops >&2) `echo oops` bal"#, answers: ["balance"]) == ["balance"])
  }

  @Test func `says nothing where there is no such program`() throws {
    let call = """
      compopt() { :; }
      COMP_LINE='/nowhere/timebank bal'
      COMP_POINT=${#COMP_LINE}
      _timebank timebank '' ''
      printf '%s' "${COMPREPLY[@]}"
      """
    #expect(try ScriptBench.run(.bash, ["--norc"], then: call).output.isEmpty)
  }
}

@Suite(.enabled(if: ScriptBench.place(of: .zsh) != nil)) struct `Completion in zsh` {
  /// What zsh is told at the end of a line, a call of `compadd` on each line.
  private func told(_ words: [String], answers: [String]? = nil) throws -> [String] {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      compadd() { print -r -- "$*" "${(P)@[-1]}"; }
      _files() { print files; }
      typeset -A compstate
      words=(timebank \(list)) CURRENT=\(words.count + 1) PREFIX='\(words.last ?? "")'
      _timebank
      [[ -n $compstate[insert] ]] && print $compstate[insert]
      """
    // The script registers itself by the completion system, which a shell without a terminal has not.
    let ran = try ScriptBench.run(
      .zsh, ["-f"], answers: answers, then: script.replacing("compadd()", with: "compdef() { :; }\ncompadd()"))
    return ran.output.split(separator: "\n").map(String.init).filter { !$0.contains("compdef") }
  }

  @Test func `offers words, and names without a space behind them`() throws {
    #expect(try told(["serv"]) == ["-l -d wholeshown -a whole service"])
    #expect(try told(["service", "record", "memb"]) == ["-l -S  -d begunshown -a begun member="])
    #expect(try told(["import", "sign-in", ""]) == ["files"])
    #expect(try told(["balance", "member="]) == [])
  }

  @Test func `puts a number in for a name`() throws {
    let one = try told(["balance", "member=zs"], answers: ["member=17\\t张三"])
    #expect(one == ["-l -U -d wholeshown -a whole member=17", "menu"])
  }
}

@Suite(.enabled(if: ScriptBench.place(of: .fish) != nil)) struct `Completion in fish` {
  private func offered(_ line: String, answers: [String]? = nil) throws -> [String] {
    let ran = try ScriptBench.run(
      .fish, ["--no-config"], answers: answers, then: "cd /\ncomplete -C 'timebank \(line)'\n")
    return ran.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("serv", ["service"]), ("service rec", ["record"]), ("service record memb", ["member="]),
    ("balance --member 17 service rec", []), ("--lang zh", ["zh-CN"]), ("--lang serv", []),
    ("import sign-in et", ["etc/"]), ("import sign-in --faults et", ["etc/"]), ("balance et", []),
  ])
  func `offers what the program says, and files where it says so`(_ line: String, _ expected: [String]) throws {
    let words = try offered(line).map { String($0.prefix { $0 != "\t" }) }
    #expect(words == expected)
  }

  @Test func `says what each is`() throws {
    #expect(try offered("balance member=1", answers: ["member=17\\t张三 jindu"]) == ["member=17\t张三 jindu"])
  }
}
