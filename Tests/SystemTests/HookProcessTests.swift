import Foundation
import TestSupport
import Testing

/// The runner of hooks as systemd runs it, beside a real daemon.
@Suite(.serialized) struct HookProcessTests {
  /// A runner whose one program waits at a gate with each message until the test has read it there.
  private final class Runner {
    private let process = Process()
    private let log = Pipe()

    init(_ daemon: RunningDaemon) throws {
      process.executableURL = Program.timebank.url
      process.arguments = [
        "hooks", "run", "--socket", daemon.adminSocket, "--folder", daemon.folder.path("hooks.d"), "--state",
        daemon.folder.path(""), "--lang", "en",
      ]
      process.environment = [:]
      process.standardError = log
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      var text = ""
      while !text.contains("goes on after entry") {
        let data = log.fileHandleForReading.availableData
        guard !data.isEmpty else { throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: text]) }
        text += String(decoding: data, as: UTF8.self)
      }
      Thread { [log] in while !log.fileHandleForReading.availableData.isEmpty {} }.start()
    }

    deinit { kill9() }

    /// Asks it to stop, and gives its exit status.
    func terminate() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }

    /// Ends it without warning, and waits for it alone: a program that it has left behind holds what Foundation waits for.
    func kill9() {
      guard process.isRunning else { return }
      kill(process.processIdentifier, SIGKILL)
      var what = siginfo_t()
      while waitid(P_PID, id_t(process.processIdentifier), &what, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    }
  }

  private func furnished() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    try daemon.ask("station add station=jindu name=金都社区志愿服务站")
    try daemon.ask("member add name=张三 station=jindu no=17 registered=2024-01-05")
    let folder = daemon.folder.path("hooks.d")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(mkfifo(daemon.folder.path("gate"), 0o600) == 0)
    let script = """
      #!/bin/sh
      echo $TIMEBANK_MESSAGE >> \(daemon.folder.path("out"))
      echo $TIMEBANK_MESSAGE > \(daemon.folder.path("gate"))
      """
    try writeProgram(script, to: folder + "/sms")
    return daemon
  }

  /// What waits at the gate; waits until something does.
  private func gate(_ daemon: RunningDaemon) throws -> [String] {
    let data = try FileHandle(forReadingFrom: URL(fileURLWithPath: daemon.folder.path("gate"))).readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func record(_ day: Int, _ daemon: RunningDaemon) throws -> String {
    let reply = try daemon.ask("service record member=17 station=jindu date=2026-05-0\(day) minutes=1:00")
    let entry = try #require(reply.last?.firstMatch(of: /entry=(\d+)/)?.1)
    return "\(entry)-record-posted-17"
  }

  @Test(.timeLimit(.minutes(10)))
  func `a killed runner loses nothing, and a hook that hangs delays no request`() async throws {
    try await blocking {
      let daemon = try furnished()
      let runner = try Runner(daemon)
      let first = try record(1, daemon)
      let names = try [first] + (2...4).map { try record($0, daemon) }
      // The hook hangs at the gate all the while.
      for _ in 0..<100 { #expect(try daemon.ask("balance member=17").last == "OK rows=1") }
      #expect(try gate(daemon).first?.hasPrefix(names[0]) == true)
      // Killed with the second message under way, or just before it.
      runner.kill9()
      let next = try Runner(daemon)
      // The gate stays open from here on: a line that is written to a reader who is leaving would be lost.
      let opened = try FileHandle(forUpdating: URL(fileURLWithPath: daemon.folder.path("gate")))
      var seen = ""
      while !seen.contains(names[3]) { seen += String(decoding: opened.availableData, as: UTF8.self) }
      #expect(next.terminate() == 0)
      let out = try String(contentsOfFile: daemon.folder.path("out"), encoding: .utf8).split(separator: "\n")
      var known: Set<Substring> = []
      let once = out.filter { known.insert($0).inserted }
      #expect(once.count == 4)
      for (line, name) in zip(once, names) { #expect(line.hasPrefix(name)) }
      #expect(out.count <= 6, "only what was under way at the kill may come again")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `two runners never share a queue, and a person sees what waits`() async throws {
    try await blocking {
      let daemon = try furnished()
      let runner = try Runner(daemon)
      let state = ["--state", daemon.folder.path("")]
      let folder = ["--folder", daemon.folder.path("hooks.d")]
      let second = try Program.timebank.run(["hooks", "run", "--socket", daemon.adminSocket] + folder + state)
      #expect(second.status == 75)
      let name = try record(1, daemon)
      #expect(try gate(daemon).first?.hasPrefix(name) == true)
      let status = try Program.timebank.run(["hooks", "status", "--json"] + folder + state)
      #expect(status.output.hasPrefix(#"[{"hook":"sms","through":""#))
      #expect(try Program.timebank.run(["hooks", "retry"] + state).status == 0)
      let list = try Program.timebank.run(["hooks", "list", "--json"] + folder)
      #expect(list.output == "[{\"hook\":\"sms\",\"state\":\"run\",\"reason\":\"\"}]\n")
      #expect(runner.terminate() == 0)
      #expect(try Program.timebank.run(["hooks", "retry"] + state).status == 69)
    }
  }
}
