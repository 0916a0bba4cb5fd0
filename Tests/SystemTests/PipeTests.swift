import Foundation
import TestSupport
import Testing

/// The protocol through the tools that people have: socat and netcat, and the client.
@Suite(.serialized) struct PipeTests {
  private static let socat = URL(fileURLWithPath: "/usr/bin/socat")
  private static let netcat = URL(fileURLWithPath: "/usr/bin/nc")

  private func furnished() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    try daemon.ask("station add station=jindu name=金都社区志愿服务站")
    try daemon.ask("member add name=张三 station=jindu no=17 registered=2024-01-05")
    return daemon
  }

  @Test func `socat and netcat get every reply of what they pipe in`() async throws {
    try await blocking {
      let daemon = try furnished()
      let record = "service record member=17 station=jindu date=2026-05-04 minutes=2h30m"
      let input = "@1 balance member=17\n@2 \(record)\nhead\n"
      for (tool, arguments) in [
        (PipeTests.socat, ["-", "UNIX-CONNECT:\(daemon.adminSocket)"]),
        (PipeTests.netcat, ["-N", "-U", daemon.adminSocket]),
      ] {
        let lines = try runProgram(tool, arguments, input: input).output.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines.first?.hasPrefix("TIMEBANK 1 server=") == true)
        #expect(lines[2] == "OK @1 rows=1")
        #expect(lines[4].hasPrefix("OK @2 rows=1 entry="))
        #expect(lines.last == "BYE reason=end-of-input")
        let number = try #require(lines[3].split(separator: " ").first { $0.hasPrefix("record=") })
        #expect(try daemon.ask("service reverse \(number) reason=again").last?.hasPrefix("OK") == true)
      }
    }
  }

  @Test func `services are scored and wait for their assessment over the socket`() async throws {
    try await blocking {
      let daemon = try furnished()
      try daemon.ask("member add name=李四 station=jindu no=18 registered=2024-01-05")
      let rules = #"policy set rules="[stars.member]\nassessment = 'year'\nthresholds = [1]\nmin_quality = 4""#
      #expect(try daemon.ask(rules).last?.hasPrefix("OK") == true)
      #expect(try daemon.ask("stars assess policy=2").last?.hasPrefix("OK") == true)
      let record = try daemon.ask("service record member=17 station=jindu date=today minutes=2:00")
      #expect(record.first?.contains("stars=0 was=0") == true)
      let score = try daemon.ask("quality score record=1 score=3 source=recipient by=18 note=迟到 key=q1")
      #expect(score.first?.contains("score=3 quality=3.00 scores=1 stars=0 was=0") == true)
      let again = try daemon.ask("quality score record=1 score=3 source=recipient by=18 note=迟到 key=q1")
      #expect(again.last?.contains("replayed=true") == true)
      #expect(try daemon.ask("quality list record=1").last?.contains("quality=3.00 scores=1") == true)
      let year = try #require(try daemon.ask("stars show member=17").first?.firstMatch(of: /year=(\d+)/)?.1)
      #expect(try daemon.ask("stars assess period=\(year)").last?.hasPrefix("ERR wrong-state") == true)
      #expect(try daemon.ask("stars explain member=17").first?.contains("waiting=2:00") == true)
      #expect(try daemon.ask("verify").last?.hasPrefix("OK verdict=clean") == true)
    }
  }

  @Test func `a last line without its end is never carried out`() async throws {
    try await blocking {
      let daemon = try furnished()
      let input = "member set member=17 note=1"
      let output = try runProgram(PipeTests.netcat, ["-N", "-U", daemon.adminSocket], input: input).output
      #expect(output.contains("ERR incomplete-line"))
      #expect(try daemon.ask("member show member=17").first?.contains("note=\"\"") == true)
    }
  }

  @Test func `the client tells a missing socket, a dead daemon and a refusal apart`() async throws {
    try await blocking {
      let daemon = try furnished()
      let found = try Program.timebank.run(["--socket", daemon.adminSocket, "balance", "17", "--lines"])
      #expect(found.status == 0)
      #expect(found.output.contains("* member=17 available=0:00"))
      let refused = try Program.timebank.run(["--socket", daemon.adminSocket, "balance", "99"])
      #expect(refused.status == 65)
      #expect(refused.errors.contains("not-found"))
      let missing = try Program.timebank.run(["--socket", daemon.folder.path("none.sock"), "ping"])
      daemon.kill9()
      let dead = try Program.timebank.run(["--socket", daemon.adminSocket, "ping"])
      #expect(missing.status == 69)
      #expect(dead.status == 69)
      #expect(missing.errors != dead.errors)
    }
  }
}
