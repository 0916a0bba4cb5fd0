import GRDB
public import Ledger
public import Rules

/// A station's evaluations of a period that were closed.
public struct ClosedEvaluation: Sendable {
  /// The station.
  public let station: Code
  /// The period.
  public let period: EvaluationPeriod
  /// The day on which they were closed.
  public let date: LocalDate
  /// How many members and teams were evaluated.
  public let results: Int64
  /// The entry that closed them.
  public let entry: Int64
}

extension BookReader {
  /// A station's evaluations of a period, where they are closed.
  public func closedEvaluation(of station: Code, _ period: EvaluationPeriod) throws -> ClosedEvaluation? {
    try closedEvaluations(of: station).first { $0.period == period }
  }

  /// All evaluations that were closed, in the order in which that happened.
  public func closedEvaluations(of station: Code?) throws -> [ClosedEvaluation] {
    try db.all(
      """
      SELECT station, period, date,
        (SELECT count(*) FROM evaluation_result WHERE evaluation_result.entry = evaluation.entry), entry
      FROM evaluation \(station == nil ? "" : "WHERE station = ?") ORDER BY entry
      """, [station?.text].compactMap { $0 }
    ) { row in
      guard let period = EvaluationPeriod(row[1] as String) else { throw row.damage(1) }
      return ClosedEvaluation(
        station: try row.code(0), period: period, date: try row.date(2), results: row[3], entry: row[4])
    }
  }

  /// The results that an entry has fixed, members before teams.
  public func evaluationResults(fixedBy entry: Int64) throws -> [EvaluationResult] {
    try db.all("SELECT result FROM evaluation_result WHERE entry = ?", [entry], readResult)
      .sorted { $0.subject < $1.subject }
  }

  /// The results of one member or team in all periods that were closed, oldest first.
  public func evaluationResults(
    of subject: StarSubject
  ) throws -> [(period: EvaluationPeriod, entry: Int64, result: EvaluationResult)] {
    try db.all(
      """
      SELECT result, period, evaluation.entry
      FROM evaluation_result JOIN evaluation ON evaluation.entry = evaluation_result.entry
      WHERE subject = ? ORDER BY evaluation.entry
      """, [subject.description]
    ) { row in
      guard let period = EvaluationPeriod(row[1] as String) else { throw row.damage(1) }
      return (period, row[2], try readResult(row))
    }
  }

  /// Shows what was said of a period, of everybody or of one.
  public func evaluationWords(
    _ period: EvaluationPeriod?, on subject: StarSubject? = nil,
    _ take: (_ subject: StarSubject, _ period: EvaluationPeriod, _ score: Score, _ note: String?) -> Void
  ) throws {
    var conditions = RowConditions()
    conditions.add("subject = ?", subject?.description)
    conditions.add("period = ?", period?.description)
    try db.each(
      """
      SELECT subject, score, (SELECT text FROM entry_text WHERE entry_text.entry = evaluation_word.entry AND name = 'note'),
        period
      FROM evaluation_word WHERE \(conditions.sql)
      ORDER BY subject, period, speaker
      """, conditions.arguments
    ) { row in
      guard let subject = StarSubject(row[0] as String) else { throw row.damage(0) }
      guard let score = Score(row[1] as Int64) else { throw row.damage(1) }
      guard let period = EvaluationPeriod(row[3] as String) else { throw row.damage(3) }
      take(subject, period, score, row[2])
    }
  }

  /// Shows every posted record of a period with what its scores come to; lumps from older books are of no period.
  ///
  /// - Parameter member: Only those of this member; nil for all.
  public func evaluatedServices(
    _ period: EvaluationPeriod, of member: MemberNumber? = nil, _ take: (EvaluationSheet.Service) throws -> Void
  ) throws {
    // By station as by member an index finds those of the period.
    let condition = member == nil ? "record.station IN (SELECT code FROM station)" : "record.member = ?"
    var arguments: [any SQLValue] = [period.first.dayNumber, period.last.dayNumber]
    if let member { arguments.insert(member.value, at: 0) }
    var scores: [Int64: [(source: ScoreSource, score: Score)]] = [:]
    try db.each(
      """
      SELECT score.record, score.source, score.score FROM record CROSS JOIN score ON score.record = record.number
      WHERE \(condition) AND record.date BETWEEN ? AND ? AND record.state = 'posted' AND score.replaced IS NULL
      ORDER BY score.entry
      """, arguments
    ) { row in
      guard let source = ScoreSource(rawValue: row[1]) else { throw row.damage(1) }
      guard let score = Score(row[2] as Int64) else { throw row.damage(2) }
      scores[row[0], default: []].append((source, score))
    }
    try db.each(
      """
      SELECT number, member, team, brigades, minutes FROM record
      WHERE \(condition) AND date BETWEEN ? AND ? AND state = 'posted' AND source <> 'carried-over'
      """, arguments
    ) { row in
      try take(
        EvaluationSheet.Service(
          member: try row.number(1), teams: try (row.code(ifPresent: 2).map { [$0] } ?? []) + row.codes(3),
          minutes: Minutes(row[4]), quality: QualityTally(scores: scores[row[0]] ?? [])))
    }
  }

  private func readResult(_ row: SQLRow) throws -> EvaluationResult {
    guard let result = EvaluationResult(row[0] as String) else { throw row.damage(0) }
    return result
  }
}
