/// Everybody's stars were judged anew: under a version of the rules that holds for stars from then on, or with what
/// was recorded in a closed period.
///
/// See `policy set` and `stars assess` under "Stars" in the domain reference. Entries of the first format know no period.
public struct StarsAssessed: Hashable, Sendable {
  /// The version of the rules that stars follow from this entry on.
  public let policyVersion: Int64
  /// The period that was assessed; nil where the rules changed.
  public let period: AssessmentPeriod?
  /// The entry that had assessed the period before: what came late is an amendment to it.
  public let amends: EntryNumber?
  /// Whose stars changed, members first, each group in its order.
  public let stars: [StarChange]

  /// Describes an assessment.
  public init(
    policyVersion: Int64, period: AssessmentPeriod? = nil, amends: EntryNumber? = nil, stars: [StarChange]
  ) {
    self.policyVersion = policyVersion
    self.period = period
    self.amends = amends
    self.stars = stars
  }

  func write(to facts: inout FactWriter) {
    facts.put("version", policyVersion)
    facts.put("period", ifPresent: period)
    facts.put("amends", ifPresent: amends)
    facts.put("star", each: stars)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    policyVersion = try facts.integer("version")
    period = try facts.value(ifPresent: "period") { AssessmentPeriod($0) }
    amends = try facts.number(ifPresent: "amends")
    stars = try facts.values("star") { StarChange($0) }
  }
}
