import GRDB
public import Ledger

extension BookReader {
  /// Shows when everybody was registered, left and was born, but for who was taken into another by a merge.
  ///
  /// - Parameter stations: Only members of these stations; nil for all.
  public func eachPerson(
    at stations: Set<Code>?, _ take: (_ registered: LocalDate, _ closed: LocalDate?, _ birth: LocalDate?) -> Void
  ) throws {
    try db.each("SELECT registered, closed, birth, station FROM member WHERE merged IS NULL") { row in
      guard try stations?.contains(row.code(3)) ?? true else { return }
      take(try row.date(0), try row.date(ifPresent: 1), try row.date(ifPresent: 2))
    }
  }

  /// Shows the trainings of a time that were not withdrawn.
  public func eachTraining(
    _ filter: ReportFilter, _ take: (_ member: MemberNumber, _ minutes: Minutes) throws -> Void
  ) throws {
    let stations = filter.condition("station")
    try db.each(
      "SELECT member, minutes FROM training WHERE withdrawn IS NULL AND date BETWEEN ? AND ?\(stations.sql)",
      [filter.from.dayNumber, filter.until.dayNumber] + stations.arguments
    ) { row in try take(try row.number(0), Minutes(row[1])) }
  }

  /// Shows the scores of posted records that were given in the entries after one number, up to another, and hold.
  public func eachScore(
    after first: Int64, through last: Int64, at stations: Set<Code>?,
    _ take: (_ member: MemberNumber, _ score: Score) -> Void
  ) throws {
    try db.each(
      """
      SELECT record.member, score.score, record.station FROM score JOIN record ON record.number = score.record
      WHERE score.entry > ? AND score.entry <= ? AND score.replaced IS NULL AND record.state = 'posted'
      """, [first, last]
    ) { row in
      guard try stations?.contains(row.code(2)) ?? true else { return }
      guard let score = Score(row[1]) else { throw row.damage(1) }
      take(try row.number(0), score)
    }
  }

  /// How many certificates were issued in the entries after one number, up to another, and by whom.
  public func certificateStations(after first: Int64, through last: Int64) throws -> [Code?] {
    try db.all(
      """
      SELECT entry.station FROM certificate JOIN entry ON entry.number = certificate.entry
      WHERE certificate.entry > ? AND certificate.entry <= ?
      """, [first, last]
    ) { try $0.code(ifPresent: 0) }
  }
}
