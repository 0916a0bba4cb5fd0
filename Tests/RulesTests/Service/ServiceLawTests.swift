import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `Laws of service records` {
  private struct Draft {
    var day: Int
    var minutes: Int64
    var start: LocalTime?
    var end: LocalTime?
    var activity: String?
  }

  private let firstDay = LocalDate(year: 2026, month: 3, day: 27)

  private func draft(_ generator: inout SeededGenerator) -> Draft {
    let start = LocalTime(minuteOfDay: Int.random(in: 0..<48, using: &generator) * 30)
    let end = LocalTime(minuteOfDay: Int.random(in: 0..<48, using: &generator) * 30)
    return Draft(
      day: Int.random(in: 0...2, using: &generator), minutes: Int64.random(in: 1...8, using: &generator) * 30,
      start: Int.random(in: 0..<4, using: &generator) == 0 ? nil : start,
      end: Int.random(in: 0..<2, using: &generator) == 0 ? nil : end,
      activity: ["环境清洁", "包水饺", nil].randomElement(using: &generator) ?? nil)
  }

  private func candidate(_ draft: Draft) throws -> ServiceCandidate {
    ServiceCandidate(
      member: try #require(MemberNumber(1)), date: try #require(firstDay?.adding(days: draft.day)),
      minutes: Minutes(draft.minutes), start: draft.start, end: draft.end, activity: draft.activity)
  }

  private func judge(_ draft: Draft, against known: [KnownRecord], _ calendar: BankCalendar) throws -> ServiceVerdict {
    let first = try #require(firstDay)
    let today = try #require(first.adding(days: 10))
    let facts = ServiceFacts(today: today, registered: first, neighbours: known, backdateReference: today)
    return try ServiceRules.judge(
      candidate(draft), facts: facts, policy: Policy.community.service, calendar: calendar)
  }

  private func record(_ draft: Draft, number: Int64) throws -> KnownRecord {
    KnownRecord(
      number: try RuleSample.record(number), date: try #require(firstDay?.adding(days: draft.day)),
      minutes: Minutes(draft.minutes), start: draft.start, end: draft.end, activity: draft.activity)
  }

  /// Whether two services go together, with the rule and the figures that speak against it.
  private func violation(of draft: Draft, after other: Draft, _ calendar: BankCalendar) throws -> ServiceViolation? {
    do {
      _ = try judge(draft, against: [record(other, number: 1)], calendar)
      return nil
    } catch let violation as ServiceViolation {
      return violation
    }
  }

  @Test(arguments: ["Asia/Shanghai", "Europe/Berlin"])
  func `it does not matter which of two services is recorded first`(zone: String) throws {
    let calendar = try RuleSample.calendar(zone)
    var generator = SeededGenerator(seed: 3)
    var refusals = 0
    for _ in 0..<3000 {
      let (one, other) = (draft(&generator), draft(&generator))
      guard (try? judge(one, against: [], calendar)) != nil, (try? judge(other, against: [], calendar)) != nil else {
        continue
      }
      let forth = try violation(of: one, after: other, calendar)
      let back = try violation(of: other, after: one, calendar)
      switch (forth, back) {
      case (.dailyLimit(let total, _, _)?, .dailyLimit(let again, _, _)?): #expect(total == again)
      default: #expect(forth == back)
      }
      if forth != nil { refusals += 1 }
    }
    #expect(refusals > 100)
  }

  @Test func `what lies beyond its reach decides nothing about a service`() throws {
    let calendar = try RuleSample.calendar("Europe/Berlin")
    var generator = SeededGenerator(seed: 5)
    var spared = 0
    for _ in 0..<3000 {
      let draft = draft(&generator)
      let candidate = try candidate(draft)
      let known = try (1...4).map { try record(self.draft(&generator), number: $0) }
      let reached = known.filter { abs($0.date.dayNumber - candidate.date.dayNumber) <= candidate.reachDays }.map {
        KnownRecord(
          number: $0.number, date: $0.date, minutes: $0.minutes, start: $0.start, end: $0.end,
          activity: candidate.comparesActivities ? $0.activity : nil)
      }
      func outcome(_ known: [KnownRecord]) -> Result<ServiceVerdict, ServiceViolation> {
        Result { () throws(ServiceViolation) in
          do {
            return try judge(draft, against: known, calendar)
          } catch {
            throw error as? ServiceViolation ?? .memberClosed
          }
        }
      }
      #expect(outcome(known) == outcome(reached))
      if known != reached { spared += 1 }
    }
    #expect(spared > 100)
  }

  @Test func `the order of the known records means nothing, and fewer of them never refuse more`() throws {
    let calendar = try RuleSample.calendar("Europe/Berlin")
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      let candidate = draft(&generator)
      let known = try (1...4).map { try record(draft(&generator), number: $0) }
      func outcome(_ known: [KnownRecord]) -> Result<ServiceVerdict, any Error> {
        Result { try judge(candidate, against: known, calendar) }
      }
      let result = outcome(known)
      let shuffled = outcome(known.shuffled(using: &generator))
      switch (result, shuffled) {
      case (.success(let one), .success(let other)): #expect(one == other)
      case (.failure(let one), .failure(let other)):
        #expect(one as? ServiceViolation == other as? ServiceViolation)
      default: Issue.record("the order of records decided")
      }
      if case .success = result {
        #expect(throws: Never.self) { try judge(candidate, against: Array(known.dropFirst()), calendar) }
      }
    }
  }
}
