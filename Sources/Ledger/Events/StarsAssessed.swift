/// Everybody's stars were judged anew, under a version of the rules that holds for stars from then on.
///
/// See `policy set` and `stars assess` under "Stars" in the domain reference.
public struct StarsAssessed: Hashable, Sendable {
  /// The version of the rules that stars follow from this entry on.
  public let policyVersion: Int64
  /// Whose stars changed, members first, each group in its order.
  public let stars: [StarChange]

  /// Describes an assessment.
  public init(policyVersion: Int64, stars: [StarChange]) {
    self.policyVersion = policyVersion
    self.stars = stars
  }

  func write(to facts: inout FactWriter) {
    facts.put("version", policyVersion)
    facts.put("star", each: stars)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    policyVersion = try facts.integer("version")
    stars = try facts.values("star") { StarChange($0) }
  }
}
