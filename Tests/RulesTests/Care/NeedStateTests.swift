import Rules
import TestSupport
import Testing

/// Where a need can stand, and what can be done with it there.
@Suite struct NeedStateTests {
  /// What a bank would know of one need.
  private struct Known {
    var isCancelled = false
    var isClaimed = false
    var hasRecord = false
    var isConfirmed = false

    var state: NeedState {
      NeedState(isCancelled: isCancelled, isClaimed: isClaimed, hasRecord: hasRecord, isConfirmed: isConfirmed)
    }

    mutating func undergo(_ act: NeedState.Act) {
      switch act {
      case .claim: isClaimed = true
      case .release: isClaimed = false
      case .meet: (hasRecord, isConfirmed) = (true, false)
      case .confirm: isConfirmed = true
      case .cancel: isCancelled = true
      }
    }
  }

  @Test func `whatever is done and undone, a need is met once and stands where the last step left it`() {
    let after: [NeedState.Act: NeedState] = [
      .claim: .claimed, .release: .open, .meet: .done, .confirm: .confirmed, .cancel: .cancelled,
    ]
    var random = SeededGenerator(seed: 31)
    for _ in 0..<500 {
      var known = Known()
      var records = 0
      for _ in 0..<30 {
        if known.hasRecord, Bool.random(using: &random) {
          // The record is reversed: whoever had claimed the need still has.
          (known.hasRecord, known.isConfirmed) = (false, false)
          records -= 1
          #expect(known.state == .claimed)
          continue
        }
        let act = random.pick(NeedState.Act.allCases)
        guard known.state.allows(act) else { continue }
        known.undergo(act)
        if act == .meet { records += 1 }
        #expect(known.state == after[act])
        #expect((0...1).contains(records) && (records == 1) == (known.state == .done || known.state == .confirmed))
        #expect(!known.isCancelled || known.state == .cancelled)
      }
    }
  }

  @Test func `what was cancelled or confirmed takes no further step, all else takes one`() {
    for state in NeedState.allCases {
      let possible = NeedState.Act.allCases.filter(state.allows)
      #expect(possible.isEmpty == (state == .cancelled || state == .confirmed), "\(state)")
      #expect(state.isUnmet == possible.contains(.cancel))
    }
  }
}
