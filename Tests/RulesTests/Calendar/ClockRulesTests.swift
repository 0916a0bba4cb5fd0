import Rules
import TestSupport
import Testing

@Suite struct ClockRulesTests {
  @Test func `only more than an hour apart is a leap, forward or back`() {
    let before = ClockRules.Look(wallMilliseconds: 5_000_000, bootMilliseconds: 10_000)
    for (seconds, leap) in [(3600, nil), (-3600, nil), (3601, 3601), (-3601, -3601), (0, nil)] as [(Int64, Int64?)] {
      let now = ClockRules.Look(
        wallMilliseconds: 5_000_000 + (60 + seconds) * 1000, bootMilliseconds: 10_000 + 60_000)
      #expect(ClockRules.leapSeconds(from: before, to: now) == leap)
    }
  }

  @Test func `the end of the range is a leap and no crash`() {
    let before = ClockRules.Look(wallMilliseconds: .min, bootMilliseconds: 0)
    let now = ClockRules.Look(wallMilliseconds: .max, bootMilliseconds: 0)
    #expect(ClockRules.leapSeconds(from: before, to: now) != nil)
  }
}
