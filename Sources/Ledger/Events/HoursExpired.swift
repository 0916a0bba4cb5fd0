/// Hours of a member lapsed because they had been there for too long; how many, the postings say.
public struct HoursExpired: Hashable, Sendable {
  /// Whose.
  public let member: MemberNumber
  /// What had been credited before this day and not been spent since lapsed.
  public let creditedBefore: LocalDate
  /// After how many years hours lapsed by the rules of then.
  public let years: Int

  /// Describes an expiry.
  public init(member: MemberNumber, creditedBefore: LocalDate, years: Int) {
    self.member = member
    self.creditedBefore = creditedBefore
    self.years = years
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("before", creditedBefore)
    facts.put("years", years)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    creditedBefore = try facts.date("before")
    years = Int(clamping: try facts.integer("years"))
  }
}
