import Ledger
import Testing

@testable import Rules

/// Which records say that somebody was at an activity.
@Suite struct PresenceRulesTests {
  private func nearby(_ activity: String?, measured: Bool, overlap: Int64 = 60) -> NearbyRecord {
    NearbyRecord(activity: activity, isMeasured: measured, overlap: Minutes(overlap))
  }

  @Test func `a record is of the activity that it names, and one without a name only where the door measured it`() {
    #expect(PresenceRules.mayBe(nearby("包水饺", measured: false), of: "包水饺"))
    #expect(PresenceRules.mayBe(nearby("包水饺", measured: true), of: "包水饺"))
    #expect(PresenceRules.mayBe(nearby(nil, measured: true), of: "包水饺"))
    #expect(!PresenceRules.mayBe(nearby(nil, measured: false), of: "包水饺"))
    #expect(!PresenceRules.mayBe(nearby("清扫", measured: true), of: "包水饺"))
    #expect(!PresenceRules.mayBe(nearby("清扫", measured: false), of: nil))
    #expect(!PresenceRules.mayBe(nearby("包水饺", measured: true, overlap: 0), of: "包水饺"))
  }

  @Test(arguments: [([60], true), ([59], false), ([30, 30], true), ([5], false), ([120], true), ([], false)])
  func `half of the time makes a presence, in one piece or several`(overlaps: [Int64], isPresence: Bool) {
    let records = overlaps.map { nearby("包水饺", measured: true, overlap: $0) }
    #expect(PresenceRules.wasThere(records, of: Minutes(120)) == isPresence)
  }
}
