import Ledger
import TestSupport
import Testing

@testable import Rules

/// Who may sign up, and what is said to the others.
@Suite struct SignUpRulesTests {
  private let calendar: BankCalendar
  private let thursday: LocalDate

  init() throws {
    calendar = try #require(BankCalendar(timeZone: "Asia/Shanghai"))
    thursday = try #require(LocalDate("2026-05-07"))
  }

  private func time(_ start: String, _ end: String, days: Int = 0) throws -> ActivityTime {
    ActivityTime(
      date: try #require(thursday.adding(days: days)), start: try #require(LocalTime(start)),
      end: try #require(LocalTime(end)))
  }

  private func violation(
    _ fitness: Fitness, _ requirement: Requirement, lecture: LectureCount? = nil, engagements: [Engagement] = []
  ) throws -> SignUpViolation? {
    do {
      try SignUpRules.judge(
        fitness, for: requirement, at: try time("08:30", "11:00"), lecture: lecture, engagements: engagements,
        calendar: calendar)
      return nil
    } catch let violation as SignUpViolation {
      return violation
    }
  }

  @Test func `stars, age, skills and courses are asked in that order`() throws {
    let (haircut, driver) = (try #require(Code("haircut")), try #require(Code("driver")))
    let asked = Requirement(date: thursday, minStars: 1, minAge: 18, skills: [haircut, driver], courses: ["急救常识"])
    let born = try #require(LocalDate("2008-05-07"))
    let young = try #require(LocalDate("2008-05-08"))
    #expect(try violation(Fitness(), asked) == .unmet(.tooFewStars(has: 0, needed: 1)))
    #expect(try violation(Fitness(stars: 1), asked) == .unmet(.tooYoung(age: nil, needed: 18)))
    #expect(try violation(Fitness(stars: 1, birth: young), asked) == .unmet(.tooYoung(age: 17, needed: 18)))
    #expect(
      try violation(Fitness(stars: 1, birth: born, skills: [driver]), asked) == .unmet(.skills([haircut])))
    let able = Fitness(stars: 1, birth: born, skills: [driver, haircut], courses: ["理发"])
    #expect(try violation(able, asked) == .unmet(.courses(["急救常识"])))
    let trained = Fitness(stars: 1, birth: born, skills: [driver, haircut], courses: [" 急救常识 "])
    #expect(try violation(trained, asked) == nil)
  }

  @Test func `a lecture opens after so many services in its week, Monday to Sunday`() throws {
    let free = Requirement(date: thursday)
    let week = SignUpRules.week(of: thursday)
    #expect(week.lowerBound.description == "2026-05-04" && week.upperBound.description == "2026-05-10")
    #expect(
      try violation(Fitness(), free, lecture: LectureCount(services: 1, needed: 2))
        == .tooFewServices(has: 1, needed: 2, from: week.lowerBound, until: week.upperBound))
    #expect(try violation(Fitness(), free, lecture: LectureCount(services: 2, needed: 2)) == nil)
  }

  @Test func `nobody is at two places at once, across midnight too; ends that touch are fine`() throws {
    let free = Requirement(date: thursday)
    func engaged(_ number: Int64, _ time: ActivityTime) throws -> Engagement {
      Engagement(activity: try #require(ActivityNumber(number)), time: time)
    }
    let touching = try engaged(2, time("11:00", "12:00"))
    #expect(try violation(Fitness(), free, engagements: [touching]) == nil)
    let night = try engaged(4, time("20:00", "09:00", days: -1))
    let late = try engaged(3, time("10:45", "12:00"))
    #expect(try violation(Fitness(), free, engagements: [night]) == .engaged(night.activity, by: Minutes(30)))
    #expect(try violation(Fitness(), free, engagements: [night, late]) == .engaged(late.activity, by: Minutes(15)))
  }

  @Test func `names of courses stand with any comma between`() {
    #expect(CourseNames.split("急救常识, 防火,护理、 急救常识 ;") == ["急救常识", "防火", "护理"])
    #expect(CourseNames.split(" ").isEmpty)
  }
}
