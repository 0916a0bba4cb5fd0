import GRDB
public import Ledger

/// A service record as it stands.
public struct StoredRecord: Hashable, Sendable {
  /// What was recorded; without the changes of stars that it caused.
  public let service: ServiceRecorded
  /// The date of the service.
  public let date: LocalDate
  /// The station that recorded it.
  public let station: Code
  /// The redemption that it fulfilled.
  public let redemption: RedemptionNumber?
  /// The entry that it was journaled with.
  public let entry: Int64
  /// Where it stands.
  public let state: RecordState
  /// What it waits for; nil where it does not wait.
  public let wait: StoredWait?
  /// The entry that issued its hours; nil before.
  public let posted: Int64?
  /// The entry that reversed it.
  public let reversed: Int64?
  /// Why it was reversed or rejected, or what was objected.
  public let reason: String?
  /// Who entered it.
  public let enteredBy: Actor
}

/// What the rules need of a record that may stand in the way of another.
public struct RecordSketch: Hashable, Sendable {
  /// Its number.
  public let number: RecordNumber
  /// The date of the service.
  public let date: LocalDate
  /// How long.
  public let minutes: Minutes
  /// When it began.
  public let start: LocalTime?
  /// When it ended.
  public let end: LocalTime?
  /// The name of the activity.
  public let activity: String?
}

/// Which records a list shows.
public struct RecordFilter: Sendable {
  /// Only of this member.
  public var member: MemberNumber?
  /// Only recorded at these stations; nil for all.
  public var station: Code?
  /// Only counted for this team.
  public var team: Code?
  /// Only of this date or later.
  public var from: LocalDate?
  /// Only of this date or earlier.
  public var until: LocalDate?
  /// Only in this state.
  public var state: RecordState?

  /// Shows all.
  public init() {}
}

extension BookReader {
  private static let recordColumns = """
    SELECT number, member, date, minutes, start_minute, end_minute, station, team, brigades, kind, source, replaces,
      redemption, journaled, reversed, state, posted, entry,
      (SELECT actor FROM entry WHERE entry.number = record.journaled), marks, need, pair
    FROM record
    """

  /// The number that the next service record gets.
  public func nextRecordNumber() throws -> Int64 {
    try (db.known.newestRecord ?? db.count("SELECT max(number) FROM record")) + 1
  }

  /// A service record, or nil.
  public func record(_ number: RecordNumber) throws -> StoredRecord? {
    try db.first("\(Self.recordColumns) WHERE number = ?", [number.value], readRecord)
  }

  /// What the rules need of the records of a member that count or may come to, from one date to another, oldest first.
  ///
  /// Lumps from older books are not among them: they are of no day. The states are named by those left out, since SQLite
  /// makes a temporary table for a list of three, at each record.
  ///
  /// - Parameter withActivities: Whether it is told what was done, which has to be looked up for each.
  public func knownRecords(
    of member: MemberNumber, from: LocalDate, to: LocalDate, withActivities: Bool
  ) throws -> [RecordSketch] {
    try db.all(
      """
      SELECT number, date, minutes, start_minute, end_minute,
        CASE WHEN ?4 THEN (SELECT text FROM entry_text WHERE entry = record.journaled AND name = 'activity') END
      FROM record WHERE member = ?1 AND date BETWEEN ?2 AND ?3 AND state <> 'rejected' AND state <> 'reversed'
        AND source <> 'carried-over'
      ORDER BY date, number
      """, [member.value, from.dayNumber, to.dayNumber, withActivities ? 1 : 0]
    ) { row in
      RecordSketch(
        number: try row.number(0), date: try row.date(1), minutes: Minutes(row[2]), start: try row.time(ifPresent: 3),
        end: try row.time(ifPresent: 4), activity: row[5])
    }
  }

  /// Every record of a member on a date, rejected and reversed ones included.
  public func records(of member: MemberNumber, on date: LocalDate) throws -> [StoredRecord] {
    try db.all(
      "\(Self.recordColumns) WHERE member = ? AND date = ? ORDER BY number", [member.value, date.dayNumber],
      readRecord)
  }

  /// Records by number, as a filter says.
  public func records(_ filter: RecordFilter, _ page: Page<Int64>) throws -> [StoredRecord] {
    var conditions = RowConditions()
    conditions.add("number > ?", page.after ?? 0)
    conditions.add("member = ?", filter.member?.value)
    // Where there is a team, its members lead to fewer records than the station.
    conditions.add(filter.team == nil ? "station = ?" : "+station = ?", filter.station?.text)
    // A record counts for a team that its member was in; few are in a team, and their records are found by index.
    conditions.add(
      "member IN (SELECT member FROM membership WHERE team = ?) AND team = ?", filter.team?.text, filter.team?.text)
    conditions.add("date >= ?", filter.from?.dayNumber)
    conditions.add("date <= ?", filter.until?.dayNumber)
    conditions.add("state = ?", filter.state?.rawValue)
    return try db.all(
      "\(Self.recordColumns) WHERE \(conditions.sql) ORDER BY number LIMIT ?",
      conditions.arguments + [page.sqlLimit], readRecord)
  }

  /// Records of a member, posted or waiting, that count for a team and lie outside a period; oldest first.
  public func records(
    of member: MemberNumber, countedFor team: Code, after date: LocalDate
  ) throws -> [RecordNumber] {
    try db.all(
      """
      SELECT number FROM record WHERE member = ? AND team = ? AND date > ?
        AND state IN ('pending', 'notice', 'posted')
      ORDER BY number
      """, [member.value, team.text, date.dayNumber]
    ) { try $0.number(0) }
  }

  /// Records of a member, posted or waiting,, dated within a period, that count for no team.
  public func recordsWithoutTeam(
    of member: MemberNumber, from: LocalDate, to: LocalDate?
  ) throws -> [RecordNumber] {
    try db.all(
      """
      SELECT number FROM record
      WHERE member = ? AND team IS NULL AND date >= ? AND (?3 IS NULL OR date <= ?3)
        AND state IN ('pending', 'notice', 'posted')
      ORDER BY number
      """, [member.value, from.dayNumber, to?.dayNumber]
    ) { try $0.number(0) }
  }

  private func readRecord(_ row: SQLRow) throws -> StoredRecord {
    guard let source = RecordSource(rawValue: row[10]) else { throw row.damage(10) }
    let entry: Int64 = row[13]
    let reversed: Int64? = row[14]
    let texts = try Dictionary(
      db.all("SELECT name, text FROM entry_text WHERE entry = ?", [entry]) { ($0[0] as String, $0[1] as String) },
      uniquingKeysWith: { first, _ in first })
    guard let state = RecordState(rawValue: row[15]) else { throw row.damage(15) }
    guard let actor = Actor(row[18] as String) else { throw row.damage(18) }
    let number: RecordNumber = try row.number(0)
    let lastEntry: Int64 = row[17]
    let reason =
      try lastEntry == entry
      ? nil
      : db.first(
        """
        SELECT text FROM entry_text JOIN entry ON entry.number = entry_text.entry
        WHERE entry_text.entry = ? AND name = 'reason' AND kind IN ('review', 'reversal', 'return')
        """, [reversed ?? lastEntry]
      ) { $0[0] as String }
    let service = ServiceRecorded(
      record: number, member: try row.number(1), minutes: Minutes(row[3]),
      start: try row.time(ifPresent: 4), end: try row.time(ifPresent: 5), team: try row.code(ifPresent: 7),
      brigades: try row.codes(8), kind: try row.code(ifPresent: 9), source: source,
      replaces: try row.number(ifPresent: 11),
      texts: ServiceRecorded.Texts(
        activity: texts["activity"], place: texts["place"], beneficiary: texts["beneficiary"],
        leader: texts["leader"], note: texts["note"]),
      stars: [],
      marks: try (row[19] as String).split(separator: ",").map { text in
        guard let mark = RecordMark(rawValue: String(text)) else { throw row.damage(19) }
        return mark
      },
      occasion: ServiceOccasion(need: try row.number(ifPresent: 20), pair: try row.number(ifPresent: 21)))
    return StoredRecord(
      service: service, date: try row.date(2), station: try row.code(6), redemption: try row.number(ifPresent: 12),
      entry: entry, state: state, wait: state.isWaiting ? try readWait(of: number) : nil, posted: row[16],
      reversed: reversed, reason: reason, enteredBy: actor)
  }
}
