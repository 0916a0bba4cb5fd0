import Ledger
import LineProtocol
import TestSupport
import Testing

@Suite struct TypedValueTests {
  @Test func `a length may be typed in any of its forms`() {
    var random = SeededGenerator(seed: 30)
    for _ in 0..<5000 {
      let minutes = Int64.random(in: 0...random.pick([100, 10_000, 1_000_000_000]), using: &random)
      let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
      let forms = [
        "\(hours):\(rest < 10 ? "0" : "")\(rest)", "\(minutes)m", "\(hours)h\(rest)m", "00\(hours)h\(rest)m",
      ]
      for form in forms {
        #expect(Minutes(typed: form)?.count == minutes, "\(form)")
        #expect(Minutes(typed: "-" + form)?.count == -minutes, "-\(form)")
      }
      #expect(Minutes(typed: Minutes(minutes).description) == Minutes(minutes))
      #expect(Minutes(typed: Minutes(-minutes).description) == Minutes(-minutes))
      #expect(Minutes(typed: "\(hours)h")?.count == hours * 60)
    }
  }

  @Test func `decimals of an hour are exact or refused`() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...6, using: &random)
      let digits = (0..<count).map { _ in random.pick(["0", "0", "5", "2", "7", "1"]) }.joined()
      let hours = Int64.random(in: 0...300, using: &random)
      // The oracle: the typed number over a million, times sixty.
      let millionths = hours * 1_000_000 + (Int64(digits.padding(to: 6)) ?? 0)
      let exact = millionths * 60 % 1_000_000 == 0 ? millionths * 60 / 1_000_000 : nil
      #expect(Minutes(typed: "\(hours).\(digits)h")?.count == exact, "\(hours).\(digits)h")
    }
    #expect(Minutes(typed: "2.5h")?.count == 150)
    #expect(Minutes(typed: "0.05h")?.count == 3)
    #expect(Minutes(typed: "1.500000000000000000h")?.count == 90)
  }

  @Test(arguments: [
    "", "90", "2", "-90", "2.5", "0.01h", "2.333h", "2:5", "2:60", "2:005", ":30", "2:", "2h60m", "2h300m", "2hm", "h",
    "m", "2h30", "30m2h", "2.5h30m", "2.5m", ".5h", "2.h", "+2:30", "--2:30", "- 2:30", "2:30 ", " 2:30", "2H", "90M",
    "2：30", "２:30", "2小时", "1e3m", "0x10m", "2,5h", "2.5h ", "2::30", "2:-30", "9999999999999999999m",
    "999999999999999999h", "99999999999999999999:00",
  ])
  func `what is no length of time in whole minutes is refused`(text: String) {
    #expect(Minutes(typed: text) == nil)
  }

  @Test func `instants with different offsets are the same point in time`() {
    var random = SeededGenerator(seed: 32)
    for _ in 0..<5000 {
      let day = Int64.random(in: -700_000...2_900_000, using: &random)
      let millisecond = Int64.random(in: 0..<86_400_000, using: &random)
      let offset = Int64.random(in: -1439...1439, using: &random)
      let instant = Instant(milliseconds: day * 86_400_000 + millisecond)
      #expect(Instant(typed: rfc3339(instant, offsetMinutes: offset)) == instant)
    }
  }

  /// An instant as somebody at an offset writes it.
  private func rfc3339(_ instant: Instant, offsetMinutes: Int64) -> String {
    let local = instant.milliseconds + offsetMinutes * 60_000
    let day = local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000
    let time = local - day * 86_400_000
    func two(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
    let clock = "\(two(time / 3_600_000)):\(two(time / 60_000 % 60)):\(two(time / 1000 % 60))"
    let fraction = String(String(1000 + time % 1000).dropFirst())
    let zone = offsetMinutes.magnitude
    let sign = offsetMinutes < 0 ? "-" : "+"
    let date = LocalDate(dayNumber: day)?.description ?? ""
    return "\(date)T\(clock).\(fraction)\(sign)\(two(Int64(zone) / 60)):\(two(Int64(zone) % 60))"
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-05-04T10:30:00+08:00", 1_777_861_800_000), ("2026-05-04t02:30:00.0009z", 1_777_861_800_000),
    ("2026-05-04T02:30:00.1Z", 1_777_861_800_100), ("2026-05-04T02:30:00.123456789Z", 1_777_861_800_123),
    ("2026-05-04T02:30:00-00:00", 1_777_861_800_000),
  ])
  func `an instant is cut to milliseconds`(text: String, milliseconds: Int64) {
    #expect(Instant(typed: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-05-04", "2026-05-04T10:30Z", "2026-05-04T10:30:00", "2026-05-04 10:30:00Z", "2026-02-30T10:30:00Z",
    "2026-05-04T24:00:00Z", "2026-05-04T10:60:00Z", "2026-05-04T10:30:60Z", "2026-05-04T10:30:00+0800",
    "2026-05-04T10:30:00+8:00", "2026-05-04T10:30:00+24:00", "2026-05-04T10:30:00.Z", "2026-05-04T10:30:00ZZ",
    "2026-05-04T10:30:00＋08:00", "now",
  ])
  func `what is no instant with an offset is refused`(text: String) {
    #expect(Instant(typed: text) == nil)
  }
}

extension String {
  fileprivate func padding(to count: Int) -> String { self + String(repeating: "0", count: max(0, count - self.count)) }
}
