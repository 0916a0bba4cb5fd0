import Ledger
import Rules
import TestSupport
import Testing

/// Who served best in a time.
@Suite struct BestRulesTests {
  private func work(_ member: Int64, _ minutes: Int64, _ services: Int64 = 1, _ sum: UInt128? = nil) throws
    -> BestRules.Work
  {
    BestRules.Work(
      subject: .member(try #require(MemberNumber(member))), minutes: Minutes(minutes), services: services,
      quality: sum.flatMap { MeanQuality(numerator: $0, denominator: 3, scores: 3) })
  }

  private func ranks(_ works: [BestRules.Work]) -> [String] {
    BestRules.ranks(works).map { "\($0.number)\($0.isShared ? "=" : "") \($0.work.subject)" }
  }

  @Test func `hours come first, then quality, then the number of services`() throws {
    let works = [
      try work(1, 60, 9, 15), try work(2, 120), try work(3, 60, 1, 12), try work(4, 60, 2, 12), try work(5, 60, 50),
    ]
    #expect(ranks(works) == ["1 member:2", "2 member:1", "3 member:4", "4 member:3", "5 member:5"])
  }

  @Test func `equals share the rank, and the next number is left out`() throws {
    let works = [try work(9, 60), try work(2, 60), try work(3, 90), try work(4, 30)]
    #expect(ranks(works) == ["1 member:3", "2= member:2", "2= member:9", "4 member:4"])
    #expect(ranks([]) == [])
  }

  @Test func `the order is the same however they are given, and says who is better`() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let works = try (1...Int64.random(in: 1...12, using: &random)).map {
        try work(
          $0, random.pick([60, 90]), random.pick([1, 2]), random.pick([nil, 9, 12]))
      }
      let ranks = BestRules.ranks(works)
      #expect(ranks == BestRules.ranks(works.shuffled(using: &random)))
      for (left, right) in zip(ranks, ranks.dropFirst()) {
        #expect(left.work.minutes >= right.work.minutes && left.number <= right.number)
        #expect((left.number == right.number) == (left.isShared && right.isShared && isEqual(left.work, right.work)))
      }
      for rank in ranks { #expect(rank.isShared == (ranks.count { $0.number == rank.number } > 1)) }
    }
  }

  private func isEqual(_ left: BestRules.Work, _ right: BestRules.Work) -> Bool {
    left.minutes == right.minutes && left.quality == right.quality && left.services == right.services
  }
}
