import Ledger
import TestSupport
import Testing

@testable import Rules

/// Whom to ask first, and why.
@Suite struct CandidateRulesTests {
  private let day: LocalDate

  init() throws {
    day = try #require(LocalDate("2026-05-07"))
  }

  private func facts(
    _ member: Int64, stars: Int = 0, quality: Int? = nil, hours: Int64 = 0, asked: Int? = nil, born: String? = nil,
    skills: Set<Code> = [], isEngaged: Bool = false
  ) throws -> CandidateFacts {
    CandidateFacts(
      member: try #require(MemberNumber(member)),
      fitness: Fitness(stars: stars, birth: born.flatMap { LocalDate($0) }, skills: skills),
      quality: try quality.map { try #require(MeanQuality(numerator: UInt128($0), denominator: 100, scores: 3)) },
      minutes: Minutes(hours * 60), daysSinceAsked: asked, isEngaged: isEngaged)
  }

  private func order(_ people: [CandidateFacts], _ asked: Requirement? = nil) -> [Int64] {
    CandidateRules.ranked(people, for: asked ?? Requirement(date: day)).map(\.facts.member.value)
  }

  @Test func `good records come first, and of equal ones who was not asked for long`() throws {
    #expect(
      try order([
        facts(17, asked: 2), facts(18, stars: 2, quality: 480, hours: 60, asked: 2), facts(19, hours: 60, asked: 2),
        facts(20, quality: 200, asked: 2), facts(21, asked: 40), facts(22, asked: 2),
      ]) == [18, 19, 21, 17, 22, 20])
  }

  @Test func `those under age, without the skill or busy then are never there`() throws {
    let haircut = try #require(Code("haircut"))
    let asked = Requirement(date: day, minAge: 18, skills: [haircut])
    #expect(
      try order(
        [
          facts(17, stars: 5, born: "2010-01-01", skills: [haircut]), facts(18, stars: 5, skills: [haircut]),
          facts(19, stars: 5, born: "1980-01-01"),
          facts(20, stars: 5, born: "1980-01-01", skills: [haircut], isEngaged: true),
          facts(21, born: "1980-01-01", skills: [haircut]),
        ], asked) == [21])
  }

  @Test func `each says why`() throws {
    let haircut = try #require(Code("haircut"))
    let asked = Requirement(date: day, skills: [haircut], courses: [])
    let people = [try facts(17, stars: 1, quality: 400, hours: 20, asked: 30, skills: [haircut])]
    #expect(
      CandidateRules.ranked(people, for: asked).map(\.reasons) == [[.stars, .quality, .hours, .rested, .skilled]])
    #expect(CandidateRules.ranked([try facts(18)], for: Requirement(date: day)).map(\.reasons) == [[.neverAsked]])
  }

  @Test(arguments: UInt64(0)..<20)
  func `more stars, hours or quality never put anybody further down, and the order does not hang on that of the list`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let people = try (1...30).map { number in
      try facts(
        number, stars: Int.random(in: 0...5, using: &random),
        quality: Bool.random(using: &random) ? Int.random(in: 100...500, using: &random) : nil,
        hours: Int64.random(in: 0...150, using: &random),
        asked: Bool.random(using: &random) ? Int.random(in: 0...200, using: &random) : nil)
    }
    let before = order(people)
    #expect(before == order(people.shuffled(using: &random)))
    let chosen = try #require(people.randomElement(using: &random))
    let better = CandidateFacts(
      member: chosen.member, fitness: Fitness(stars: chosen.fitness.stars + 1), quality: chosen.quality,
      minutes: try chosen.minutes.adding(Minutes(600)), daysSinceAsked: chosen.daysSinceAsked)
    let after = order(people.map { $0.member == chosen.member ? better : $0 })
    let place = { (list: [Int64]) in list.firstIndex(of: chosen.member.value) ?? .max }
    #expect(place(after) <= place(before))
  }
}
