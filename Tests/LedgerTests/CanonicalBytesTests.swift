import TestSupport
import Testing

@testable import Ledger

/// What is read where it lies in an entry's bytes is what Swift itself would read from the text.
@Suite struct CanonicalBytesTests {
  @Test func `a whole number is read as Swift reads it`() {
    var random = SeededGenerator(seed: 21)
    let known = [
      "", "-", "+", "0", "-0", "+7", "007", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "-9223372036854775809", "99999999999999999999", "1 ", " 1", "1_0", "٣", "1\0",
    ]
    let made = (0..<3000).map { _ in
      let pieces = ["-", "+", "0", "1", "9", "922337203685477580", "7", "8", "x", " "]
      return (0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(pieces) }.joined()
    }
    for text in known + made {
      #expect(text.utf8.span.integer(at: 0..<text.utf8.count) == Int64(text), "\(text)")
    }
  }

  @Test func `every account, actor, date and time is read back where it lies`() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<500 {
      for posting in random.postings().all {
        let name = "x" + posting.account.description + "y"
        #expect(Account(name.utf8.span.extracting(1..<(name.utf8.count - 1))) == posting.account)
        #expect(Account(name) == nil)
      }
      let header = random.header()
      #expect(Actor(header.actor.description) == header.actor)
      #expect(LocalDate(header.date.description) == header.date)
    }
    for minute in 0..<1440 {
      let time = try #require(LocalTime(minuteOfDay: minute))
      #expect(LocalTime(time.description) == time)
    }
  }

  @Test(arguments: [
    "uid:", "uid:x", "uid:-1", "uid:4294967296", "uid:1/", "uid:1/member:", "uid:1/member:0", "uid:1/member:x",
    "uid:1/member:1/x", "uid:1/memb", "daemon ", "",
  ])
  func `what names nobody is nobody`(text: String) {
    #expect(Actor(text) == nil)
  }

  @Test(arguments: ["1:000", ":00", "24:00", "8:60", "8:5", "123:00", "8.30", "8:3x", "x:30", "", "٣:30"])
  func `what is no time is none`(text: String) {
    #expect(LocalTime(text) == nil)
  }
}
