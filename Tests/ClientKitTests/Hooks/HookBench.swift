import Foundation
import LineProtocol
import TestSupport

@testable import ClientKit

/// Real programs in a folder, given messages that the test makes up, by clocks that it holds.
final class HookBench {
  let folder = TemporaryFolder()
  var now: Int64 = 1_000_000
  var uptime: Int64 = 0
  /// Why the daemon cannot be asked.
  var outage: ClientFailure?
  private(set) var logged: [String] = []
  private var rows: [DaemonFields] = []
  private var hashes = (0...10).map { "a\($0)" }
  private var entries: Int64 { Int64(hashes.count - 1) }
  private var restores = 0
  private var hasNews = false

  init() throws {
    for path in [hooks, state] {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }
  }

  var hooks: String { folder.path("hooks.d") }
  var state: String { folder.path("state") }

  /// Puts a program into the folder.
  func put(_ name: String, _ lines: String, mode: Int = 0o755) throws {
    try writeProgram("#!/bin/sh\n\(lines)\n", to: "\(hooks)/\(name)", mode: mode)
  }

  /// Has the bank journal something that a member is told.
  @discardableResult
  func tell(_ member: Int, _ event: String = "star") -> String {
    hashes.append("\(restores)b\(hashes.count)")
    let name = "\(entries)-\(event)-\(member)-0a1b2c3d"
    rows.append(
      DaemonFields(
        [
          ("message", name), ("event", event), ("entry", String(entries)), ("member", String(member)),
          ("name", "张*"), ("zh", "您升为一星级"), ("phone", ""),
        ].map { DaemonField(name: $0.0, value: $0.1) }))
    hasNews = true
    return name
  }

  /// Has the bank go back to an earlier state.
  func restore(to entry: Int64) {
    rows.removeAll { ($0["entry"].flatMap { Int64($0) } ?? 0) > entry }
    hashes.removeLast(Int(entries - entry))
    restores += 1
    hasNews = true
  }

  /// A runner that has connected and knows who is in the folder.
  func runner(limit: Int64 = 30_000) throws -> HookRunner {
    let runner = HookRunner(
      HookRunner.Surroundings(
        folder: HookFolder(path: hooks, user: geteuid()), state: state, limit: limit, now: { self.now },
        uptime: { self.uptime },
        log: HookLog(language: .english, isJournal: false, write: { self.logged.append($0) })),
      source: source)
    try runner.turn()
    return runner
  }

  /// Lets the programs run until none is at work and nothing is due.
  func settle(_ runner: HookRunner) throws {
    try runner.turn()
    while runner.workers.contains(where: { $0.errand != nil }) {
      runner.wait()
      try runner.turn()
    }
  }

  /// The lines of a file that a program has written.
  func lines(_ name: String) -> [String] {
    let text = (try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  private var source: HookSource {
    HookSource(
      open: { () throws(ClientFailure) in
        if let outage = self.outage { throw outage }
        return self.entries
      },
      messages: { (since, limit) throws(ClientFailure) in
        if let outage = self.outage { throw outage }
        let through = min(self.entries, since + limit)
        let messages = self.rows.compactMap(HookMessage.init).filter { $0.entry > since && $0.entry <= through }
        return HookPage(
          messages: messages, through: through, total: self.entries, head: self.hashes[Int(through)],
          sinceHead: since <= self.entries ? self.hashes[Int(since)] : nil)
      },
      hasLine: { false }, takeNews: {},
      hasNews: {
        defer { self.hasNews = false }
        return self.hasNews
      },
      descriptor: { nil }, close: {})
  }
}
