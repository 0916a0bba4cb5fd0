import Ledger
import Rules
import Testing

@Suite struct MinQualityTests {
  private func policy(
    _ window: StarPolicy.Window = .year, carry: Bool = true, min: Int = 400
  ) throws -> StarPolicy {
    try StarPolicy(
      window: window, thresholds: [Minutes(6000), Minutes(12000)], carry: carry, minQualityHundredths: min)
  }

  private func year(_ hours: Int64, _ scores: Int64...) -> CountedYear {
    let records = scores.compactMap { Score($0) }.map { QualityTally(scores: [(.recipient, $0)]) }
    return CountedYear(minutes: Minutes(hours * 60), quality: records.reduce(.none) { $0.adding($1) })
  }

  @Test func `a year counts from exactly its limit on, and unscored ones always`() throws {
    let policy = try policy()
    #expect(StarRules.stars(years: [2026: year(100, 4, 4)], policy: policy) == 1)
    #expect(StarRules.stars(years: [2026: year(100, 4, 4, 3, 5)], policy: policy) == 1)
    #expect(StarRules.stars(years: [2026: year(100, 4, 4, 3)], policy: policy) == 0)
    #expect(StarRules.stars(years: [2026: year(100)], policy: policy) == 1)
    #expect(StarRules.stars(years: [2026: year(100, 1)], policy: try self.policy(min: 0)) == 1)
  }

  @Test func `one bad year takes its own stars only`() throws {
    let years: CountedYears = [2024: year(200), 2025: year(100, 2), 2026: year(100, 5)]
    #expect(StarRules.stars(years: years, policy: try policy()) == 3)
    #expect(StarRules.stars(years: years, policy: try policy(carry: false), currentYear: 2025) == 0)
    let evidence = StarRules.evaluate(years: years, policy: try policy(), currentYear: 2026)
    #expect(evidence.years.map(\.isGoodEnough) == [true, false, true])
    #expect(evidence.years.map(\.starsOfYear) == [2, 0, 1])
    #expect(evidence.years.map { $0.quality?.decimal } == [nil, "2.00", "5.00"])
  }

  @Test func `a lifetime is good enough as a whole, by its records and not by its years`() throws {
    let policy = try policy(.lifetime)
    #expect(StarRules.stars(years: [2025: year(50, 3), 2026: year(50, 5, 4)], policy: policy) == 1)
    let years: CountedYears = [2025: year(50, 3, 4), 2026: year(50, 5, 3)]
    #expect(StarRules.stars(years: years, policy: policy) == 0)
    let evidence = StarRules.evaluate(years: years, policy: policy, currentYear: 2026)
    #expect(evidence.years.allSatisfy { !$0.isGoodEnough && $0.starsOfYear == 0 })
    #expect(evidence.quality?.decimal == "3.75")
  }

  @Test func `while quality is too low hours bring nobody nearer`() throws {
    let evidence = StarRules.evaluate(years: [2026: year(99, 3)], policy: try policy(), currentYear: 2026)
    #expect(evidence.missing == nil)
    guard case .betterQuality(let mean) = evidence.nextStar else {
      Issue.record("the next star is said to be near")
      return
    }
    #expect(mean.decimal == "3.00")
  }
}
