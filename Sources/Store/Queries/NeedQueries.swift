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

  /// All needs.
  public init(member: MemberNumber? = nil, volunteer: MemberNumber? = nil, station: Code? = nil) {
    self.member = member
    self.volunteer = volunteer
    self.station = station
  }
}

extension BookReader {
  /// The record is the one that was neither rejected nor reversed: a need never has two of them.
  private static let needColumns = """
    SELECT need.number, need.member, member.station, need.date, need.kind, skills, until_day, wish, volunteer, confirmed,
      told, cancelled,
      (SELECT max(number) FROM record
        WHERE record.need = need.number AND record.state <> 'rejected' AND record.state <> 'reversed'),
      journaled,
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
    try db.all(
      """
      \(Self.needColumns)
      WHERE (?1 IS NULL OR need.member = ?1) AND (?2 IS NULL OR volunteer = ?2) AND (?3 IS NULL OR member.station = ?3)
        AND (?4 IS NULL OR wish = ?4)
      ORDER BY need.number
      """,
      [filter.member?.value, filter.volunteer?.value, filter.station?.text, filter.isWish.map { $0 ? 1 : 0 }], readNeed
    ).filter { need in filter.state.map { need.state == $0 } ?? true }
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
