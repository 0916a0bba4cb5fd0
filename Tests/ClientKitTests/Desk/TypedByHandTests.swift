import Ledger
import Testing

@testable import ClientKit

@Suite struct `What is typed by hand` {
  @Test(arguments: [
    ("2:30", 150), ("２：３０", 150), ("2;30", 150), ("2小时30分", 150), ("2小时30分钟", 150), ("2个半小时", 150), ("2小时半", 150),
    ("半小时", 30), ("半个小时", 30), ("90分", 90), ("90分钟", 90), ("９０ｍ", 90), ("2h", 120), ("2 hours", 120), ("2.5小时", 150),
    ("2。5小时", 150), ("1时20分", 80), (" 90 min ", 90),
  ])
  func `is a length of time`(_ typed: String, _ minutes: Int64) {
    #expect(TypedByHand.duration(typed) == Minutes(minutes))
  }

  @Test(arguments: ["", "2", "２", "0:00", "-1h", "两小时", "2:60", "abc", "小时", "99999999999999999999h"])
  func `is no length of time`(_ typed: String) {
    #expect(TypedByHand.duration(typed) == nil)
  }

  @Test(arguments: [
    ("今天", "2026-03-02"), ("today", "2026-03-02"), ("昨天", "2026-03-01"), ("前天", "2026-02-28"), ("3-1", "2026-03-01"),
    ("３月１日", "2026-03-01"), ("3.2", "2026-03-02"), ("3/3", "2025-03-03"), ("12-31", "2025-12-31"), ("2-29", nil),
    ("2024年2月29号", "2024-02-29"), ("2026-05-20", "2026-05-20"), ("13-1", nil), ("", nil), ("5", nil), ("5-20-", nil),
    ("2月", nil), ("a-b", nil),
  ])
  func `is a day, the last one that there has been`(_ typed: String, _ date: String?) throws {
    let today = try #require(LocalDate("2026-03-02"))
    #expect(TypedByHand.date(typed, today: today)?.description == date)
  }

  @Test(arguments: [
    ("11:00", "11:00"), ("11：30", "11:30"), ("11点", "11:00"), ("11点半", "11:30"), ("9点20分", "09:20"), ("9.20", "09:20"),
    ("25:00", nil), ("11", nil), ("", nil),
  ])
  func `is a time of day`(_ typed: String, _ time: String?) {
    #expect(TypedByHand.time(typed)?.description == time)
  }
}
