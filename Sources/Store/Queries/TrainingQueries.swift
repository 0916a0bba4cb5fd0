import GRDB
public import Ledger

/// A training that a member took part in.
public struct StoredTraining: Sendable {
  /// Its number.
  public let number: TrainingNumber
  /// Who took part; after a merge the member that stays.
  public let member: MemberNumber
  /// The station that recorded it.
  public let station: Code
  /// When it was.
  public let date: LocalDate
  /// How long.
  public let minutes: Minutes
  /// What it was called; nil where that was erased.
  public let course: String?
  /// The entry that withdrew it.
  public let withdrawn: Int64?
  /// Why it was withdrawn.
  public let reason: String?
  /// The entry that recorded it.
  public let entry: Int64
}

/// Which trainings a list is about.
public struct TrainingFilter: Sendable {
  /// Only this member's.
  public var member: MemberNumber?
  /// Only those recorded by this station.
  public var station: Code?
  /// Only of this date or later.
  public var from: LocalDate?
  /// Only of this date or earlier.
  public var until: LocalDate?

  /// All trainings.
  public init(member: MemberNumber? = nil, station: Code? = nil, from: LocalDate? = nil, until: LocalDate? = nil) {
    self.member = member
    self.station = station
    self.from = from
    self.until = until
  }
}

extension BookReader {
  private static let trainingColumns = """
    SELECT number, member, station, date, minutes, withdrawn, journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = training.journaled AND name = 'course'),
      (SELECT text FROM entry_text WHERE entry_text.entry = training.withdrawn AND name = 'reason')
    FROM training
    """

  /// The number that the next training gets.
  public func nextTrainingNumber() throws -> Int64 { try db.count("SELECT max(number) FROM training") + 1 }

  /// A training, or nil.
  public func training(_ number: TrainingNumber) throws -> StoredTraining? {
    try db.first("\(Self.trainingColumns) WHERE number = ?", [number.value], readTraining)
  }

  /// Trainings by number, those that were withdrawn too.
  public func trainings(_ filter: TrainingFilter, _ page: Page<Int64>) throws -> [StoredTraining] {
    try db.all(
      """
      \(Self.trainingColumns)
      WHERE number > ?1 AND (?2 IS NULL OR member = ?2) AND (?3 IS NULL OR station = ?3)
        AND (?4 IS NULL OR date >= ?4) AND (?5 IS NULL OR date <= ?5)
      ORDER BY number LIMIT ?6
      """,
      [
        page.after ?? 0, filter.member?.value, filter.station?.text, filter.from?.dayNumber, filter.until?.dayNumber,
        page.sqlLimit,
      ], readTraining)
  }

  /// The trainings of a member in a time that were not withdrawn, by date.
  public func trainings(of member: MemberNumber, in days: ClosedRange<LocalDate>) throws -> [StoredTraining] {
    try db.all(
      """
      \(Self.trainingColumns) WHERE member = ? AND date BETWEEN ? AND ? AND withdrawn IS NULL ORDER BY date, number
      """, [member.value, days.lowerBound.dayNumber, days.upperBound.dayNumber], readTraining)
  }

  private func readTraining(_ row: SQLRow) throws -> StoredTraining {
    StoredTraining(
      number: try row.number(0), member: try row.number(1), station: try row.code(2), date: try row.date(3),
      minutes: Minutes(row[4]), course: row[7], withdrawn: row[5], reason: row[8], entry: row[6])
  }
}
