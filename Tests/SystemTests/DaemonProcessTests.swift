import Foundation
import TestSupport
import Testing

/// The daemon as a process: how it starts, refuses to start, and ends.
@Suite(.serialized) struct DaemonProcessTests {
  @Test func `SIGTERM says BYE to idle clients and ends with 0, without waiting for them`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let idle = try (0..<3).map { _ in try daemon.connect() }
      #expect(daemon.terminate() == 0)
      for client in idle { #expect(try client.readToEnd() == ["BYE reason=shutting-down"]) }
    }
  }

  @Test func `a second daemon on the same books or sockets is refused`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let second = try Program.timebankd.run(RunningDaemon.arguments(in: daemon.folder))
      #expect(second.status == 75)
      let elsewhere = TemporaryFolder()
      let third = try Program.timebankd.run([
        "--database", daemon.folder.path("bank.sqlite"), "--socket", elsewhere.path("c.sock"), "--admin-socket",
        elsewhere.path("a.sock"),
      ])
      #expect(third.status == 75)
      #expect(try daemon.ask("ping").last?.hasPrefix("OK time=") == true)
    }
  }

  @Test func `a faulty configuration is reported with file, line and key, and exit status 78`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      let file = folder.path("wrong.toml")
      try "[bank]\nnmae = \"x\"\n[service]\nbackdate_days = \"ninety\"\n".write(
        toFile: file, atomically: true, encoding: .utf8)
      let check = try Program.timebankd.run(["--config", file, "--check-config", "--lang", "en"])
      #expect(check.status == 78)
      #expect(check.errors.contains("\(file):2"))
      #expect(check.errors.contains("nmae"))
      #expect(check.errors.contains("\(file):4"))
      #expect(check.errors.contains("backdate_days"))
    }
  }

  @Test func `the demo plays to its end`() async throws {
    try await blocking {
      for language in ["zh-CN", "en"] {
        let demo = try Program.timebankd.run(["--demo", "--lang", language])
        #expect(demo.status == 0)
        #expect(!demo.output.contains("!!"))
        #expect(demo.output.contains("26:35"))
      }
    }
  }

  @Test func `what was journaled before a stop is there after it`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      let first = try RunningDaemon(in: folder)
      try first.ask("station add station=jindu name=金都")
      let head = try first.ask("head").last
      #expect(first.terminate() == 0)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("")).filter { $0.hasPrefix("bank.") }
      #expect(files.sorted() == ["bank.sqlite", "bank.sqlite.lock"])
      let second = try RunningDaemon(in: folder)
      #expect(try second.ask("head").last == head)
    }
  }
}
