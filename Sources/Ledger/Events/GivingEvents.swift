/// What somebody is to the head of their household.
public enum Relation: String, CaseIterable, Sendable {
  /// The head of the household.
  case head
  /// Husband or wife.
  case spouse
  /// Father, mother, or those of the spouse.
  case parent
  /// Son or daughter, or their husband or wife.
  case child
  /// A parent's parent.
  case grandparent
  /// A child's child.
  case grandchild
  /// Brother or sister.
  case sibling
  /// Anybody else who lives there.
  case other
}

/// A member joined a household, became something else in it, or left it.
public struct HouseholdChange: Hashable, Sendable {
  /// `add`, `set` or `close`.
  public let action: ChangeAction
  /// The household.
  public let household: Code
  /// Who.
  public let member: MemberNumber
  /// What the member is to the head.
  public let relation: Relation

  /// Describes a change.
  public init(action: ChangeAction, household: Code, member: MemberNumber, relation: Relation) {
    self.action = action
    self.household = household
    self.member = member
    self.relation = relation
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("household", household)
    facts.put("member", member)
    facts.put("relation", relation.rawValue)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { ChangeAction(rawValue: $0) }
    household = try facts.code("household")
    member = try facts.number("member")
    relation = try facts.value("relation") { Relation(rawValue: $0) }
  }
}

/// A member gave hours to another; how many, the postings say.
public struct HoursTransferred: Hashable, Sendable {
  /// Who gave.
  public let payer: MemberNumber
  /// Who received.
  public let payee: MemberNumber
  /// Why.
  public let reason: String?

  /// Describes a transfer.
  public init(payer: MemberNumber, payee: MemberNumber, reason: String?) {
    self.payer = payer
    self.payee = payee
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("from", payer)
    facts.put("to", payee)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    payer = try facts.number("from")
    payee = try facts.number("to")
    reason = facts.text("reason")
  }
}

/// Hours went between a member and a pool; how many, the postings say.
public struct PoolMovement: Hashable, Sendable {
  /// The member.
  public let member: MemberNumber
  /// The pool.
  public let pool: Code
  /// The month, as `2026-05`, whose allowance it is; nil where somebody moved the hours.
  public let month: String?
  /// Why.
  public let reason: String?

  /// Describes a movement.
  public init(member: MemberNumber, pool: Code, month: String? = nil, reason: String?) {
    self.member = member
    self.pool = pool
    self.month = month
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("pool", pool)
    facts.put("month", ifPresent: month)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    pool = try facts.code("pool")
    month = facts.string(ifPresent: "month")
    reason = facts.text("reason")
  }
}
