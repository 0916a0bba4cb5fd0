/// A score was given to a service record, or changed by the one who had given it.
///
/// See "Quality of a record" in the domain reference.
public struct QualityScored: Hashable, Sendable {
  /// The record that was scored.
  public let record: RecordNumber
  /// As what the scorer speaks.
  public let source: ScoreSource
  /// Whose word it is; a later score of the same scorer takes the place of this one.
  public let scorer: Scorer
  /// How good the service was.
  public let score: Score
  /// What was said about it; lies beside the chain.
  public let note: String?
  /// The changes of stars that it caused.
  public let stars: [StarChange]

  /// Describes a score.
  public init(
    record: RecordNumber, source: ScoreSource, scorer: Scorer, score: Score, note: String?, stars: [StarChange]
  ) {
    self.record = record
    self.source = source
    self.scorer = scorer
    self.score = score
    self.note = note
    self.stars = stars
  }

  func write(to facts: inout FactWriter) {
    facts.put("record", record)
    facts.put("source", source.rawValue)
    facts.put("scorer", scorer)
    facts.put("score", score)
    facts.putText("note", ifPresent: note)
    facts.put("star", each: stars)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    record = try facts.number("record")
    source = try facts.value("source") { ScoreSource(rawValue: $0) }
    scorer = try facts.value("scorer") { Scorer($0) }
    score = try facts.value("score") { Int64($0).flatMap { Score($0) } }
    note = facts.text("note")
    stars = try facts.values("star") { StarChange($0) }
  }
}
