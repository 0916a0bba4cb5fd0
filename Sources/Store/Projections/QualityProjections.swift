import GRDB
import Ledger

extension Projector {
  func apply(_ event: QualityScored, entry: Int64) throws {
    let record = try db.first(
      "SELECT member, date, team, brigades, state = 'posted' FROM record WHERE number = ?", [event.record.value]
    ) { row in
      (
        member: try row.number(0) as MemberNumber, year: try row.date(1).year,
        teams: try (row.code(ifPresent: 2).map { [$0] } ?? []) + row.codes(3), isPosted: row[4] as Bool
      )
    }
    guard let record, record.isPosted else {
      throw LedgerError.malformed(reason: "record \(event.record) cannot be scored")
    }
    let books = BookReader(db)
    let before = try books.tally(of: event.record)
    try db.run(
      "UPDATE score SET replaced = ? WHERE record = ? AND scorer = ? AND replaced IS NULL",
      [entry, event.record.value, event.scorer.description])
    try db.run(
      "INSERT INTO score (entry, record, scorer, source, score) VALUES (?, ?, ?, ?, ?)",
      [entry, event.record.value, event.scorer.description, event.source.rawValue, event.score.value])
    let change = try books.tally(of: event.record).subtracting(before)
    let subjects = [StarSubject.member(record.member)] + record.teams.map { .team($0) }
    try count(change, year: record.year, of: subjects, entry: entry)
    try apply(event.stars, entry: entry)
  }

  /// Adds to what the scores of a year come to.
  func count(_ change: QualityTally, year: Int, of subjects: [StarSubject], entry: Int64) throws {
    try db.changeYears(of: subjects) { try add(change, year: year, of: subjects, entry: entry) }
  }

  private func add(_ change: QualityTally, year: Int, of subjects: [StarSubject], entry: Int64) throws {
    for (sources, group) in change.groups {
      let counts = [group.scores, group.sums].flatMap { [$0.recipient, $0.team, $0.station] }
      for subject in subjects {
        try db.run(
          """
          INSERT INTO quality_total (
            subject, year, sources, records, recipient_scores, team_scores, station_scores, recipient, team, station,
            entry)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
          ON CONFLICT (subject, year, sources) DO UPDATE SET
            records = records + ?4, recipient_scores = recipient_scores + ?5, team_scores = team_scores + ?6,
            station_scores = station_scores + ?7, recipient = recipient + ?8, team = team + ?9,
            station = station + ?10, entry = ?11
          """,
          [subject.description, year, QualitySources.text(sources), group.records] + counts + [entry])
      }
    }
  }
}

/// Sets of sources as the books keep them.
enum QualitySources {
  static func text(_ sources: Set<ScoreSource>) -> String {
    ScoreSource.allCases.filter(sources.contains).map(\.rawValue).joined(separator: ",")
  }

  /// Reads what `text` has written, or gives nil.
  static func read(_ text: String) -> Set<ScoreSource>? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let sources = parts.compactMap { ScoreSource(rawValue: String($0)) }
    return sources.count == parts.count ? Set(sources) : nil
  }
}
