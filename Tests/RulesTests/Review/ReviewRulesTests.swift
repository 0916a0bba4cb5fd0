import Ledger
import Rules
import TestSupport
import Testing

@Suite struct ReviewRulesTests {
  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

  @Test func `Monday to Friday are worked, but for holidays, and the weekend days that make up for them`() throws {
    let days = try WorkingDays(holidays: [day("2026-05-05")], workdays: [day("2026-05-09")])
    let worked = try (4...11).filter { days.contains(try day("2026-05-\($0 < 10 ? "0" : "")\($0)")) }
    #expect(worked == [4, 6, 7, 8, 9, 11])
    #expect(try days.day(3, after: day("2026-05-04")) == day("2026-05-08"))
    #expect(try days.day(4, after: day("2026-05-04")) == day("2026-05-09"))
    #expect(try days.day(0, after: day("2026-05-04")) == day("2026-05-04"))
    #expect(throws: PolicyFault(key: "workdays", reason: .contradicts(value: "2026-05-05", key: "holidays"))) {
      try WorkingDays(holidays: [day("2026-05-05")], workdays: [day("2026-05-05")])
    }
  }

  @Test func `counting working days and going forward by them undo each other`() throws {
    var generator = SeededGenerator(seed: 5)
    let start = try day("2026-01-01")
    for _ in 0..<500 {
      let some = Set((0..<20).compactMap { _ in start.adding(days: Int.random(in: 0...200, using: &generator)) })
      let days = try WorkingDays(
        holidays: some.filter { !$0.isWeekend }, workdays: some.filter { $0.isWeekend })
      let from = try #require(start.adding(days: Int.random(in: 0...150, using: &generator)))
      let count = Int.random(in: 1...40, using: &generator)
      let end = days.day(count, after: from)
      #expect(days.contains(end))
      #expect(days.count(after: from, through: end) == count)
      let middle = try #require(from.adding(days: Int.random(in: 0...60, using: &generator)))
      if middle <= end {
        #expect(days.count(after: from, through: middle) + days.count(after: middle, through: end) == count)
      }
    }
  }

  @Test func `an objection never costs a day and never wins one`() throws {
    let policy = try ReviewPolicy(noticeDays: 3)
    // Confirmed on a Monday; three whole days are Tuesday to Thursday.
    let monday = try day("2026-06-01")
    let until = try #require(
      ReviewRules.lastDayOfNotice(source: .operator, confirmedOn: monday, policy: policy))
    #expect(try until == day("2026-06-04"))
    let left = (0...3).map { offset in
      ReviewRules.daysLeft(
        ofNoticeAfter: monday, through: until, objectedOn: monday.adding(days: offset) ?? monday, policy: policy)
    }
    #expect(left == [3, 3, 2, 1])
  }

  @Test func `who has to confirm follows from the source, the day's total and whose service it is`() throws {
    let policy = try ReviewPolicy(over: Minutes(240), overSecond: Minutes(480))
    func reviewer(_ source: RecordSource, _ total: Int64, own: Bool = false) -> Reviewer? {
      ReviewRules.reviewer(ReviewFacts(source: source, dayTotal: Minutes(total), isOwn: own), policy: policy)
    }
    #expect(reviewer(.operator, 240) == nil)
    #expect(reviewer(.sheet, 241) == .second)
    #expect(reviewer(.operator, 480) == .second)
    #expect(reviewer(.checkin, 481) == .administrator)
    #expect(reviewer(.reported, 1) == .second)
    #expect(reviewer(.reported, 481) == .administrator)
    #expect(reviewer(.operator, 1, own: true) == .second)
    #expect(reviewer(.carriedOver, 60_000) == nil)
    #expect(reviewer(.carriedOver, 60_000, own: true) == .second)
    #expect(
      ReviewRules.reviewer(ReviewFacts(source: .operator, dayTotal: Minutes(1440), isOwn: false), policy: .none) == nil)
  }

  @Test func `the second limit is not below the first`() {
    #expect(
      throws: PolicyFault(key: "review_over_second", reason: .outOfRange(value: 239, allowed: 240...1440))
    ) { try ReviewPolicy(over: Minutes(240), overSecond: Minutes(239)) }
    #expect(throws: Never.self) { try ReviewPolicy(overSecond: Minutes(239)) }
  }
}
