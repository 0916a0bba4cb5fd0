import Foundation
import Synchronization
import TestSupport
import Testing

/// What must hold when the daemon dies at any moment.
@Suite(.serialized) struct KillTests {
  private static let clients = 8
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["TIMEBANK_KILL_ROUNDS"].flatMap(Int.init) ?? 50
  }

  @Test func `kill -9 under load loses nothing acknowledged and books nothing twice`() async throws {
    try await blocking {
      let folder = TemporaryFolder()
      var generator = SeededGenerator(seed: 20_261_121)
      var sent: [String] = []
      try KillTests.furnish(folder)
      for round in 1...KillTests.rounds {
        let daemon = try RunningDaemon(in: folder)
        let deathAfter = Int.random(in: 1...200, using: &generator)
        let load = try KillTests.load(daemon, round: round, deathAfter: deathAfter)
        sent += load.sent
        let reborn = try RunningDaemon(in: folder)
        try KillTests.check(reborn, load, of: sent.count)
        #expect(reborn.terminate().status == 0)
      }
    }
  }

  private struct Load {
    var sent: [String] = []
    var acknowledged: [String: String] = [:]
  }

  private static func furnish(_ folder: TemporaryFolder) throws {
    let daemon = try RunningDaemon(in: folder, rules: "backdate_days = 0\ndaily_limit = \"24:00\"")
    try daemon.ask("station add station=jindu name=金都")
    for member in 1...clients {
      try daemon.ask("member add name=M\(member) station=jindu no=\(member) registered=2020-01-01")
    }
    #expect(daemon.terminate().status == 0)
  }

  /// Every client records one service after another under keys, until the daemon is killed after so many answers.
  private static func load(_ daemon: RunningDaemon, round: Int, deathAfter: Int) throws -> Load {
    let load = Mutex(Load())
    let enough = DispatchSemaphore(value: 0)
    let ended = DispatchGroup()
    for member in 1...clients {
      let client = try daemon.connect()
      ended.enter()
      Thread {
        defer { ended.leave() }
        var turn = 0
        while true {
          turn += 1
          let request = line(member: member, round: round, turn: turn)
          load.withLock { $0.sent.append(request) }
          guard (try? client.send(request + "\n")) != nil, let reply = try? client.readReply() else { return }
          guard let record = reply.first, record.hasPrefix("* record=") else { return }
          let count = load.withLock { load in
            load.acknowledged[request] = record
            return load.acknowledged.count
          }
          if count == deathAfter { enough.signal() }
        }
      }.start()
    }
    enough.wait()
    daemon.kill9()
    ended.wait()
    return load.withLock { $0 }
  }

  /// The n-th service of a member: a minute a turn, on a day of the round's own.
  private static func line(member: Int, round: Int, turn: Int) -> String {
    let month = round % 12 + 1
    let day = (round / 12) % 28 + 1
    return "service record member=\(member) station=jindu date=2025-\(two(month))-\(two(day)) minutes=0:01"
      + " key=r\(round).m\(member).t\(turn)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Repeats every request: what was acknowledged is answered the same, what was not happens now, and once.
  private static func check(_ daemon: RunningDaemon, _ load: Load, of total: Int) throws {
    let client = try daemon.connect()
    for request in load.sent {
      try client.send(request + "\n")
      let reply = try client.readReply()
      #expect(reply.last?.hasPrefix("OK rows=1") == true, "\(request): \(reply)")
      guard let record = load.acknowledged[request] else { continue }
      #expect(reply.first == record && reply.last?.hasSuffix("replayed=true") == true, "\(request): \(reply)")
    }
    try client.send("status\n")
    #expect(try client.readReply().last?.contains(" records=\(total) ") == true)
    try client.send("verify\n")
    #expect(try client.readReply().last?.hasPrefix("OK verdict=clean") == true)
  }
}
