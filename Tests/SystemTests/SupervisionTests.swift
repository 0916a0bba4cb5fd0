import DaemonLog
import Foundation
import TestSupport
import Testing

/// The daemon and its service manager: what it says of itself, when it is asked to reload, and where it cannot work.
@Suite(.serialized) struct SupervisionTests {
  private static let english = "[bank]\nlanguage = \"en\"\n"

  @Test func `start and stop are told, with a status that says how the bank is`() async throws {
    try await blocking {
      let daemon = try SupervisedDaemon(configuration: Self.english)
      let start = try daemon.notifications.messages(upTo: "READY=1")
      #expect(start.first == "STATUS=opening the books")
      #expect(start.last?.hasPrefix("READY=1\nSTATUS=2 entries, 0 connections") == true)
      let started = try #require(try daemon.log(with: LogMessage.started.text).first)
      #expect(started.contains(" entries=2 head=") && started.contains(" schema=") && started.contains(" version="))
      #expect(try daemon.ask("head").last?.contains("entry=2") == true)
      #expect(daemon.terminate() == 0)
      #expect(try daemon.notifications.messages(upTo: "STOPPING=1").last == "STOPPING=1\nSTATUS=stopping")
      #expect(try daemon.log().last?.hasSuffix(" info: stopped") == true)
    }
  }

  @Test func `a reload takes over what it can, says what it cannot, and heeds the command line`() async throws {
    try await blocking {
      let daemon = try SupervisedDaemon(configuration: Self.english)
      _ = try daemon.notifications.messages(upTo: "READY=1")
      try daemon.configure(
        """
        [bank]
        language = "en"
        name = "x"
        [listen]
        socket = "/nowhere/x.sock"
        connections = 7
        idle_seconds = 33
        [log]
        level = "debug"
        """)
      daemon.hangUp()
      let told = try daemon.notifications.messages(upTo: "READY=1")
      #expect(told.contains { $0.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") })
      let line = try #require(try daemon.log(with: LogMessage.reloaded.text).first)
      #expect(line.hasSuffix("applied=listen.connections,listen.idle_seconds,log.level kept=bank.name"))
      let limits = try daemon.ask("limits")
      #expect(limits.contains { $0.hasPrefix("* name=connections value=7 ") })
      #expect(limits.contains { $0.hasPrefix("* name=idle value=33 ") })
      try daemon.ask("station add station=jindu name=金都")
      #expect(try daemon.log(with: LogMessage.changeMade.text).first?.contains("station=jindu") == true)
      #expect(try daemon.log(with: "金都").isEmpty)
      #expect(daemon.terminate() == 0)
    }
  }

  @Test func `a faulty file changes nothing and is told with file, line and key`() async throws {
    try await blocking {
      let daemon = try SupervisedDaemon(configuration: Self.english)
      _ = try daemon.notifications.messages(upTo: "READY=1")
      try daemon.configure(Self.english + "[listen]\nconnections = 7\nidle_seconds = -1\n")
      daemon.hangUp()
      let file = daemon.folder.path("timebank.toml")
      let status = try daemon.notifications.messages(upTo: "READY=1").last
      #expect(
        status?.hasPrefix(
          "READY=1\nSTATUS=the new configuration is faulty and not in use: \(file):5: listen.idle_seconds: ") == true)
      let line = try #require(try daemon.log(with: LogMessage.configurationRefused.text).first)
      #expect(line.contains(" file=\(file) key=listen.idle_seconds line=5 reason="))
      #expect(try daemon.ask("limits").contains { $0.hasPrefix("* name=connections value=1024 ") })
      try daemon.configure(Self.english)
      daemon.hangUp()
      #expect(try daemon.notifications.messages(upTo: "READY=1").last?.hasPrefix("READY=1\nSTATUS=2 entries") == true)
    }
  }

  @Test func `systemd hears of a living writer as often as it wants`() async throws {
    try await blocking {
      let daemon = try SupervisedDaemon(
        configuration: Self.english, environment: ["WATCHDOG_USEC": "200000"])
      _ = try daemon.notifications.messages(upTo: "READY=1")
      for _ in 1...5 { _ = try daemon.notifications.messages(upTo: "WATCHDOG=1") }
      #expect(try daemon.ask("head").last?.contains("entry=2") == true)
    }
  }

  @Test(.enabled(if: Self.canHidePeers, "needs root and user namespaces"))
  func `in a namespace that hides its peers the daemon says so, and takes no changes from them`() async throws {
    try await blocking {
      let daemon = try SupervisedDaemon(
        configuration: Self.english, wrapper: ["/usr/bin/unshare", "--user", "--map-root-user"])
      let status = try daemon.notifications.messages(upTo: "READY=1").last
      #expect(status?.contains("peers are hidden, no changes (remove PrivateUsers=)") == true)
      #expect(try daemon.log(with: " critical: \(LogMessage.peersHidden.text)").count == 1)
      chmod(daemon.folder.path(""), 0o755)
      let stranger = try runProgram(
        URL(fileURLWithPath: "/usr/bin/setpriv"),
        ["--reuid=1000", "--regid=1000", "--clear-groups", "nc", "-N", "-U", daemon.folder.path("c.sock")],
        input: "station add station=jindu name=x\nhead\n")
      #expect(stranger.output.contains("user=nobody") || stranger.output.contains("user=65534"))
      #expect(stranger.output.contains("ERR denied"))
      #expect(stranger.output.contains("should run it without PrivateUsers"))
      #expect(try daemon.ask("station add station=jindu name=x").last?.hasPrefix("OK") == true)
    }
  }

  @Test(.enabled(if: getuid() == 0, "needs root"))
  func `under systemd messages reach the journal with their id and fields`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      let journal = try NotifySocket(in: folder, name: "socket")
      // The journal's socket has one place on a machine, so the daemon gets a /run of its own.
      let script = """
        mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/journal && mount --bind \(folder.path("")) \
        /run/systemd/journal && exec "$@"
        """
      let daemon = try SupervisedDaemon(
        in: folder, configuration: Self.english,
        wrapper: ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", script, "sh"], logsToJournal: true)
      _ = try daemon.notifications.messages(upTo: "READY=1")
      var entry = try journal.next()
      while !entry.contains("MESSAGE_ID=\(LogMessage.ready.id)\n") { entry = try journal.next() }
      let fields = entry.split(separator: "\n").map(String.init)
      #expect(fields.contains("PRIORITY=6"))
      #expect(fields.contains("SYSLOG_IDENTIFIER=timebankd"))
      #expect(fields.contains("TIMEBANK_SOCKET=\(folder.path("c.sock"))"))
      #expect(fields.contains { $0.hasPrefix("MESSAGE=ready admin-socket=") })
      #expect(try daemon.log().isEmpty)
      #expect(daemon.terminate() == 0)
    }
  }

  private static var canHidePeers: Bool {
    let probe = try? runProgram(
      URL(fileURLWithPath: "/usr/bin/unshare"), ["--user", "--map-root-user", "/usr/bin/true"])
    return getuid() == 0 && probe?.status == 0
  }
}
