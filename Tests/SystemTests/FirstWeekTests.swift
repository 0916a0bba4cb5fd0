import Foundation
import TestSupport
import Testing

/// A station's first week as README tells it, in both languages: typed on a real daemon, every answer as it stands there.
@Suite struct FirstWeekTests {
  /// A command of a `console` block, and what it answers.
  struct Step: Hashable {
    let command: String
    let answer: [String]
  }

  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  /// The steps of the section under a heading.
  private static func steps(under heading: String) throws -> [Step] {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let behind = try #require(text.range(of: "### \(heading)\n")).upperBound
    let section = text[behind...].prefix(
      upTo: text.range(of: "\n### ", range: behind..<text.endIndex)?.lowerBound ?? text.endIndex)
    var steps: [Step] = []
    for block in section.components(separatedBy: "```console\n").dropFirst() {
      let inside = block.components(separatedBy: "\n```")[0]
      for step in ("\n" + inside).components(separatedBy: "\n$ ").dropFirst() {
        let lines = step.components(separatedBy: "\n")
        steps.append(Step(command: lines[0], answer: lines.dropFirst().map(told)))
      }
    }
    return steps
  }

  /// A line without what is another on every day and in every bank.
  private static func told(_ line: String) -> String {
    line.replacing(/\d{4}-\d\d-\d\d/, with: "DATE").replacing(/\d\d:\d\d:\d\d/, with: "TIME")
      .replacing(/[0-9a-f]{64}/, with: "HASH").replacing(/^(code|领取码): +\d{4}$/, with: { "\($0.output.1): CODE" })
      .replacing(/20\d\d/, with: "YEAR").replacing(#/ +$/#, with: "")
  }

  @Test(arguments: [("The first week", "en_US.UTF-8"), ("第一周", "zh_CN.UTF-8")])
  func `the first week goes as README tells it`(heading: String, locale: String) async throws {
    try await blocking {
      let steps = try Self.steps(under: heading)
      #expect(steps.count > 12)
      let daemon = try RunningDaemon(rules: "")
      let programs = Program.timebank.url.deletingLastPathComponent().path
      for step in steps {
        let run = try runProgram(
          URL(fileURLWithPath: "/bin/sh"), ["-c", "cd '\(daemon.folder.path(""))' && \(step.command)"],
          environment: [
            "PATH": "\(programs):/usr/bin:/bin", "LC_ALL": locale, "TIMEBANK_SOCKET": daemon.adminSocket,
            "HOME": daemon.folder.path(""),
          ])
        #expect(run.status == 0, "\(step.command): \(run.errors)")
        let answer = run.output.components(separatedBy: "\n").dropLast().map(Self.told)
        #expect(Array(answer) == step.answer, "\(step.command)")
      }
    }
  }

  @Test func `both languages type the same commands`() throws {
    #expect(try Self.steps(under: "The first week").map(\.command) == Self.steps(under: "第一周").map(\.command))
  }
}
