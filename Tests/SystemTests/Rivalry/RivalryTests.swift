import Foundation
import Ledger
import LineProtocol
import Synchronization
import TestSupport
import Testing

/// 32 clients at once want what only one can have.
@Suite(.serialized) struct RivalryTests {
  private static let members = 1...Rivals.count

  /// A bank with a member for every client, all of one household, with ten hours each, and a gift of ten minutes.
  private func bank() throws -> RunningDaemon {
    let daemon = try RunningDaemon()
    try daemon.lay([
      "station add station=jindu name=金都社区志愿服务站", "offer add offer=tea name=茶叶 kind=gift price=0:10",
      "offer add offer=lesson name=手机课 kind=service price=1:00", "pool add pool=gongyi name=公益时间池",
    ])
    for member in Self.members {
      try daemon.lay([
        "member add no=\(member) name=张三 station=jindu registered=2024-01-05",
        "household join household=zhangjia member=\(member)",
      ])
    }
    return daemon
  }

  private func expectEach(_ answers: [Answer], _ refusal: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for answer in answers {
      #expect(answer.refusal == refusal, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: Rivals.Pace.allCases)
  func `the last pieces of a gift go to as many as there are pieces, and each is handed out once`(
    pace: Rivals.Pace
  ) async throws {
    try await blocking {
      let daemon = try bank()
      try daemon.lay(Self.members.map { "opening member=\($0) minutes=10:00 reason=旧册结余" })
      let rivals = try Rivals(daemon)
      var given: Int64 = 0
      for pieces in [1, 1, 1, 5, 31, 1] {
        try daemon.lay(["stock in offer=tea station=jindu pieces=\(pieces)"])
        let wanted = try rivals.race(pace) { client in
          Array(repeating: "redeem request member=\(client + 1) offer=tea", count: 3)
        }.flatMap { $0 }
        let winners = wanted.filter(\.isDone)
        #expect(winners.count == pieces)
        expectEach(wanted.filter { !$0.isDone }, "out-of-stock offer=tea station=jindu free=0")
        #expect(try daemon.connect().answer("stock list").rows.map { $0["reserved"] } == ["\(pieces)"])

        let redemptions = winners.compactMap { $0["redemption"] }
        let handed = try rivals.race(pace) { _ in redemptions.map { "redeem fulfil redemption=\($0)" } }
        for (index, redemption) in redemptions.enumerated() {
          let attempts = handed.map { $0[index] }
          #expect(attempts.count { $0.isDone } == 1)
          expectEach(attempts.filter { !$0.isDone }, "wrong-state redemption=\(redemption) state=fulfilled")
        }
        given += Int64(pieces)
        let stock = try daemon.connect().answer("stock list").rows
        #expect(stock.map { [$0["pieces"], $0["reserved"]] } == [["0", "0"]])
        #expect(try daemon.balances()[.redeemed] == given * 10)
      }
      try daemon.expectSoundBooks()
    }
  }

  @Test(arguments: Rivals.Pace.allCases)
  func `the last hour of a wallet is spent once, whatever it is spent on`(pace: Rivals.Pace) async throws {
    try await blocking {
      let daemon = try bank()
      let rivals = try Rivals(daemon)
      for round in 1...6 {
        try daemon.lay(["opening member=1 minutes=1:00 reason=旧册结余"])
        let answers = try rivals.race(pace) { client in
          let transfer = "transfer from=1 to=\(client + 1) minutes=1:00"
          let ways = [
            client == 0 ? "donate member=1 pool=gongyi minutes=1:00" : transfer,
            "donate member=1 pool=gongyi minutes=1:00", "redeem request member=1 offer=lesson",
          ]
          return (0..<3).map { ways[(client + $0 + round) % 3] }
        }.flatMap { $0 }
        #expect(answers.count { $0.isDone } == 1)
        for answer in answers where !answer.isDone {
          #expect(answer.refusal.hasPrefix("insufficient-hours available=0:00 needed=1:00 short=1:00"))
        }
        let balances = try daemon.balances()
        #expect(balances.first { $0.key.description == "member:1/available" }?.value == 0)
        let spent = balances.filter { $0.key != .opening && $0.value > 0 }.values.reduce(0, +)
        #expect(spent == Int64(round) * 60)
      }
      try daemon.expectSoundBooks()
    }
  }

  @Test(arguments: Rivals.Pace.allCases)
  func `a wallet pays for as many shares as it holds, to the minute`(pace: Rivals.Pace) async throws {
    try await blocking {
      let daemon = try bank()
      try daemon.lay(["opening member=1 minutes=1:00 reason=旧册结余"])
      let answers = try Rivals(daemon).race(pace) { client in
        [client < 16 ? "donate member=1 pool=gongyi minutes=0:07" : "transfer from=1 to=\(client + 1) minutes=0:07"]
      }.flatMap { $0 }
      #expect(answers.count { $0.isDone } == 8)
      expectEach(
        answers.filter { !$0.isDone }, "insufficient-hours available=0:04 needed=0:07 short=0:03 redemptions=")
      #expect(try daemon.connect().answer("balance member=1")["available"] == "0:04")
      try daemon.expectSoundBooks()
    }
  }

  @Test(arguments: Rivals.Pace.allCases)
  func `the same request under one key happens once and is answered the same to all`(pace: Rivals.Pace) async throws {
    try await blocking {
      let daemon = try bank()
      let rivals = try Rivals(daemon)
      for round in 1...8 {
        let line = "opening member=1 minutes=0:10 reason=旧册结余 key=round-\(round)"
        let answers = try rivals.race(pace) { _ in [line, line] }.flatMap { $0 }
        #expect(answers.allSatisfy { $0.isDone })
        #expect(answers.count { !$0.isReplayed } == 1)
        #expect(Set(answers.map(\.first)).count == 1)
        #expect(try daemon.balances()[.opening] == Int64(round) * -10)
      }
      try daemon.expectSoundBooks()
    }
  }

  @Test(arguments: Rivals.Pace.allCases)
  func `of different requests under one key the first happens and all others are told so`(
    pace: Rivals.Pace
  ) async throws {
    try await blocking {
      let daemon = try bank()
      let rivals = try Rivals(daemon)
      for round in 1...8 {
        let answers = try rivals.race(pace) { [Self.opening(of: $0, round)] }.flatMap { $0 }
        expectEach(answers.filter { !$0.isDone }, "key-reused key=round-\(round)")
        let winners = answers.indices.filter { answers[$0].isDone }
        #expect(winners.count == 1)
        let winner = try #require(winners.first)
        // The key belongs to its winner from now on, whoever asks.
        let again = try rivals.race(pace) { _ in [Self.opening(of: winner, round)] }.flatMap { $0 }
        #expect(again.count { $0.isReplayed } == Rivals.count)
        #expect(Set(again.map(\.first)) == [answers[winner].lines])
        #expect(try daemon.balances()[.opening] == Int64(round) * -10)
      }
      try daemon.expectSoundBooks()
    }
  }

  /// What a client sends in a round in which all share a key.
  private static func opening(of client: Int, _ round: Int) -> String {
    "opening member=\(client + 1) minutes=0:10 reason=旧册结余 key=round-\(round)"
  }

  @Test func `32 client programs started at once share one piece as 32 connections do`() async throws {
    try await blocking {
      let daemon = try bank()
      try daemon.lay(Self.members.map { "opening member=\($0) minutes=10:00 reason=旧册结余" })
      try daemon.lay(["stock in offer=tea station=jindu pieces=1"])
      let outcomes = Mutex<[Result<(status: Int32, output: String, errors: String), any Error>]>([])
      let end = DispatchGroup()
      let socket = daemon.adminSocket
      for member in Self.members {
        end.enter()
        Thread {
          defer { end.leave() }
          let outcome = Result {
            try Program.timebank.run([
              "--socket", socket, "--lines", "redeem", "request", "--member", "\(member)", "--offer", "tea",
            ])
          }
          outcomes.withLock { $0.append(outcome) }
        }.start()
      }
      end.wait()
      let runs = try outcomes.withLock { try $0.map { try $0.get() } }
      #expect(runs.count { $0.status == 0 && $0.output.contains("redemption=1 offer=tea") } == 1)
      #expect(runs.count { $0.status != 0 && $0.errors.contains("out-of-stock") } == Rivals.count - 1)
      try daemon.expectSoundBooks()
    }
  }
}
