import Foundation
import Synchronization
import TestSupport
import Testing

/// Backups of a daemon in a process of its own, and what is restored from them.
@Suite(.serialized) struct BackupProcessTests {
  private static let clients = 4

  /// A daemon with members enough that a copy takes many steps.
  private func furnished() throws -> RunningDaemon {
    let daemon = try RunningDaemon(rules: "backdate_days = 0\ndaily_limit = \"24:00\"")
    try daemon.ask("station add station=jindu name=金都")
    let note = String(repeating: "雪", count: 300)
    let client = try daemon.connect(patienceSeconds: 120)
    let members = (1...1500).map {
      "member add name=M\($0) station=jindu no=\($0) registered=2020-01-01 note=\(note)\n"
    }
    try client.send("begin\n" + members.joined() + "commit\n")
    while try client.readReply().last?.contains("lines=1500") != true {}
    return daemon
  }

  /// Keeps every client recording one service after another until it is told to stop; gives the number recorded.
  private final class Load: Sendable {
    private let isStopped = Mutex(false)
    private let recorded = Mutex(0)
    private let ended = DispatchGroup()
    private let isUnderWay = DispatchSemaphore(value: 0)

    init(_ daemon: RunningDaemon) throws {
      for member in 1...clients {
        let client = try daemon.connect(patienceSeconds: 120)
        ended.enter()
        Thread { [self] in
          defer { ended.leave() }
          var turn = 0
          while !isStopped.withLock({ $0 }) {
            let date = "2025-\(10 + turn / 28 % 3)-\(turn % 28 < 9 ? "0" : "")\(1 + turn % 28)"
            let line =
              "service record member=\(member) station=jindu date=\(date) minutes=0:01 key=m\(member).t\(turn)\n"
            guard (try? client.send(line)) != nil, let reply = try? client.readReply() else { return }
            guard reply.first?.hasPrefix("* record=") == true else { return }
            turn += 1
            let count = recorded.withLock { count in
              count += 1
              return count
            }
            if count == 100 { isUnderWay.signal() }
          }
        }.start()
      }
      isUnderWay.wait()
    }

    var count: Int { recorded.withLock { $0 } }

    func stop() {
      isStopped.withLock { $0 = true }
      ended.wait()
    }
  }

  private func value(_ name: String, in line: String?) -> String? {
    line?.split(separator: " ").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  private func restore(_ file: String, to folder: TemporaryFolder, _ more: String...) throws -> (
    status: Int32, output: String, errors: String
  ) {
    try Program.timebankd.run(
      ["--restore", file, "--database", folder.path("bank.sqlite"), "--lang", "en"] + more)
  }

  @Test func `a backup taken under load, restored elsewhere, verifies to the head that it names`() async throws {
    try await blocking {
      let daemon = try furnished()
      let load = try Load(daemon)
      let before = load.count
      var taken: [(reply: String, folder: TemporaryFolder)] = []
      for _ in 0..<2 {
        let reply = try #require(try daemon.ask("backup", patienceSeconds: 120).last)
        let file = try #require(value("file", in: reply))
        // At once: the next backup of the same day takes its place.
        taken.append((reply, TemporaryFolder()))
        let copy = try #require(taken.last).folder.path("backup.sqlite")
        try FileManager.default.copyItem(atPath: daemon.backups.path(file), toPath: copy)
      }
      let after = load.count
      load.stop()
      #expect(after > before)
      for (reply, elsewhere) in taken {
        let head = try #require(value("head", in: reply))
        let restored = try restore(elsewhere.path("backup.sqlite"), to: elsewhere)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(restored.output.contains(head))
        let copy = try RunningDaemon(in: elsewhere)
        let verdict = try copy.ask("verify", patienceSeconds: 120).last
        #expect(value("verdict", in: verdict) == "clean")
        #expect(value("head", in: verdict) == head)
        #expect(value("entries", in: verdict) == value("entries", in: reply))
        let number = try #require(value("entries", in: reply))
        #expect(value("hash", in: try daemon.ask("journal show entry=\(number)").last) == head)
      }
      #expect(value("verdict", in: try daemon.ask("verify", patienceSeconds: 120).last) == "clean")
      #expect(daemon.terminate() == 0)
    }
  }

  @Test func `kill -9 in the middle of a backup leaves none that is listed half`() async throws {
    try await blocking {
      var daemon = try furnished()
      try daemon.ask("backup", patienceSeconds: 120)
      let whole = try daemon.backups.files()
      for round in 0..<6 {
        let client = try daemon.connect()
        try client.send("backup progress=true\n")
        _ = try client.read(lines: 1 + round * 2)
        daemon.kill9()
        daemon = try RunningDaemon(in: daemon.folder)
        let listed = try daemon.ask("backup list")
        #expect(listed.first?.hasPrefix("* file=\(try #require(whole.last))") == true || round > 0)
        for line in listed.dropLast() {
          let file = try #require(value("file", in: line))
          let proof = try restore(daemon.backups.path(file), to: TemporaryFolder())
          #expect(proof.status == 0, "\(proof.errors)")
        }
      }
      try daemon.ask("backup", patienceSeconds: 120)
      #expect(try daemon.backups.files().allSatisfy { $0.hasPrefix("timebank-") && $0.hasSuffix(".sqlite") })
    }
  }

  @Test func `nothing is restored under a daemon that runs, nor over books unasked`() async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      let reply = try daemon.ask("backup", patienceSeconds: 120).last
      let file = daemon.backups.path(try #require(value("file", in: reply)))
      try daemon.ask("station add station=jindu name=金都")
      let under = try restore(file, to: daemon.folder, "--replace")
      #expect(under.status == 75)
      #expect(under.errors.contains("stop it first"))
      #expect(daemon.terminate() == 0)

      let unasked = try restore(file, to: daemon.folder)
      #expect(unasked.status == 73)
      #expect(unasked.output.contains("restoring it loses 1 of them (3 to 3)."), "\(unasked.output)")
      #expect(unasked.errors.contains("add --replace"))
      let chinese = try restore(file, to: daemon.folder, "--lang", "zh-CN")
      #expect(chinese.output.contains("恢复备份会失去现有的 1 笔"))
      #expect(chinese.errors.contains("请加 --replace"))

      let asked = try restore(file, to: daemon.folder, "--replace")
      #expect(asked.status == 0)
      #expect(asked.output.contains("are kept as \(daemon.folder.path("bank.sqlite")).before-restore-"))
      let again = try RunningDaemon(in: daemon.folder)
      #expect(value("entry", in: try again.ask("head").last) == "2")
    }
  }

  @Test func `a damaged backup, a missing one and a wrong argument have texts and statuses of their own`() async throws
  {
    try await blocking {
      let daemon = try RunningDaemon()
      let reply = try daemon.ask("backup", patienceSeconds: 120).last
      let file = daemon.backups.path(try #require(value("file", in: reply)))
      var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      let range = try #require(bytes.range(of: Data("金都社区时间银行".utf8)))
      bytes.replaceSubrange(range, with: Data("金都社区时间很行".utf8))
      try bytes.write(to: URL(fileURLWithPath: file))
      let elsewhere = TemporaryFolder()
      let damaged = try restore(file, to: elsewhere)
      #expect(damaged.status == 65)
      #expect(damaged.errors.contains("is damaged (") && damaged.errors.contains("take another backup"))
      #expect(!FileManager.default.fileExists(atPath: elsewhere.path("bank.sqlite")))
      let missing = try restore(elsewhere.path("none"), to: elsewhere)
      #expect(missing.status == 71)
      #expect(missing.errors.contains("there is no such file"))
      #expect(try Program.timebankd.run(["--replace"]).status == 64)
    }
  }
}
