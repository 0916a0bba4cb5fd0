import LineProtocol
import Testing

@Suite struct IdempotencyKeyTests {
  @Test func `keys differ, and have the characters and length of a key`() {
    var generator = SystemRandomNumberGenerator()
    let keys = Set((0..<100).map { _ in IdempotencyKey.make(atMilliseconds: 1_794_787_200_000, using: &generator) })
    #expect(keys.count == 100)
    #expect(keys.allSatisfy { $0.wholeMatch(of: /c-01m7gtek00[0-9a-z]{16}/) != nil })
  }

  @Test func `a later key sorts behind an earlier one`() {
    var generator = SystemRandomNumberGenerator()
    let times: [Int64] = [0, 1, 31, 32, 1_794_787_200_000, 1_794_787_200_001, 4_102_444_800_000]
    let keys = times.map { IdempotencyKey.make(atMilliseconds: $0, using: &generator) }
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}
