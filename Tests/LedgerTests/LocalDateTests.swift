import Ledger
import Testing

@Suite struct LocalDateTests {
  /// The oracle: a calendar on paper, turned day by day.
  private struct Calendar {
    var year = 1
    var month = 1
    var day = 1
    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    mutating func turn() {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let length = Calendar.lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
      day += 1
      if day > length { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test func `every day from 0001-01-01 to 9999-12-31 has its number and its parts`() throws {
    var calendar = Calendar()
    var wrong = 0
    for number in LocalDate.range.lowerBound.dayNumber...LocalDate.range.upperBound.dayNumber {
      let date = LocalDate(year: calendar.year, month: calendar.month, day: calendar.day)
      let parts = date?.parts
      if date?.dayNumber != number || parts?.year != calendar.year || parts?.month != calendar.month
        || parts?.day != calendar.day
      {
        wrong += 1
      }
      calendar.turn()
    }
    #expect(wrong == 0)
    #expect(calendar.year == 10_000)
  }

  @Test func `text comes back as it was written`() throws {
    for number in stride(from: Int64(-719_162), through: 2_932_896, by: 211) {
      let date = try #require(LocalDate(dayNumber: number))
      #expect(LocalDate(date.description) == date)
      #expect(date.description.utf8.count == 10)
    }
    #expect(LocalDate("1970-01-01")?.dayNumber == 0)
    #expect(LocalDate.range.lowerBound.description == "0001-01-01")
    #expect(LocalDate.range.upperBound.description == "9999-12-31")
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-00-01", "2026-13-01", "2026-04-31", "2026-01-00", "0000-01-01", "2026-1-01",
    "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-011", "+026-01-01", "２０２６-01-01", "", "today",
  ])
  func `what names no day is none`(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test func `leap days are every fourth year but the full centuries that 400 does not divide`() {
    #expect(LocalDate("2024-02-29") != nil)
    #expect(LocalDate("2000-02-29") != nil)
    #expect(LocalDate("1900-02-29") == nil)
    #expect(LocalDate.daysInMonth(year: 2400, month: 2) == 29)
    #expect(LocalDate.daysInMonth(year: 2500, month: 2) == 28)
  }

  @Test func `days are added and counted, and end with the calendar`() throws {
    let newYear = try #require(LocalDate("2026-01-01"))
    #expect(newYear.adding(days: -1)?.description == "2025-12-31")
    #expect(newYear.adding(days: 365)?.description == "2027-01-01")
    #expect(try #require(newYear.adding(days: 14)).days(since: newYear) == 14)
    #expect(LocalDate.range.upperBound.adding(days: 1) == nil)
    #expect(LocalDate.range.lowerBound.adding(days: -1) == nil)
    #expect(LocalDate(dayNumber: .max) == nil)
    #expect(LocalDate(dayNumber: .min) == nil)
  }

  @Test(arguments: [
    ("2000-05-04", "2026-05-03", 25), ("2000-05-04", "2026-05-04", 26), ("2004-02-29", "2022-02-28", 17),
    ("2004-02-29", "2022-03-01", 18), ("2004-02-29", "2024-02-29", 20), ("2026-05-04", "2026-05-04", 0),
  ])
  func `years are completed on the birthday`(born: String, then: String, years: Int) throws {
    #expect(try #require(LocalDate(born)).completedYears(on: #require(LocalDate(then))) == years)
  }

  @Test func `nobody has an age before being born`() throws {
    #expect(try #require(LocalDate("2026-05-04")).completedYears(on: #require(LocalDate("2026-05-03"))) == nil)
  }
}
