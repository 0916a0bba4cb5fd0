import Ledger
import Rules
import Testing

@Suite struct PINLockTests {
  private let now = Instant(milliseconds: 1_000_000)

  @Test func `the fifth wrong PIN locks for fifteen minutes, and counting begins anew`() {
    var wrong = 0
    for count in 1...4 {
      let after = PINLock.afterWrong(wrong, now: now)
      #expect(after.wrong == count && after.lockedUntil == nil)
      wrong = after.wrong
    }
    let last = PINLock.afterWrong(wrong, now: now)
    #expect(last.wrong == 0)
    #expect(last.lockedUntil == Instant(milliseconds: now.milliseconds + 900_000))
  }

  @Test func `a lock holds up to its end and not at it`() {
    let end = Instant(milliseconds: now.milliseconds + 1)
    #expect(PINLock.isLocked(until: end, now: now))
    #expect(!PINLock.isLocked(until: end, now: end))
    #expect(!PINLock.isLocked(until: nil, now: now))
  }
}
