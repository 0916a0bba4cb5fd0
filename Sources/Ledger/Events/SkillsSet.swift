/// What a member can do changed; the entry carries all skills after it.
public struct SkillsSet: Hashable, Sendable {
  /// Whose they are.
  public let member: MemberNumber
  /// The skills, each once and in the order of the codes.
  public let skills: [Code]

  /// Describes the skills of a member.
  public init(member: MemberNumber, skills: some Sequence<Code>) {
    self.member = member
    self.skills = Set(skills).sorted()
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("skill", each: skills)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    self.init(member: try facts.number("member"), skills: try facts.values("skill") { Code($0) })
  }
}
