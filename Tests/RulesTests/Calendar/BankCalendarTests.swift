import Ledger
import Rules
import TestSupport
import Testing

@Suite struct `The bank's calendar` {
  private func instant(_ seconds: Int64, milliseconds: Int64 = 0) -> Instant {
    Instant(milliseconds: seconds * 1000 + milliseconds)
  }

  @Test func `an instant is written with the local offset and milliseconds`() throws {
    let shanghai = try RuleSample.calendar()
    let morning = instant(1_777_860_900, milliseconds: 123)
    #expect(shanghai.rfc3339(morning) == "2026-05-04T10:15:00.123+08:00")
    #expect(try RuleSample.calendar("UTC").rfc3339(morning) == "2026-05-04T02:15:00.123+00:00")
    #expect(try RuleSample.calendar("America/New_York").rfc3339(morning) == "2026-05-03T22:15:00.123-04:00")
    #expect(try RuleSample.calendar("Asia/Kathmandu").rfc3339(morning) == "2026-05-04T08:00:00.123+05:45")
    #expect(shanghai.rfc3339(instant(-1, milliseconds: 7)) == "1970-01-01T07:59:59.007+08:00")
    #expect(shanghai.rfc3339(instant(0)) == "1970-01-01T08:00:00.000+08:00")
    #expect(shanghai.rfc3339(Instant(milliseconds: -28_800_001)) == "1969-12-31T23:59:59.999+08:00")
  }

  @Test func `an old offset with seconds is written to the minute and names the same instant`() throws {
    // Local mean time of Shanghai, 8:05:43 ahead.
    let old = instant(-3_000_000_000)
    #expect(try RuleSample.calendar().rfc3339(old) == "1874-12-08T02:45:00.000+08:05")
  }

  @Test(arguments: ["Asia/Shanghai", "America/Havana", "Pacific/Apia", "Europe/Berlin"])
  func `the day around an instant is of its date alone, whatever the clocks do`(zone: String) throws {
    let calendar = try RuleSample.calendar(zone)
    var random = SeededGenerator(seed: 20_261_121)
    for _ in 0..<2_000 {
      // From 1970 to 2037, where the rules of every zone are known.
      let instant = Instant(milliseconds: Int64.random(in: 0..<2_114_380_800_000, using: &random))
      let day = calendar.dayAround(instant)
      let date = calendar.date(of: instant)
      #expect(day.contains(instant))
      #expect(calendar.date(of: day.lowerBound) == date)
      #expect(calendar.date(of: Instant(milliseconds: day.upperBound.milliseconds - 1)) == date)
      #expect(calendar.date(of: day.upperBound) != date)
    }
  }

  @Test func `midnight begins a date and ends the one before`() throws {
    let calendar = try RuleSample.calendar()
    let midnight = calendar.startOfDay(try RuleSample.date("2026-01-01"))
    #expect(calendar.rfc3339(midnight) == "2026-01-01T00:00:00.000+08:00")
    #expect(calendar.date(of: midnight) == (try RuleSample.date("2026-01-01")))
    let before = Instant(milliseconds: midnight.milliseconds - 1)
    #expect(calendar.date(of: before) == (try RuleSample.date("2025-12-31")))
    #expect(calendar.time(of: before) == (try RuleSample.time("23:59")))
  }

  @Test(arguments: [
    // Twice in a night in autumn: the first of the two.
    ("Europe/Berlin", "2025-10-26", "02:30", "2025-10-26T02:30:00.000+02:00"),
    ("Europe/Berlin", "2025-10-26", "03:00", "2025-10-26T03:00:00.000+01:00"),
    ("America/New_York", "2025-11-02", "01:00", "2025-11-02T01:00:00.000-04:00"),
    ("America/New_York", "2025-11-02", "02:00", "2025-11-02T02:00:00.000-05:00"),
    // Skipped in a night in spring: right after the gap.
    ("Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T01:59:00.000+01:00"),
    ("Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T03:00:00.000+02:00"),
    ("Europe/Berlin", "2026-03-29", "02:59", "2026-03-29T03:00:00.000+02:00"),
    ("Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T03:00:00.000+02:00"),
    ("America/New_York", "2026-03-08", "02:30", "2026-03-08T03:00:00.000-04:00"),
    // China had summer time from 1986 to 1991.
    ("Asia/Shanghai", "1988-04-17", "02:30", "1988-04-17T03:00:00.000+09:00"),
    ("Asia/Shanghai", "1988-07-01", "12:00", "1988-07-01T12:00:00.000+09:00"),
    ("Asia/Shanghai", "1988-09-11", "01:30", "1988-09-11T01:30:00.000+09:00"),
    ("Asia/Shanghai", "1988-09-11", "02:00", "1988-09-11T02:00:00.000+08:00"),
    ("Asia/Shanghai", "2026-07-01", "12:00", "2026-07-01T12:00:00.000+08:00"),
    // A clock that skips midnight, and one that skipped a whole day.
    ("America/Havana", "2026-03-08", "00:00", "2026-03-08T01:00:00.000-04:00"),
    ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-31T00:00:00.000+14:00"),
    ("Asia/Shanghai", "2028-02-29", "23:59", "2028-02-29T23:59:00.000+08:00"),
  ])
  func `a local time is the first instant at which the clock shows it or a later one`(
    zone: String, date: String, time: String, expected: String
  ) throws {
    let calendar = try RuleSample.calendar(zone)
    let instant = calendar.instant(of: try RuleSample.date(date), at: try RuleSample.time(time))
    #expect(calendar.rfc3339(instant) == expected)
  }

  @Test func `abbreviations and unknown names are no time zones`() {
    for name in ["CST", "", "GMT+8", "Asia/Nowhere", "../etc", "Beijing"] {
      #expect(BankCalendar(timeZone: name) == nil, "\(name)")
    }
    #expect(BankCalendar(timeZone: "Asia/Shanghai")?.identifier == "Asia/Shanghai")
    #expect(BankCalendar(timeZone: "UTC")?.identifier == "UTC")
  }

  @Test func `instants beyond the calendar read as its first or last day`() throws {
    let calendar = try RuleSample.calendar("America/New_York")
    #expect(calendar.date(of: Instant(milliseconds: .max)) == LocalDate.range.upperBound)
    #expect(calendar.date(of: Instant(milliseconds: .min / 2)) == LocalDate.range.lowerBound)
  }

  @Test(arguments: ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "UTC"])
  func `reading the clock and finding the instant undo each other`(zone: String) throws {
    let calendar = try RuleSample.calendar(zone)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let minute = Int64.random(in: -1_000_000_000 / 60...4_000_000_000 / 60, using: &generator)
      let instant = instant(minute * 60)
      let (date, time) = (calendar.date(of: instant), calendar.time(of: instant))
      let first = calendar.instant(of: date, at: time)
      #expect(first <= instant)
      #expect(calendar.date(of: first) == date)
      #expect(calendar.time(of: first) == time)
      #expect(instant.milliseconds - first.milliseconds <= 3_600_000)
    }
  }

  @Test(arguments: ["Europe/Berlin", "America/New_York", "America/Havana", "Asia/Shanghai"])
  func `a later local time is never an earlier instant`(zone: String) throws {
    let calendar = try RuleSample.calendar(zone)
    var last = Instant(milliseconds: .min)
    for day in 0..<800 {
      let date = try #require(try RuleSample.date("1988-01-01").adding(days: day))
      #expect(calendar.startOfDay(date) <= calendar.instant(of: date, at: try RuleSample.time("00:30")))
      for minute in stride(from: 0, to: 1440, by: 30) {
        let instant = calendar.instant(of: date, at: try #require(LocalTime(minuteOfDay: minute)))
        #expect(instant >= last)
        last = instant
      }
    }
  }
}
