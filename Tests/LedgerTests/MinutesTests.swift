import Ledger
import TestSupport
import Testing

@Suite struct MinutesTests {
  @Test(arguments: [
    (0, "0:00"), (1, "0:01"), (59, "0:59"), (60, "1:00"), (6135, "102:15"), (-1, "-0:01"), (-30, "-0:30"),
    (-61, "-1:01"),
    (Int64.max, "153722867280912930:07"), (Int64.min, "-153722867280912930:08"),
  ])
  func `a length is written in hours and two digits of minutes`(count: Int64, text: String) {
    #expect(Minutes(count).description == text)
  }

  @Test func `sums are exact or refused`() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let left = random.int64NearLimits()
      let right = random.int64NearLimits()
      let sum = Int128(left) + Int128(right)
      let difference = Int128(left) - Int128(right)
      #expect((try? Minutes(left).adding(Minutes(right)).count) == Int64(exactly: sum))
      #expect((try? Minutes(left).subtracting(Minutes(right)).count) == Int64(exactly: difference))
      #expect((try? Minutes(left).negated().count) == Int64(exactly: -Int128(left)))
      #expect(Minutes(hours: left)?.count == Int64(exactly: Int128(left) * 60))
      #expect((Minutes(left) < Minutes(right)) == (left < right))
      #expect(Minutes(left).isPositive == (left > 0))
    }
  }

  @Test func `what leaves the range is an overflow`() {
    #expect(throws: LedgerError.overflow) { try Minutes(.max).adding(Minutes(1)) }
    #expect(throws: LedgerError.overflow) { try Minutes(.min).subtracting(Minutes(1)) }
    #expect(throws: LedgerError.overflow) { try Minutes(.min).negated() }
  }
}

extension SeededGenerator {
  /// A number of any size, often one at the very end of the range.
  mutating func int64NearLimits() -> Int64 {
    switch UInt8.random(in: 0...4, using: &self) {
    case 0: Int64.random(in: -100...100, using: &self)
    case 1: Int64.max - Int64.random(in: 0...2, using: &self)
    case 2: Int64.min + Int64.random(in: 0...2, using: &self)
    default: Int64.random(in: Int64.min...Int64.max, using: &self)
    }
  }
}
