import Configuration
import DaemonLog
import LineProtocol
import Logging
import Synchronization
import Systemd
import Testing
import TestSupport

@testable import Server

/// A reloader whose file the test writes.
private final class Bench: Sendable {
  let sent = Collector<String>()
  let lines = Collector<CollectingLogHandler.Line>()
  let applied = Collector<Configuration>()
  let clock = ManualTimekeeper()
  let reloader: Reloader
  private let file: ConfigurationText

  init() {
    let manager = ServiceManager { [sent] in sent.add($0) }
    let file = ConfigurationText()
    self.file = file
    var running = Configuration()
    running.bank.language = .english
    let board = StatusBoard(language: .english, serviceManager: manager, timekeeper: clock.timekeeper)
    board.announceReady()
    _ = sent.take()
    reloader = Reloader(
      ReloadSource(
        requests: AsyncStream { $0.finish() },
        load: { () throws(ConfigurationError) in try Configuration.read(file.text, file: "t.toml") }, apply: { _ in }),
      running: running, serviceManager: manager, timekeeper: clock.timekeeper, board: board,
      logger: CollectingLogHandler.logger(lines), apply: { [applied] in applied.add($0) })
  }

  func reload(_ text: String) async {
    file.write("[bank]\nlanguage = \"en\"\n" + text)
    await reloader.reload()
  }
}

private final class ConfigurationText: Sendable {
  private let content = Mutex("")
  var text: String { content.withLock { $0 } }
  func write(_ text: String) { content.withLock { $0 = text } }
}

@Suite("Reload")
struct ReloadTests {
  @Test func `a good file is taken over, and systemd told the beginning with its instant and the end`() async {
    let bench = Bench()
    await bench.reload("[listen]\nconnections = 9\nsocket = \"/tmp/x.sock\"\n[service]\ngranularity = 30")
    #expect(
      bench.sent.all == [
        "RELOADING=1\nMONOTONIC_USEC=1000000\nSTATUS=reading the configuration again",
        "READY=1\nSTATUS=a restart is needed for listen.socket; 0 entries, 0 connections",
      ])
    #expect(bench.applied.all.map(\.listen.connections) == [9])
    #expect(bench.lines.all.map(\.message) == [LogMessage.reloaded.text])
    let values = bench.lines.all.first?.values
    #expect(values?["applied"] == "listen.connections")
    #expect(values?["restart"] == "listen.socket")
    #expect(values?["kept"] == "service.granularity")
  }

  @Test func `a faulty file changes nothing, and each fault is logged with its place`() async {
    let bench = Bench()
    await bench.reload("[listen]\nconnections = 0\nidle_secnds = 5\n[log]\nlevel = \"debug\"")
    #expect(bench.applied.all.isEmpty)
    #expect(bench.lines.all.map(\.level) == [.error, .error])
    #expect(bench.lines.all.map { $0.values["key"] } == ["listen.connections", "listen.idle_secnds"])
    #expect(bench.lines.all.map { $0.values["line"] } == ["4", "5"])
    let end = bench.sent.all.last
    #expect(end?.hasPrefix("READY=1\nSTATUS=the new configuration is faulty and not in use: t.toml:4:") == true)
    await bench.reload("")
    #expect(bench.sent.all.last == "READY=1\nSTATUS=0 entries, 0 connections")
    #expect(bench.lines.all.last?.values["applied"] == "none")
  }

  @Test func `what was taken over once is no news the second time`() async {
    let bench = Bench()
    await bench.reload("[listen]\nconnections = 9")
    await bench.reload("[listen]\nconnections = 9")
    #expect(bench.lines.all.map { $0.values["applied"] } == ["listen.connections", "none"])
  }

  private func greeted(_ daemon: LiveDaemon) throws -> LiveClient {
    let client = try daemon.connect()
    _ = try client.read(lines: 1)
    return client
  }

  @Test func `connections keep their limits of time and language, newcomers get the new ones`() async throws {
    let (requests, request) = AsyncStream.makeStream(of: Void.self)
    let reloaded = AsyncStream.makeStream(of: Void.self)
    let manager = ServiceManager { message in
      if message.hasPrefix("READY=1") { reloaded.continuation.yield() }
    }
    let file = ConfigurationText()
    file.write("[bank]\nlanguage = \"zh-CN\"\n[listen]\nidle_seconds = 77\nconnections = 5")
    let source = ReloadSource(
      requests: requests,
      load: { () throws(ConfigurationError) in try Configuration.read(file.text, file: "t.toml") }, apply: { _ in })
    let daemon = try await LiveDaemon(serviceManager: manager, reloads: source)
    var ready = reloaded.stream.makeAsyncIterator()
    await ready.next()
    let old = try await blocking { try greeted(daemon) }
    request.yield()
    await ready.next()
    let new = try await blocking { try greeted(daemon) }
    let (before, after) = try await blocking {
      try old.send("limits\n")
      try new.send("limits\n")
      return (try old.readReply(), try new.readReply())
    }
    #expect(before.contains { $0.hasPrefix("* name=idle value=600 ") })
    #expect(after.contains { $0.hasPrefix("* name=idle value=77 ") })
    for reply in [before, after] { #expect(reply.contains { $0.hasPrefix("* name=connections value=5 ") }) }
    #expect(before.contains { $0.contains("Connections at once") })
    #expect(after.contains { $0.contains("同时连接总数") })
    try await daemon.stop()
  }
}
