import Ledger
import Rules
import TestSupport
import Testing

/// Due visits follow from what was agreed on, the days of visits and today, and from nothing else.
@Suite struct VisitRulesTests {
  private func standing(
    _ plan: String, from: String, until: String = "9999-12-31", days: [String] = [], today: String
  ) throws -> VisitRules.Standing {
    VisitRules.standing(
      of: try #require(VisitPlan(plan)), agreed: try RuleSample.date(from)...RuleSample.date(until),
      days: Set(try days.map { try RuleSample.date($0) }), on: try RuleSample.date(today))
  }

  @Test func `a whole period asks for all visits, part of one for as many as its days allow`() throws {
    let whole = try standing("2/month", from: "2026-01-01", days: ["2026-05-03", "2026-04-30"], today: "2026-05-04")
    #expect(whole.due == 2 && whole.made == 1 && whole.missing == 1 && !whole.isLate)
    #expect(whole.period.lowerBound.description == "2026-05-01" && whole.period.upperBound.description == "2026-05-31")
    // From the 16th on there are 16 of 31 days.
    let begun = try standing("2/month", from: "2026-05-16", today: "2026-05-31")
    #expect(begun.due == 1 && begun.expected == 1 && begun.isLate)
    let gone = try standing("2/month", from: "2026-01-01", until: "2026-04-30", today: "2026-05-04")
    #expect(gone.due == 0 && gone.missing == 0 && !gone.isLate)
    let week = try standing("1/week", from: "2026-01-01", today: "2026-05-10")
    #expect(week.period.lowerBound.description == "2026-05-04" && week.due == 1 && week.isLate)
    #expect(
      try standing("3/quarter", from: "2026-01-01", today: "2026-05-04").period.upperBound.description == "2026-06-30")
  }

  @Test func `on the last day all that is due should have been done, and never more than the plan says`() throws {
    var random = SeededGenerator(seed: 32)
    let first = try RuleSample.date("2024-01-01")
    for _ in 0..<400 {
      let plan = try #require(
        VisitPlan(count: Int.random(in: 1...31, using: &random), period: random.pick(VisitPlan.Period.allCases)))
      func day() throws -> LocalDate { try #require(first.adding(days: Int.random(in: 0...900, using: &random))) }
      let (one, other, today) = (try day(), try day(), try day())
      let agreed = min(one, other)...max(one, other)
      let days = Set(try (0..<10).map { _ in try day() })
      let period = VisitRules.period(plan.period, containing: today)
      #expect(period.contains(today))
      let (now, end) = (
        VisitRules.standing(of: plan, agreed: agreed, days: days, on: today),
        VisitRules.standing(of: plan, agreed: agreed, days: days, on: period.upperBound)
      )
      #expect(end.expected == end.due && now.due == end.due && now.made == end.made)
      #expect((0...plan.count).contains(now.due) && (0...now.due).contains(now.expected))
      #expect(now.missing == max(0, now.due - now.made))
      let always = VisitRules.standing(of: plan, agreed: LocalDate.range, days: days, on: today)
      #expect(always.due == plan.count)
      // The two parts of a period never ask for more than the whole of it.
      if let next = today.adding(days: 1), period.contains(next) {
        let halves = [period.lowerBound...today, next...period.upperBound].map {
          VisitRules.standing(of: plan, agreed: $0, days: [], on: today).due
        }
        #expect(halves.reduce(0, +) <= plan.count)
      }
    }
  }

  @Test(arguments: [
    "", "2", "2/", "/month", "0/month", "32/month", "2/day", "+2/month", "02/month", "2/month/", "2 /month",
  ])
  func `what is no plan is none`(text: String) {
    #expect(VisitPlan(text) == nil)
  }

  @Test func `a plan reads back as it is written`() throws {
    for period in VisitPlan.Period.allCases {
      for count in 1...31 {
        let plan = try #require(VisitPlan(count: count, period: period))
        #expect(VisitPlan(plan.description) == plan)
      }
    }
  }
}
