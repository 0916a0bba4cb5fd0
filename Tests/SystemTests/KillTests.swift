import Foundation
import Synchronization
import TestSupport
import Testing

/// What must hold when the daemon dies at any moment.
///
/// `swift test` kills it 50 times, and `TIMEBANK_KILL_ROUNDS=500 swift test --filter KillTests` as often as that says.
@Suite(.serialized) struct KillTests {
  private static let clients = 8
  private static let rounds =
    ProcessInfo.processInfo.environment["TIMEBANK_KILL_ROUNDS"].flatMap(Int.init) ?? 50
  /// After how many rounds everything is asked again and proved, as it is after the last; the time of both grows with the
  /// books, and so would that of many rounds with the square of their number.
  private static let roundsBetweenProofs = 50

  @Test func `kill -9 under load loses nothing acknowledged and books nothing twice`() async throws {
    try await blocking {
      let begun = Date()
      let folder = TemporaryFolder()
      var generator = SeededGenerator(seed: 20_261_121)
      var history = History()
      try KillTests.furnish(folder)
      var daemon = try RunningDaemon(in: folder)
      for round in 1...KillTests.rounds {
        let deathAfter = Int.random(in: 1...200, using: &generator)
        history.loads.append(try KillTests.load(daemon, round: round, deathAfter: deathAfter))
        daemon = try RunningDaemon(in: folder)
        if round % KillTests.roundsBetweenProofs == 0 || round == KillTests.rounds {
          try history.repeatLast(round, daemon)
          try history.prove(daemon)
          print(history.figures, "\(Int(Date().timeIntervalSince(begun))) s")
          #expect(daemon.terminate() == 0)
          daemon = try RunningDaemon(in: folder)
        } else {
          // A proof would wait for that of the whole books that each start begins in the background.
          try history.repeatLast(2, daemon)
        }
      }
    }
  }

  /// What was sent in one life of the daemon, and what became of it.
  private struct Load {
    var sent: [String] = []
    /// The first line of each answer: before the daemon's death, or else after it.
    var answers: [String: String] = [:]
    var acknowledged = 0
  }

  private static func furnish(_ folder: TemporaryFolder) throws {
    let daemon = try RunningDaemon(in: folder, rules: "backdate_days = 0\ndaily_limit = \"24:00\"")
    try daemon.ask("station add station=jindu name=金都")
    for member in 1...clients {
      try daemon.ask("member add name=M\(member) station=jindu no=\(member) registered=2020-01-01")
    }
    #expect(daemon.terminate() == 0)
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
            load.answers[request] = record
            load.acknowledged += 1
            return load.acknowledged
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

  /// All that was ever sent, and how much of what was acknowledged is gone.
  private struct History {
    var loads: [Load] = []
    private var lost = 0
    private var proofs = 0

    var figures: String {
      let sent = loads.reduce(0) { $0 + $1.sent.count }
      let acknowledged = loads.reduce(0) { $0 + $1.acknowledged }
      return
        "\(loads.count) kills, \(sent) requests, \(acknowledged) acknowledged, \(lost) lost; \(proofs) whole proofs;"
    }

    /// Repeats the requests of the last rounds: what was answered is answered the same, what was not happens now, and
    /// once; then as many are booked as were ever sent.
    mutating func repeatLast(_ count: Int, _ daemon: RunningDaemon) throws {
      let client = try daemon.connect(patienceSeconds: 300)
      for index in loads.indices.suffix(count) {
        var answers = loads[index].answers
        // Fewer than a daemon keeps for a client that has not read yet.
        for first in stride(from: 0, to: loads[index].sent.count, by: 64) {
          let requests = loads[index].sent[first...].prefix(64)
          try client.send(requests.map { $0 + "\n" }.joined())
          for (request, reply) in zip(requests, try client.readReplies(requests.count)) {
            #expect(reply.last?.hasPrefix("OK rows=1") == true, "\(request): \(reply)")
            guard let record = answers[request] else {
              answers[request] = reply.first
              continue
            }
            let isThere = reply.first == record && reply.last?.hasSuffix("replayed=true") == true
            #expect(isThere, "\(request): \(record) before, now \(reply)")
            if !isThere { lost += 1 }
          }
        }
        loads[index].answers = answers
      }
      let total = loads.reduce(0) { $0 + $1.sent.count }
      try client.send("status\n")
      #expect(try client.readReply().last?.contains(" records=\(total) ") == true)
    }

    /// Proves the whole books, which waits for the proof that the start began: long work where nothing is optimized.
    mutating func prove(_ daemon: RunningDaemon) throws {
      let verdict = try daemon.ask("verify", patienceSeconds: 3600).last ?? ""
      #expect(verdict.hasPrefix("OK verdict=clean"), "\(verdict)")
      proofs += 1
    }
  }
}
