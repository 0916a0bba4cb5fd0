import Ledger
import Rules
import Testing

/// Which texts go with a member who is erased.
@Suite struct ErasureRulesTests {
  private static let peopleless: Set<EntryKind> = [
    .bank, .policy, .assessment, .station, .operator, .team, .membership, .offer, .pool, .allowance, .head, .clock,
    .trust,
  ]

  private func rules(countsByActivity: Bool = false) -> ErasureRules {
    ErasureRules(
      own: ErasureRules.Numbers(members: ["17", "20"], records: ["5"], redemptions: ["3"], adjustments: ["2"]),
      names: ["张三", "13800000017"], countsByActivity: countsByActivity)
  }

  private func isOwn(_ kind: EntryKind, _ facts: KeyValuePairs<String, String>) -> Bool {
    rules().isOwn(kind, facts: facts.map { (name: $0.key, value: $0.value) })
  }

  @Test func `an entry is the member's own by number, record, redemption or adjustment`() {
    #expect(isOwn(.member, ["station": "jindu", "member": "17"]))
    #expect(isOwn(.service, ["member": "20"]), "whoever was taken into the member is the same person")
    #expect(isOwn(.score, ["record": "5"]) && isOwn(.service, ["replaces": "5"]))
    #expect(isOwn(.redemption, ["redemption": "3"]) && isOwn(.adjustment, ["adjustment": "2"]))
    for name in ["volunteer", "resident", "about"] {
      #expect(isOwn(.pair, [name: "17"]) && !isOwn(.pair, [name: "18"]), "\(name)")
    }
    #expect(!isOwn(.member, ["member": "18"]) && !isOwn(.score, ["record": "17"]) && !isOwn(.member, [:]))
  }

  @Test func `who gave and who got is a member only in a transfer`() {
    #expect(isOwn(.transfer, ["from": "17", "to": "18"]) && isOwn(.transfer, ["from": "18", "to": "17"]))
    #expect(!isOwn(.stockMove, ["from": "17", "to": "20"]))
  }

  @Test(arguments: EntryKind.allCases) func `of the own entries all goes but what hours and pieces hang on`(
    kind: EntryKind
  ) {
    for name in ["name", "phone", "note", "reason", "guardian", "place", "beneficiary"] {
      #expect(rules().goes(name, "独居", of: kind, isOwn: true) == !Self.peopleless.contains(kind), "\(name)")
    }
    for name in ["birth", "code", "activity"] { #expect(!rules().goes(name, "1958-03-02", of: kind, isOwn: true)) }
  }

  @Test(arguments: EntryKind.allCases) func `of other entries goes what names the member`(kind: EntryKind) {
    let isOfPeople = !Self.peopleless.contains(kind)
    #expect(rules().goes("note", "打13800000017给张三", of: kind, isOwn: false) == isOfPeople)
    #expect(!rules().goes("note", "打给李四", of: kind, isOwn: false))
  }

  @Test func `another member of the same name keeps it`() {
    for name in ["name", "guardian", "phone", "birth"] {
      #expect(!rules().goes(name, "张三", of: .member, isOwn: false), "\(name)")
    }
    #expect(rules().goes("note", "张三的邻居", of: .member, isOwn: false))
    #expect(!rules().goes("code", "13800000017", of: .hold, isOwn: false))
  }

  @Test func `an activity goes where it names the member, and never where hours count by it`() {
    for isOwn in [true, false] {
      #expect(rules().goes("activity", "给张三理发", of: .service, isOwn: isOwn))
      #expect(!rules().goes("activity", "理发", of: .service, isOwn: isOwn))
      #expect(!rules(countsByActivity: true).goes("activity", "给张三理发", of: .service, isOwn: isOwn))
    }
    #expect(ErasureRules.countsByActivity(setting: "stars.activity_cap", "600"))
    #expect(!ErasureRules.countsByActivity(setting: "stars.activity_cap", "0"))
    #expect(!ErasureRules.countsByActivity(setting: "stars.volunteer", "600"))
  }

  @Test func `a name of one character is not looked for everywhere`() {
    #expect(ErasureRules.tells("name", "张三") && ErasureRules.tells("phone", "13800000017"))
    #expect(!ErasureRules.tells("name", "张") && !ErasureRules.tells("note", "独居"))
  }
}
