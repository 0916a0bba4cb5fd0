import Foundation
import LineProtocol
import TestSupport
import Testing

/// 32 clients with random requests of the same few members, offers and keys.
@Suite(.serialized) struct SharedBankTests {
  private static let requestsPerClient = 100

  @Test(arguments: Rivals.Pace.allCases)
  func `whatever 32 clients ask for at once, each acknowledged entry is in the journal and none besides`(
    pace: Rivals.Pace
  ) async throws {
    try await blocking {
      let daemon = try RunningDaemon()
      try daemon.lay(SharedBank.furniture)
      let start = try #require(try daemon.connect().answer("head")["entry"].flatMap { Int($0) })

      var random = SeededGenerator(seed: 20_260_504)
      let asked = SharedBank.lines(clients: Rivals.count, each: Self.requestsPerClient, &random)
      let answers = try Rivals(daemon).race(pace) { asked[$0].map(\.line) }

      var acknowledged: [Int: Set<String>] = [:]
      var replayed: Set<Int> = []
      var refusals: [String: Int] = [:]
      for (asked, answer) in zip(asked.joined(), answers.joined()) {
        if let code = answer.code { refusals[code, default: 0] += 1 }
        guard answer.isDone, let entry = answer.end["entry"].flatMap({ Int($0) }) else { continue }
        if answer.isReplayed {
          replayed.insert(entry)
        } else {
          #expect(acknowledged.updateValue(asked.kinds, forKey: entry) == nil, "entry \(entry) was given twice")
        }
      }
      #expect(refusals["internal"] == nil)
      for code in ["insufficient-hours", "out-of-stock", "key-reused", "wrong-state", "already-reversed"] {
        #expect(refusals[code, default: 0] > 0, "nobody met \(code)")
      }
      #expect(!replayed.isEmpty && replayed.isSubset(of: acknowledged.keys))

      let journal = try daemon.connect().answer("journal list after=\(start)").rows
      #expect(journal.compactMap { $0["entry"].flatMap { Int($0) } } == acknowledged.keys.sorted())
      for row in journal {
        let kinds = row["entry"].flatMap { Int($0) }.flatMap { acknowledged[$0] }
        #expect(kinds?.contains(row["kind"] ?? "") == true, "\(row)")
      }
      let met = Set(journal.compactMap { $0["kind"] })
      #expect(met == SharedBank.requests.reduce(into: []) { $0.formUnion($1.kinds) })
      try daemon.expectSoundBooks()
    }
  }
}
