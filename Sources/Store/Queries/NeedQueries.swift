import GRDB
public import Ledger
public import Rules

/// A need as it stands.
public struct StoredNeed: Sendable {
  /// Its number.
  public let number: NeedNumber
  /// Whose it is; after a merge the member that stays.
  public let member: MemberNumber
  /// The station of that member, which looks after it.
  public let station: Code
  /// What was asked for.
  public let opening: NeedStep.Opening
  /// The day on which it was opened.
  public let date: LocalDate
  /// Who has taken it on.
  public let volunteer: MemberNumber?
  /// Where it stands.
  public let state: NeedState
  /// The record that meets it.
  public let record: RecordNumber?
  /// Whether it was confirmed by an operator on the word of who was served.
  public let isTold: Bool
  /// Why it was cancelled or given back last.
  public let reason: String?
  /// The entry that opened it.
  public let entry: Int64

  /// Whether its last day has gone by and nobody has met it.
  public func isLate(on today: LocalDate) -> Bool { state.isUnmet && opening.until.map { $0 < today } ?? false }
}

/// Which needs a list is about.
public struct NeedFilter: Sendable {
  /// Only those of this member.
  public var member: MemberNumber?
  /// Only those that this member has taken on.
  public var volunteer: MemberNumber?
  /// Only those of members of this station.
  public var station: Code?
  /// Only those in this state.
  public var state: NeedState?
  /// Only small wishes, or none of them.
  public var isWish: Bool?
  /// Only those that nobody has taken on, or in which this member has a part.
  public var shownTo: MemberNumber?
  /// Only those that are late on this day.
  public var lateOn: LocalDate?

  /// All needs.
  public init(member: MemberNumber? = nil, volunteer: MemberNumber? = nil, station: Code? = nil) {
    self.member = member
    self.volunteer = volunteer
    self.station = station
  }
}

extension BookReader {
  /// The record is the one that was neither rejected nor reversed: a need never has two of them.
  private static let meetingRecord = """
    (SELECT max(number) FROM record
      WHERE record.need = need.number AND record.state <> 'rejected' AND record.state <> 'reversed')
    """

  private static let needColumns = """
    SELECT need.number, need.member, member.station, need.date, need.kind, skills, until_day, wish, volunteer, confirmed,
      told, cancelled, \(meetingRecord), journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = need.journaled AND name = 'title'),
      (SELECT text FROM entry_text WHERE entry_text.entry = need.journaled AND name = 'note'),
      (SELECT text FROM entry_text WHERE entry_text.entry = coalesce(cancelled, released)
        AND name = 'reason')
    FROM need JOIN member ON member.number = need.member
    """

  /// The number that the next need gets.
  public func nextNeedNumber() throws -> Int64 { try db.count("SELECT max(number) FROM need") + 1 }

  /// A need, or nil.
  public func need(_ number: NeedNumber) throws -> StoredNeed? {
    try db.first("\(Self.needColumns) WHERE need.number = ?", [number.value], readNeed)
  }

  /// Needs by number.
  public func needs(_ filter: NeedFilter) throws -> [StoredNeed] {
    let conditions = Self.conditions(filter)
    return try db.all(
      "\(Self.needColumns) WHERE \(conditions.sql) ORDER BY need.number", conditions.arguments, readNeed)
  }

  /// Needs by number, those that are late on a day before all others.
  ///
  /// - Parameter page: What it comes after is a place in this order, from 1.
  public func needs(_ filter: NeedFilter, lateFirstOn today: LocalDate, _ page: Page<Int64>) throws -> [StoredNeed] {
    let conditions = Self.conditions(filter)
    let late = "(\(Self.unmet) AND until_day IS NOT NULL AND until_day < ?)"
    return try db.all(
      "\(Self.needColumns) WHERE \(conditions.sql) ORDER BY \(late) DESC, need.number LIMIT ? OFFSET ?",
      conditions.arguments + [today.dayNumber, page.sqlLimit, page.after ?? 0], readNeed)
  }

  /// How many needs there are.
  public func needCount(_ filter: NeedFilter) throws -> Int64 {
    let conditions = Self.conditions(filter)
    return try db.count(
      "SELECT count(*) FROM need JOIN member ON member.number = need.member WHERE \(conditions.sql)",
      conditions.arguments)
  }

  /// How many needs a member has given back on a day that nobody has taken on since.
  public func needsGivenBack(by member: MemberNumber, on date: LocalDate) throws -> Int {
    try db.all(
      """
      SELECT actor FROM need JOIN entry ON entry.number = need.released
      WHERE need.released IS NOT NULL AND entry.date = ?
      """, [date.dayNumber]
    ) { Actor($0[0] as String) }.count { actor in
      if case .member(member, atKiosk: _)? = actor { true } else { false }
    }
  }

  /// The records of one member, neither rejected nor reversed, that met needs of another or were visits there.
  public func records(of member: MemberNumber, serving resident: MemberNumber) throws -> [RecordNumber] {
    try db.all(
      """
      SELECT number FROM record WHERE member = ?1 AND state <> 'rejected' AND state <> 'reversed'
        AND (need IN (SELECT number FROM need WHERE need.member = ?2)
          OR pair IN (SELECT number FROM pair WHERE resident = ?2))
      ORDER BY number
      """, [member.value, resident.value]
    ) { try $0.number(0) }
  }

  /// What ``StoredNeed/state`` says, for the engine.
  private static func condition(of state: NeedState) -> String {
    switch state {
    case .open: "\(unmet) AND volunteer IS NULL"
    case .claimed: "\(unmet) AND volunteer IS NOT NULL"
    case .done: "cancelled IS NULL AND \(meetingRecord) IS NOT NULL AND confirmed IS NOT \(meetingRecord)"
    case .confirmed: "cancelled IS NULL AND confirmed = \(meetingRecord)"
    case .cancelled: "cancelled IS NOT NULL"
    }
  }

  private static let unmet = "cancelled IS NULL AND \(meetingRecord) IS NULL"

  private static func conditions(_ filter: NeedFilter) -> RowConditions {
    var conditions = RowConditions()
    conditions.add("need.member = ?", filter.member?.value)
    conditions.add("volunteer = ?", filter.volunteer?.value)
    conditions.add("member.station = ?", filter.station?.text)
    conditions.add("wish = ?", filter.isWish.map { $0 ? 1 : 0 })
    conditions.add("\(unmet) AND until_day < ?", filter.lateOn?.dayNumber)
    conditions.add(
      "(need.member = ? OR volunteer = ? OR \(condition(of: .open)))", filter.shownTo?.value, filter.shownTo?.value)
    if let state = filter.state { conditions.add(condition(of: state)) }
    return conditions
  }

  private func readNeed(_ row: SQLRow) throws -> StoredNeed {
    let confirmed: RecordNumber? = try row.number(ifPresent: 9)
    let record: RecordNumber? = try row.number(ifPresent: 12)
    let volunteer: MemberNumber? = try row.number(ifPresent: 8)
    return StoredNeed(
      number: try row.number(0), member: try row.number(1), station: try row.code(2),
      opening: NeedStep.Opening(
        title: row[14], note: row[15], kind: try row.code(ifPresent: 4), skills: try row.codes(5),
        until: try row.date(ifPresent: 6), isWish: row[7]),
      date: try row.date(3), volunteer: volunteer,
      state: NeedState(
        isCancelled: (row[11] as Int64?) != nil, isClaimed: volunteer != nil, hasRecord: record != nil,
        isConfirmed: record != nil && record == confirmed),
      record: record, isTold: row[10], reason: row[16], entry: row[13])
  }
}
