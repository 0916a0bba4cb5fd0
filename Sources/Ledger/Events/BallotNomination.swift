/// Somebody on a ballot's list, with what the books said for them when they were put on it.
public struct BallotNomination: Hashable, Sendable {
  /// What speaks for somebody: the service of the ballot's year.
  public struct Evidence: Hashable, Sendable {
    /// The hours served.
    public let minutes: Minutes
    /// In how many records.
    public let services: Int64
    /// How good it was found; nil where nobody said.
    public let quality: MeanQuality?
    /// The stars held.
    public let stars: Int

    /// Puts it together.
    public init(minutes: Minutes, services: Int64, quality: MeanQuality?, stars: Int) {
      self.minutes = minutes
      self.services = services
      self.quality = quality
      self.stars = stars
    }
  }

  /// The place on the list, from 1: what electors choose by.
  public let place: Int
  /// Who it is.
  public let subject: StarSubject
  /// What the books said.
  public let evidence: Evidence
  /// What people said; beside the chain.
  public let reason: String?

  /// Describes a nomination.
  public init(place: Int, subject: StarSubject, evidence: Evidence, reason: String?) {
    self.place = place
    self.subject = subject
    self.evidence = evidence
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("step", "nominated")
    facts.put("place", place)
    facts.put(subject)
    facts.put("minutes", evidence.minutes)
    facts.put("services", evidence.services)
    facts.put("quality", ifPresent: evidence.quality)
    facts.put("stars", evidence.stars)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    self.init(
      place: Int(clamping: try facts.integer("place")), subject: try facts.subject(),
      evidence: Evidence(
        minutes: try facts.minutes("minutes"), services: try facts.integer("services"),
        quality: try facts.value(ifPresent: "quality") { MeanQuality($0) },
        stars: Int(clamping: try facts.integer("stars"))),
      reason: facts.text("reason"))
  }
}
