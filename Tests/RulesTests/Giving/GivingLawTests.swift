import Ledger
import Rules
import TestSupport
import Testing

/// Laws of expiry, allowances and merged times.
@Suite struct GivingLawTests {
  @Test func `a credit gets too old on the first day whose line is after it`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let date = try #require(LocalDate(dayNumber: Int64.random(in: 10_000...30_000, using: &random)))
      let years = Int.random(in: 1...12, using: &random)
      let due = ExpiryRules.dueDay(creditedOn: date, years: years)
      #expect(ExpiryRules.line(on: due, years: years) > date)
      let before = try #require(due.adding(days: -1))
      #expect(ExpiryRules.line(on: before, years: years) <= date)
    }
  }

  @Test(arguments: [
    ("2024-02-28", 1, "2025-03-01"), ("2024-02-29", 1, "2025-03-01"), ("2023-02-28", 1, "2024-03-01"),
    ("2024-02-28", 4, "2028-02-29"), ("2026-05-04", 3, "2029-05-05"), ("2026-12-31", 1, "2028-01-01"),
  ])
  func `leap days and ends of years`(credited: String, years: Int, due: String) throws {
    #expect(
      ExpiryRules.dueDay(creditedOn: try #require(LocalDate(credited)), years: years).description == due)
  }

  /// A wallet as lots, of which the oldest is spent first: what the formula must come to.
  @Test func `what lapses is what is left of the lots that are too old`() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      var lots: [(day: Int, left: Int64)] = []
      var credits: [(day: Int, amount: Int64)] = []
      var debited: Int64 = 0
      for day in 0..<60 {
        if Bool.random(using: &random) {
          let amount = Int64.random(in: 1...50, using: &random)
          lots.append((day, amount))
          credits.append((day, amount))
        }
        let available = lots.reduce(0) { $0 + $1.left }
        if available > 0, Int.random(in: 0..<3, using: &random) == 0 {
          let amount = Int64.random(in: 1...available, using: &random)
          take(amount, from: &lots)
          debited += amount
        }
        let line = day - 20
        let expected = lots.filter { $0.day < line }.reduce(0) { $0 + $1.left }
        let lapse = ExpiryRules.lapse(
          creditedBefore: Minutes(credits.filter { $0.day < line }.reduce(0) { $0 + $1.amount }),
          debited: Minutes(debited), available: Minutes(lots.reduce(0) { $0 + $1.left }))
        #expect(lapse.count == expected)
        take(expected, from: &lots)
        debited += expected
      }
    }
  }

  private func take(_ amount: Int64, from lots: inout [(day: Int, left: Int64)]) {
    var rest = amount
    for index in lots.indices {
      let part = min(rest, lots[index].left)
      lots[index].left -= part
      rest -= part
    }
  }

  @Test func `nothing lapses in debt`() {
    #expect(ExpiryRules.lapse(creditedBefore: Minutes(90), debited: .zero, available: Minutes(-5)) == .zero)
    #expect(ExpiryRules.lapse(creditedBefore: Minutes(90), debited: Minutes(100), available: Minutes(5)) == .zero)
  }

  @Test func `an allowance is due once a month after the day of its setting, over the turn of a year too`() throws {
    let since = try #require(LocalDate("2026-10-15"))
    let today = try #require(LocalDate("2027-02-14"))
    let allowance = PoolChange.Allowance(minutes: Minutes(60), day: 15, since: since)
    #expect(
      AllowanceRules.due(allowance, after: nil, through: today).map(\.day.description) == [
        "2026-11-15", "2026-12-15", "2027-01-15",
      ])
    #expect(AllowanceRules.due(allowance, after: "2026-12", through: today).map(\.month) == ["2027-01"])
    #expect(AllowanceRules.due(allowance, after: nil, through: since).isEmpty)
  }

  @Test func `criteria name all that a member lacks`() throws {
    let alone = try #require(Code("alone"))
    let hardship = try #require(Code("hardship"))
    let criteria = PoolCriteria(PoolChange.Terms(name: "池", minAge: 60, tags: [alone, hardship]))
    #expect(criteria.unmet(age: 60, tags: [hardship, alone]).isEmpty)
    #expect(criteria.unmet(age: 59, tags: [alone]) == [.age(59, needed: 60), .tags([hardship])])
    #expect(criteria.unmet(age: nil, tags: [alone, hardship]) == [.age(nil, needed: 60)])
  }

  @Test func `joined times cover the same days and never one twice`() throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<500 {
      let periods = try (0..<Int.random(in: 0...5, using: &random)).map { _ in
        let from = Int64.random(in: 20_000...20_040, using: &random)
        let length = Int64.random(in: 0...12, using: &random)
        return StayPeriod(
          from: try #require(LocalDate(dayNumber: from)),
          until: length == 12 ? nil : LocalDate(dayNumber: from + length))
      }
      let joined = StayPeriod.joined(periods)
      for number in 19_999...Int64(20_060) {
        let day = try #require(LocalDate(dayNumber: number))
        func covers(_ period: StayPeriod) -> Bool { period.from <= day && period.until.map { day <= $0 } ?? true }
        #expect(joined.count(where: covers) == (periods.contains(where: covers) ? 1 : 0))
      }
    }
  }
}
