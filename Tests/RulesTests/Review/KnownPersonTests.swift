import Rules
import Testing

@Suite struct KnownPersonTests {
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
