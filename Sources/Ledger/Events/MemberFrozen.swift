/// A member's data must be kept until a day, since a legal term runs; or need not any more.
public struct MemberFrozen: Hashable, Sendable {
  /// The member.
  public let member: MemberNumber
  /// The last day on which nothing may be erased; nil where the freeze ended.
  public let until: LocalDate?
  /// Why.
  public let reason: String

  /// Describes a freeze, or with no last day its end.
  public init(member: MemberNumber, until: LocalDate?, reason: String) {
    self.member = member
    self.until = until
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("until", ifPresent: until)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    until = try facts.date(ifPresent: "until")
    reason = facts.text("reason") ?? ""
  }
}
