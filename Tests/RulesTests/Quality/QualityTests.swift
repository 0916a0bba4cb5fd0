import Ledger
import Rules
import TestSupport
import Testing

@Suite struct QualityTests {
  private typealias Told = (source: ScoreSource, score: Score)

  /// A fraction that is only ever reduced: the definition of quality as it reads, with whole numbers of any size.
  private struct Fraction {
    var numerator: UInt128
    var denominator: UInt128

    static func + (left: Fraction, right: Fraction) -> Fraction {
      Fraction(
        numerator: left.numerator * right.denominator + right.numerator * left.denominator,
        denominator: left.denominator * right.denominator
      ).reduced
    }

    var reduced: Fraction {
      var (divisor, rest) = (denominator, numerator)
      while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
      return Fraction(numerator: numerator / divisor, denominator: denominator / divisor)
    }
  }

  private func told(_ source: ScoreSource, _ values: Int64...) -> [Told] {
    values.compactMap { Score($0) }.map { (source, $0) }
  }

  private func tally(_ records: [[Told]]) -> QualityTally {
    records.reduce(QualityTally.none) { $0.adding(QualityTally(scores: $1)) }
  }

  private func randomRecord(_ generator: inout SeededGenerator) -> [Told] {
    (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
      Score(Int64.random(in: 1...5, using: &generator)).map { (generator.pick(ScoreSource.allCases), $0) }
    }
  }

  /// The mean as the domain reference says it, step by step.
  private func defined(_ records: [[Told]], _ weights: QualityWeights) -> Fraction? {
    var sum = Fraction(numerator: 0, denominator: 1)
    var count: UInt128 = 0
    for record in records {
      let bySource = Dictionary(grouping: record, by: \.source).filter { weights[$0.key] > 0 }
      guard !bySource.isEmpty else { continue }
      let total = UInt128(bySource.keys.reduce(0) { $0 + weights[$1] })
      for (source, scores) in bySource {
        sum =
          sum
          + Fraction(
            numerator: UInt128(scores.reduce(0) { $0 + $1.score.value } * weights[source]),
            denominator: UInt128(scores.count) * total)
      }
      count += 1
    }
    return count == 0 ? nil : Fraction(numerator: sum.numerator, denominator: sum.denominator * count).reduced
  }

  @Test func `a score is a whole number from 1 to 5`() {
    #expect((-1...7).compactMap { Score($0)?.value } == [1, 2, 3, 4, 5])
  }

  @Test(arguments: [
    // recipient, team, station; mean; number of scores
    ([5], [], [], "5.00", 5, 1), ([5], [1], [], "3.50", 7, 2), ([5], [4], [3], "4.30", 43, 3),
    ([5, 4, 4], [], [], "4.33", 13, 3), ([], [], [2, 3], "2.50", 5, 2), ([1, 2], [3], [5, 5], "2.65", 53, 5),
  ])
  func `sources are averaged, then weighted over those present`(
    recipient: [Int64], team: [Int64], station: [Int64], shown: String, numerator: Int, scores: Int64
  ) throws {
    let record = [(ScoreSource.recipient, recipient), (.team, team), (.station, station)].flatMap { source, values in
      values.compactMap { Score($0) }.map { (source: source, score: $0) }
    }
    let mean = try #require(QualityTally(scores: record).mean(.usual))
    #expect(mean.decimal == shown)
    #expect(mean.numerator == UInt128(numerator))
    #expect(mean.scores == scores)
  }

  @Test func `a year is the mean of its records, long or short, and rounding never decides`() throws {
    let mean = try #require(
      tally([told(.recipient, 5), told(.recipient, 4, 4, 4), told(.recipient, 2)]).mean(.usual))
    #expect(mean.decimal == "3.67")
    #expect(mean.isAtLeast(hundredths: 366))
    #expect(!mean.isAtLeast(hundredths: 367), "11/3 is less than 3.67, as which it is shown")
    let exact = try #require(tally([told(.team, 4), told(.station, 3, 4)]).mean(.usual))
    #expect(exact.decimal == "3.75")
    #expect(exact.isAtLeast(hundredths: 375))
    #expect(!exact.isAtLeast(hundredths: 376))
    let half = try #require(tally([told(.team, 1, 1, 1, 1, 1, 1, 1, 2)]).mean(.usual))
    #expect(half.decimal == "1.13", "1.125 goes up")
  }

  @Test func `the mean is the one that the definition gives`() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<400 {
      let records = (0..<Int.random(in: 0...12, using: &generator)).map { _ in randomRecord(&generator) }
      let weights = try QualityWeights(
        recipient: Int.random(in: 0...9, using: &generator), team: Int.random(in: 0...9, using: &generator),
        station: Int.random(in: 1...9, using: &generator))
      let mean = tally(records).mean(weights)
      let defined = defined(records, weights)
      #expect(mean?.numerator == defined?.numerator)
      #expect(mean?.denominator == defined?.denominator)
      if let mean {
        #expect(mean.isAtLeast(hundredths: 100))
        #expect(!mean.isAtLeast(hundredths: 501))
      }
    }
  }

  @Test func `records come and go in any order, and what went has never been`() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<200 {
      let records = (0..<8).map { _ in randomRecord(&generator) }
      let gone = (0..<4).map { _ in randomRecord(&generator) }
      var sum = tally((records + gone).shuffled(using: &generator))
      for record in gone { sum.subtract(QualityTally(scores: record)) }
      #expect(sum == tally(records))
    }
  }

  @Test func `a source without weight is as if it had not spoken`() throws {
    let weights = try QualityWeights(recipient: 1, team: 0, station: 0)
    let mean = try #require(tally([told(.recipient, 2) + told(.team, 5), told(.station, 5)]).mean(weights))
    #expect(mean.decimal == "2.00")
    #expect(mean.scores == 1)
    #expect(tally([told(.team, 5)]).mean(weights) == nil)
  }

  @Test func `the largest bank with the oddest weights stays exact`() throws {
    let weights = try QualityWeights(recipient: 97, team: 89, station: 83)
    let sources: [Set<ScoreSource>] = [
      [.recipient], [.team], [.station], [.recipient, .team], [.recipient, .station], [.team, .station],
      Set(ScoreSource.allCases),
    ]
    let records: Int64 = 10_000_000
    let groups = sources.map { present in
      var group = QualityTally.Group(records: records)
      for source in present {
        group.scores[source] = records * 20
        group.sums[source] = records * 5 * QualityTally.unit
      }
      return (present, group)
    }
    let mean = try #require(QualityTally(groups: Dictionary(uniqueKeysWithValues: groups)).mean(weights))
    #expect(mean.numerator == 5)
    #expect(mean.denominator == 1)
  }

  @Test func `a mean reads back as it is journaled`() throws {
    let mean = try #require(MeanQuality(numerator: 22, denominator: 6, scores: 12))
    #expect(mean.description == "11/3:12")
    #expect(MeanQuality(mean.description) == mean)
    #expect(["", "1/0:1", "1:2", "a/b:c", "1/2", "1/2:x"].allSatisfy { MeanQuality($0) == nil })
  }
}
