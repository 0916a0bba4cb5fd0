import Rules
import Testing

@Suite struct FourEyesTests {
  @Test func `whatever is forced, and whatever undoes what two agreed on, is a reversal`() {
    #expect(FourEyesAct.act(of: "service reverse", isForced: true) == .reversal)
    #expect(FourEyesAct.act(of: "service reverse", isForced: false) == nil)
    #expect(FourEyesAct.act(of: "journal reverse", isForced: false) == .reversal)
    #expect(FourEyesAct.act(of: "a command of tomorrow", isForced: true) == .reversal)
  }

  @Test func `an adjustment has its own second pair of eyes`() {
    #expect(FourEyesAct.act(of: "adjust", isForced: true) == nil)
  }

  @Test func `what a pool pays out and new rules are acts of their own`() {
    #expect(FourEyesAct.act(of: "grant", isForced: false) == .grant)
    #expect(FourEyesAct.act(of: "pool allowance", isForced: false) == .grant)
    #expect(FourEyesAct.act(of: "policy set", isForced: false) == .policy)
    #expect(FourEyesAct.act(of: "station add", isForced: false) == nil)
  }

  @Test func `the same user or the same member is never another person`() {
    let people = (1...3).flatMap { user in
      [Set<Int>(), [1], [2], [1, 2]].map { KnownPerson(user: user, members: $0) }
    }
    for one in people {
      #expect(!one.isOther(than: one))
      for two in people {
        #expect(one.isOther(than: two) == two.isOther(than: one))
        #expect(
          one.isOther(than: two) == (one.user != two.user && one.members.intersection(two.members).isEmpty))
      }
    }
  }
}
