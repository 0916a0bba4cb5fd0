import Ledger
import Rules
import TestSupport
import Testing

@Suite struct DoorRulesTests {
  private let calendar = BankCalendar(timeZone: "Asia/Shanghai")

  private func entry(_ now: String, start: String? = nil, end: String? = nil) throws -> DoorEntry {
    let calendar = try #require(calendar)
    let day = try #require(LocalDate("2026-05-04"))
    return try DoorRules.entry(
      at: calendar.instant(of: day, at: try #require(LocalTime(now))),
      plan: DoorPlan(start: start.flatMap { LocalTime($0) }, end: end.flatMap { LocalTime($0) }),
      policy: try ServicePolicy(), calendar: calendar)
  }

  private func told(_ entry: DoorEntry) -> String { "\(entry.start) \(entry.closesOn) \(entry.closesAt)" }

  @Test func `who comes early counts from the planned start, who comes late from the door`() throws {
    #expect(try told(entry("07:40", start: "08:00", end: "11:00")) == "08:00 2026-05-04 11:00")
    #expect(try told(entry("08:20", start: "08:00", end: "11:00")) == "08:20 2026-05-04 11:00")
    #expect(try told(entry("08:20", end: "11:00")) == "08:20 2026-05-04 11:00")
  }

  @Test func `without a planned end it ends some hours later, on the next day too`() throws {
    #expect(try told(entry("08:20")) == "08:20 2026-05-04 12:20")
    #expect(try told(entry("22:00")) == "22:00 2026-05-05 02:00")
    #expect(try told(entry("22:00", end: "02:30")) == "22:00 2026-05-05 02:30")
    #expect(try entry("08:20").isPlanned == false)
  }

  @Test func `a plan that is over already, or longer than a day of service, is a slip`() throws {
    #expect(throws: DoorRules.PlanTooLong(minutes: .zero, limit: Minutes(720))) {
      try entry("11:00", start: "08:00", end: "11:00")
    }
    #expect(throws: DoorRules.PlanTooLong(minutes: Minutes(1380), limit: Minutes(720))) {
      try entry("12:00", end: "11:00")
    }
  }

  @Test func `what is served is rounded down and never below nothing`() throws {
    let calendar = try #require(calendar)
    let day = try #require(LocalDate("2026-05-04"))
    func served(_ start: String, _ end: String, days: Int = 0, by granularity: Int64 = 30) throws -> Int64 {
      DoorRules.served(
        from: day, try #require(LocalTime(start)), to: try #require(day.adding(days: days)),
        try #require(LocalTime(end)), granularity: Minutes(granularity), calendar: calendar
      ).count
    }
    #expect(try served("08:00", "10:59") == 150)
    #expect(try served("08:00", "08:29") == 0)
    #expect(try served("08:00", "07:00") == 0)
    #expect(try served("23:00", "01:00", days: 1) == 120)
    #expect(try served("08:00", "10:59", by: 1) == 179)
  }

  @Test func `a check-out a whole day later is nobody's`() throws {
    let calendar = try #require(calendar)
    let day = try #require(LocalDate("2026-05-04"))
    func isForgotten(_ days: Int, _ time: String) throws -> Bool {
      DoorRules.isForgotten(
        since: try #require(LocalTime("08:00")), on: day,
        at: calendar.instant(of: try #require(day.adding(days: days)), at: try #require(LocalTime(time))),
        calendar: calendar)
    }
    #expect(try !isForgotten(0, "23:59"))
    #expect(try !isForgotten(1, "07:59"))
    #expect(try isForgotten(1, "08:00"))
    #expect(try isForgotten(2, "00:00"))
  }
}
