import GRDB
public import Ledger

/// A volunteer and the resident whom the volunteer visits, as it stands.
public struct StoredPair: Sendable {
  /// Its number.
  public let number: PairNumber
  /// Who visits.
  public let volunteer: MemberNumber
  /// Who is visited.
  public let resident: MemberNumber
  /// The station of the resident, which looks after it.
  public let station: Code
  /// What was agreed on; the last day is that on which it ended, where it did.
  public let terms: PairStep.Terms
  /// The entry that ended it before its time.
  public let ended: Int64?
  /// Why it was ended.
  public let reason: String?
  /// The entry that it was agreed on with.
  public let entry: Int64

  /// The days on which visits are due.
  public var days: ClosedRange<LocalDate> {
    terms.from...max(terms.from, terms.until ?? LocalDate.range.upperBound)
  }

  /// Whether it holds on a day or will.
  public func isActive(on today: LocalDate) -> Bool { ended == nil && terms.until.map { $0 >= today } ?? true }
}

/// Which pairs a list is about.
public struct PairFilter: Sendable {
  /// Only those of this volunteer.
  public var volunteer: MemberNumber?
  /// Only those of this resident.
  public var resident: MemberNumber?
  /// Only those of residents of this station.
  public var station: Code?
  /// Only those of this group.
  public var group: Code?

  /// All pairs.
  public init(
    volunteer: MemberNumber? = nil, resident: MemberNumber? = nil, station: Code? = nil, group: Code? = nil
  ) {
    self.volunteer = volunteer
    self.resident = resident
    self.station = station
    self.group = group
  }
}

extension BookReader {
  private static let pairColumns = """
    SELECT pair.number, volunteer, resident, member.station, visits, from_day, until_day, group_code, ended, journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = pair.ended AND name = 'reason')
    FROM pair JOIN member ON member.number = pair.resident
    """

  /// The number that the next pair gets.
  public func nextPairNumber() throws -> Int64 { try db.count("SELECT max(number) FROM pair") + 1 }

  /// A pair, or nil.
  public func pair(_ number: PairNumber) throws -> StoredPair? {
    try db.first("\(Self.pairColumns) WHERE pair.number = ?", [number.value], readPair)
  }

  /// Pairs by number.
  public func pairs(_ filter: PairFilter, _ page: Page<Int64> = Page()) throws -> [StoredPair] {
    var conditions = RowConditions()
    conditions.add("pair.number > ?", page.after)
    conditions.add("volunteer = ?", filter.volunteer?.value)
    conditions.add("resident = ?", filter.resident?.value)
    conditions.add("member.station = ?", filter.station?.text)
    conditions.add("group_code = ?", filter.group?.text)
    return try db.all(
      "\(Self.pairColumns) WHERE \(conditions.sql) ORDER BY pair.number LIMIT ?",
      conditions.arguments + [page.sqlLimit], readPair)
  }

  /// The days within a time on which a pair met: calls, visits with hours, and needs that the one has met for the other.
  ///
  /// Records that wait count; those that were rejected or reversed do not.
  public func visits(of pair: StoredPair, within days: ClosedRange<LocalDate>) throws -> Set<LocalDate> {
    let dates = try db.all(
      """
      SELECT date FROM visit WHERE pair = ?1 AND date BETWEEN ?2 AND ?3
      UNION
      SELECT date FROM record WHERE pair = ?1 AND date BETWEEN ?2 AND ?3 AND state <> 'rejected' AND state <> 'reversed'
      UNION
      SELECT record.date FROM need JOIN record ON record.need = need.number
      WHERE need.member = ?4 AND record.member = ?5 AND record.date BETWEEN ?2 AND ?3
        AND record.state <> 'rejected' AND record.state <> 'reversed'
      """,
      [
        pair.number.value, days.lowerBound.dayNumber, days.upperBound.dayNumber, pair.resident.value,
        pair.volunteer.value,
      ]
    ) { try $0.date(0) }
    return Set(dates)
  }

  /// Whether a call without hours is noted for a pair on a day.
  public func hasCall(of pair: PairNumber, on date: LocalDate) throws -> Bool {
    try db.count("SELECT count(*) FROM visit WHERE pair = ? AND date = ?", [pair.value, date.dayNumber]) > 0
  }

  private func readPair(_ row: SQLRow) throws -> StoredPair {
    guard let visits = VisitPlan(row[4] as String) else { throw row.damage(4) }
    return StoredPair(
      number: try row.number(0), volunteer: try row.number(1), resident: try row.number(2), station: try row.code(3),
      terms: PairStep.Terms(
        visits: visits, from: try row.date(5), until: try row.date(ifPresent: 6), group: try row.code(ifPresent: 7)),
      ended: row[8], reason: row[10], entry: row[9])
  }
}
