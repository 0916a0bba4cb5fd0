import Ledger
import Rules
import TestSupport
import Testing

/// Who is chosen, how many must vote, and what a slip may say.
@Suite struct BallotRulesTests {
  private func outcomes(_ votes: [Int: Int64], _ places: Int, seats: Int) throws -> [BallotRules.Outcome?] {
    let tally = try #require(BallotTally(votes: votes))
    let outcomes = BallotRules.outcomes(of: tally, places: Array(1...places), seats: seats)
    return (1...places).map { outcomes[$0] }
  }

  @Test func `the most votes win, and who shares the votes of the last seat is tied for it`() throws {
    #expect(
      try outcomes([1: 5, 2: 3, 3: 1], 3, seats: 1) == [.elected, BallotRules.Outcome.none, BallotRules.Outcome.none])
    #expect(try outcomes([1: 5, 2: 3, 3: 3], 3, seats: 2) == [.elected, .tied, .tied])
    #expect(try outcomes([1: 3, 2: 3, 3: 3], 3, seats: 3) == [.elected, .elected, .elected])
    #expect(try outcomes([2: 1], 3, seats: 2) == [BallotRules.Outcome.none, .elected, BallotRules.Outcome.none])
    #expect(try outcomes([:], 2, seats: 1) == [BallotRules.Outcome.none, BallotRules.Outcome.none])
  }

  @Test func `never more are chosen than there are seats, and nobody with fewer votes than one who is not`() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<500 {
      let places = Int.random(in: 1...8, using: &random)
      let seats = Int.random(in: 1...5, using: &random)
      var votes: [Int: Int64] = [:]
      for place in 1...places where Bool.random(using: &random) { votes[place] = .random(in: 1...6, using: &random) }
      let found = try outcomes(votes, places, seats: seats)
      let elected = (1...places).filter { found[$0 - 1] == .elected }
      let tied = (1...places).filter { found[$0 - 1] == .tied }
      #expect(elected.count <= seats)
      #expect(tied.isEmpty || elected.count < seats && elected.count + tied.count > seats)
      #expect(Set(tied.map { votes[$0] }).count <= 1)
      for winner in elected {
        for other in 1...places where !elected.contains(other) {
          #expect(votes[winner] ?? 0 > votes[other] ?? 0)
        }
      }
      let all = (1...places).filter { votes[$0] != nil }
      if all.count <= seats { #expect(elected == all) }
    }
  }

  @Test func `three is the fewest whose votes are ever counted, and else more than half`() {
    #expect([0, 1, 3, 4, 5, 6].map { BallotRules.quorum(nil, electors: $0) } == [3, 3, 3, 3, 3, 4])
    #expect(BallotRules.quorum(40, electors: 5) == 40)
    #expect(BallotRules.quorum(3, electors: 100) == 3)
  }

  @Test func `a slip holds each choice once, from the list, and no more than there are seats`() {
    func fault(_ choices: [Int]) -> BallotRules.SlipFault? {
      do {
        try BallotRules.check(choices, seats: 2, places: [1, 2, 4])
        return nil
      } catch {
        return error
      }
    }
    #expect(fault([4, 1]) == nil && fault([2]) == nil)
    #expect(fault([1, 2, 4]) == .tooMany(seats: 2))
    #expect(fault([1, 1]) == .twice)
    #expect(fault([3]) == .notOnList && fault([0]) == .notOnList && fault([-1]) == .notOnList)
  }

  @Test func `every slip of a ballot has one length, and says the same whatever the order`() {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<300 {
      let seats = Int.random(in: 1...20, using: &random)
      let choices = Set(
        (0..<Int.random(in: 1...seats, using: &random)).map { _ in Int.random(in: 1...90_000, using: &random) })
      let bytes = BallotSlip.bytes(choices.shuffled(using: &random), seats: seats)
      #expect(bytes.count == BallotSlip.bytes([1], seats: seats).count)
      #expect(BallotSlip.choices(bytes, seats: seats) == choices.sorted())
      #expect(BallotSlip.choices(Array(bytes.dropLast()), seats: seats) == nil)
    }
  }
}
