import Ledger
import Rules
import TestSupport
import Testing

/// How a period's figures become a grade.
@Suite struct EvaluationRulesTests {
  private func mean(_ scores: [Int]) -> MeanQuality? {
    MeanQuality(
      numerator: UInt128(scores.reduce(0, +)), denominator: UInt128(scores.count), scores: Int64(scores.count))
  }

  private func grade(
    records: Int64 = 3, scores: [Int] = [], words: [Int] = [], complaints: Int64 = 0
  ) -> EvaluationResult.Grade {
    EvaluationRules.grade(
      of: EvaluationResult.Figures(
        records: records, quality: mean(scores), word: mean(words), complaints: complaints))
  }

  @Test func `scores give the grade, the word moves it by one, each complaint takes one`() {
    #expect(grade(scores: [5, 4]) == .outstanding && grade(scores: [4, 4, 5, 4]) == .good)
    #expect(grade(scores: [3, 4]) == .good && grade(scores: [3, 3]) == .fair && grade(scores: [2, 3]) == .fair)
    #expect(grade(scores: [2, 2]) == .poor && grade() == .fair && grade(records: 0, scores: [5]) == .none)
    #expect(grade(scores: [4], words: [5]) == .outstanding && grade(scores: [4], words: [4]) == .good)
    #expect(grade(scores: [4], words: [2, 3]) == .fair && grade(scores: [5], words: [5]) == .outstanding)
    #expect(grade(scores: [5], complaints: 1) == .good && grade(scores: [5], complaints: 3) == .poor)
    #expect(grade(scores: [5], words: [5], complaints: 1) == .good && grade(complaints: .max) == .poor)
    #expect(grade(scores: [1], words: [1]) == .poor)
  }

  @Test func `better scores and words never lower a grade, more complaints never raise it`() {
    let ladder: [EvaluationResult.Grade] = [.poor, .fair, .good, .outstanding]
    var random = SeededGenerator(seed: 33)
    for _ in 0..<500 {
      let scores = (0...Int.random(in: 0...9, using: &random)).map { _ in Int.random(in: 1...5, using: &random) }
      let words = (0...Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 1...5, using: &random) }
      let complaints = Int64.random(in: 0...3, using: &random)
      func rank(_ scores: [Int], _ words: [Int], _ complaints: Int64) -> Int {
        ladder.firstIndex(of: grade(scores: scores, words: words, complaints: complaints)) ?? -1
      }
      let before = rank(scores, words, complaints)
      #expect(before >= 0)
      #expect(rank(scores.map { min(5, $0 + 1) }, words, complaints) >= before)
      #expect(rank(scores, words.map { min(5, $0 + 1) }, complaints) >= before)
      #expect(rank(scores, words, complaints + 1) <= before)
    }
  }

  @Test func `the order in which records, words and complaints come makes no difference`() throws {
    var random = SeededGenerator(seed: 34)
    let weights = Policy.community.memberStars.qualityWeights
    let members = try (1...4).map { try #require(MemberNumber($0)) }
    let teams = [try RuleSample.code("shuijiao"), try RuleSample.code("dadui")]
    for _ in 0..<60 {
      var steps: [(inout EvaluationSheet) throws -> Void] = []
      for _ in 0..<20 {
        let scores = try (0..<Int.random(in: 0...4, using: &random)).map { _ in
          (
            source: random.pick(ScoreSource.allCases),
            score: try #require(Score(Int64.random(in: 1...5, using: &random)))
          )
        }
        let service = EvaluationSheet.Service(
          member: random.pick(members), teams: Bool.random(using: &random) ? teams : [],
          minutes: Minutes(Int64.random(in: 1...600, using: &random)), quality: QualityTally(scores: scores))
        let subject: StarSubject = Bool.random(using: &random) ? .member(random.pick(members)) : .team(teams[0])
        let word = try #require(Score(Int64.random(in: 1...5, using: &random)))
        steps += [{ try $0.add(service) }, { $0.add(word: word, on: subject) }, { $0.addComplaint(about: subject) }]
      }
      func results(_ steps: [(inout EvaluationSheet) throws -> Void]) throws -> [EvaluationResult] {
        var sheet = EvaluationSheet()
        for step in steps { try step(&sheet) }
        return sheet.results(memberWeights: weights, teamWeights: weights)
      }
      let straight = try results(steps)
      #expect(try results(steps.shuffled(using: &random)) == straight)
      // What is journaled reads back as it was.
      for result in straight { #expect(EvaluationResult(result.description) == result) }
    }
  }

  @Test func `a period is a month, a quarter or a year`() throws {
    for (text, first, last) in [
      ("2026-02", "2026-02-01", "2026-02-28"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2026-Q2", "2026-04-01", "2026-06-30"), ("2026-Q4", "2026-10-01", "2026-12-31"),
      ("2026", "2026-01-01", "2026-12-31"),
    ] {
      let period = try #require(EvaluationPeriod(text))
      #expect([period.first, period.last].map(\.description) == [first, last] && period.description == text)
      #expect(period.contains(period.first) && period.contains(period.last))
    }
    for text in [
      "", "26", "2026-", "2026-13", "2026-0", "2026-5", "2026-Q0", "2026-Q5", "2026-q1", "2026-H1", "2026-05-01",
    ] {
      #expect(EvaluationPeriod(text) == nil, "\(text)")
    }
  }
}
