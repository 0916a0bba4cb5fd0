/// A member said whether the public page of credit (信用公示) may show them.
public struct CreditConsent: Hashable, Sendable {
  /// Whose word it is.
  public let member: MemberNumber
  /// Whether it may.
  public let isGiven: Bool

  /// Describes the word.
  public init(member: MemberNumber, isGiven: Bool) {
    self.member = member
    self.isGiven = isGiven
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("consent", isGiven ? "given" : "refused")
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    switch try facts.string("consent") {
    case "given": isGiven = true
    case "refused": isGiven = false
    case let other: throw .malformed(reason: "consent is \(other)")
    }
  }
}
