import GRDB
public import Ledger

/// A score as the books hold it.
public struct StoredScore: Hashable, Sendable {
  /// The entry that gave it.
  public let entry: Int64
  /// The record that was scored.
  public let record: RecordNumber
  /// Whose word it is.
  public let scorer: Scorer
  /// As what the scorer spoke.
  public let source: ScoreSource
  /// How good the service was.
  public let score: Score
  /// What was said about it.
  public let note: String?
}

extension BookReader {
  private static let scoreColumns = """
    SELECT score.entry, score.record, score.scorer, score.source, score.score,
      (SELECT text FROM entry_text WHERE entry = score.entry AND name = 'note')
    FROM score
    """

  /// The scores of a record that hold, in the order in which they were given.
  public func scores(of record: RecordNumber) throws -> [StoredScore] {
    try db.all(
      "\(Self.scoreColumns) WHERE record = ? AND replaced IS NULL ORDER BY score.entry", [record.value], readScore)
  }

  /// The scores of a member's posted records that hold, by entry.
  public func scores(of member: MemberNumber, _ page: Page<Int64>) throws -> [StoredScore] {
    try db.all(
      """
      \(Self.scoreColumns) JOIN record ON record.number = score.record
      WHERE record.member = ? AND record.state = 'posted' AND score.replaced IS NULL AND score.entry > ?
      ORDER BY score.entry LIMIT ?
      """, [member.value, page.after ?? 0, page.sqlLimit], readScore)
  }

  /// What the scores of a record come to, reversed or not.
  public func tally(of record: RecordNumber) throws -> QualityTally {
    QualityTally(scores: try scores(of: record).map { ($0.source, $0.score) })
  }

  /// How a score that is about to be given changes what the scores of its record come to.
  public func tallyChange(by scored: QualityScored) throws -> QualityTally {
    let scores = try scores(of: scored.record)
    let others = scores.filter { $0.scorer != scored.scorer }.map { (source: $0.source, score: $0.score) }
    return QualityTally(scores: others + [(scored.source, scored.score)])
      .subtracting(QualityTally(scores: scores.map { ($0.source, $0.score) }))
  }

  /// What the scores of each year of a member or team come to.
  public func qualities(of subject: StarSubject) throws -> [Int: QualityTally] {
    let groups = try db.all(
      "\(Self.totalColumns) WHERE subject = ?", [subject.description]
    ) { row in try readTotal(row) }
    return Self.tallies(groups)
  }

  /// What the scores of each year of everybody come to.
  public func qualities() throws -> [StarSubject: [Int: QualityTally]] {
    let groups = try db.all(Self.totalColumns) { row in try readTotal(row) }
    return Dictionary(grouping: groups, by: \.subject).mapValues(Self.tallies)
  }

  private static let totalColumns = """
    SELECT subject, year, sources, records, recipient_scores, team_scores, station_scores, recipient, team, station
    FROM quality_total
    """

  private typealias Total = (
    subject: StarSubject, year: Int, sources: Set<ScoreSource>, group: QualityTally.Group
  )

  private static func tallies(_ totals: [Total]) -> [Int: QualityTally] {
    guard !totals.isEmpty else { return [:] }
    return Dictionary(grouping: totals, by: \.year).mapValues { totals in
      QualityTally(groups: Dictionary(totals.map { ($0.sources, $0.group) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func readTotal(_ row: SQLRow) throws -> Total {
    guard let subject = StarSubject(row[0] as String) else { throw row.damage(0) }
    guard let sources = QualitySources.read(row[2]) else { throw row.damage(2) }
    let group = QualityTally.Group(
      records: row[3], scores: QualityTally.PerSource(recipient: row[4], team: row[5], station: row[6]),
      sums: QualityTally.PerSource(recipient: row[7], team: row[8], station: row[9]))
    return (subject, row[1], sources, group)
  }

  private func readScore(_ row: SQLRow) throws -> StoredScore {
    guard let scorer = Scorer(row[2] as String) else { throw row.damage(2) }
    guard let source = ScoreSource(rawValue: row[3]) else { throw row.damage(3) }
    guard let score = Score(row[4] as Int64) else { throw row.damage(4) }
    return StoredScore(
      entry: row[0], record: try row.number(1), scorer: scorer, source: source, score: score, note: row[5])
  }
}
