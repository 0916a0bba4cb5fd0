import Ledger
import Rules
import Testing

@Suite("Who may give hours to whom")
struct GivingRulesTests {
  private static let payer = MemberNumber(17)
  private static let payee = MemberNumber(18)

  private static func home(_ household: String, _ relation: Relation) throws -> TransferFacts.Home {
    TransferFacts.Home(household: try #require(Code(household)), relation: relation)
  }

  private static func violation(
    _ policy: TransferPolicy, _ payerHome: TransferFacts.Home?, _ payeeHome: TransferFacts.Home?,
    available: Int64 = 120, minutes: Int64 = 120, toSelf: Bool = false
  ) throws -> GivingViolation? {
    let payer = try #require(payer)
    let other = try #require(payee)
    let rules = try RedemptionPolicy(transfer: policy, relatives: [.spouse, .child])
    do throws(GivingViolation) {
      try GivingRules.judgeTransfer(
        of: Minutes(minutes), from: payer, to: toSelf ? payer : other,
        facts: TransferFacts(payerHome: payerHome, payeeHome: payeeHome, available: Minutes(available)), policy: rules)
      return nil
    } catch {
      return error
    }
  }

  /// Two people of one household, two of different ones, and one without.
  private static let homes: [(payer: (String, Relation)?, payee: (String, Relation)?)] = [
    (("a", .head), ("a", .child)), (("a", .sibling), ("a", .head)), (("a", .head), ("b", .head)), (("a", .head), nil),
    (nil, nil),
  ]

  @Test(arguments: [
    (TransferPolicy.none, [false, false, false, false, false]), (.household, [true, true, false, false, false]),
    (.relatives, [true, false, false, false, false]), (.any, [true, true, true, true, true]),
  ])
  func `a policy allows transfers between those that it names`(policy: TransferPolicy, allowed: [Bool]) throws {
    for (homes, isAllowed) in zip(Self.homes, allowed) {
      let found = try Self.violation(
        policy, try homes.payer.map { try Self.home($0.0, $0.1) }, try homes.payee.map { try Self.home($0.0, $0.1) })
      #expect(found == (isAllowed ? nil : .notAllowed(policy)))
    }
  }

  @Test func `nobody gives to themselves, gives what they have not, or gives while in debt`() throws {
    #expect(try Self.violation(.any, nil, nil, toSelf: true) == .samePerson)
    #expect(
      try Self.violation(.any, nil, nil, minutes: 121)
        == .insufficient(available: Minutes(120), needed: Minutes(121)))
    #expect(try Self.violation(.any, nil, nil, available: -1, minutes: 1) == .inDebt(available: Minutes(-1)))
    #expect(
      try Self.violation(.any, nil, nil, available: 0, minutes: 1)
        == .insufficient(available: .zero, needed: Minutes(1)))
  }
}
