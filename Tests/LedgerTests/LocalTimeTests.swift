import Ledger
import Testing

@Suite struct LocalTimeTests {
  @Test func `every minute of the day comes back as it was written`() throws {
    for minute in 0..<1440 {
      let time = try #require(LocalTime(minuteOfDay: minute))
      #expect(LocalTime(time.description) == time)
      #expect(time.description.utf8.count == 5)
      #expect(LocalTime("\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)") == time)
    }
    #expect(LocalTime(minuteOfDay: 510)?.description == "08:30")
  }

  @Test(arguments: [
    "24:00", "8:60", "8:5", "008:30", ":30", "8:", "8", "", "-1:00", "8:30:00", "８:30", "+8:30", " 8:30",
  ])
  func `what is no time of day is none`(text: String) {
    #expect(LocalTime(text) == nil)
  }

  @Test func `a day has 1440 minutes`() {
    #expect(LocalTime(minuteOfDay: -1) == nil)
    #expect(LocalTime(minuteOfDay: 1440) == nil)
  }

  @Test(arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)])
  func `an instant lies in the second that began before it`(milliseconds: Int64, seconds: Int64) {
    #expect(Instant(milliseconds: milliseconds).seconds == seconds)
  }
}
