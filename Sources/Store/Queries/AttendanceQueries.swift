import GRDB
public import Ledger

/// Somebody who is in.
public struct StoredAttendance: Hashable, Sendable {
  /// What was said at the door.
  public let event: CheckedIn
  /// The day of it.
  public let date: LocalDate
  /// Where.
  public let station: Code

  /// Puts the parts together.
  public init(event: CheckedIn, date: LocalDate, station: Code) {
    self.event = event
    self.date = date
    self.station = station
  }
}

extension BookReader {
  private static let attendanceColumns = """
    SELECT number, member, date, start_minute, closes_day, closes_minute, planned, team, kind, station,
      (SELECT text FROM entry_text WHERE entry_text.entry = attendance.journaled AND name = 'activity')
    FROM attendance
    """

  /// The number that the next attendance gets.
  public func nextAttendanceNumber() throws -> Int64 { try db.count("SELECT max(number) FROM attendance") + 1 }

  /// Where a member is in at the moment; nil for nowhere.
  public func attendance(of member: MemberNumber) throws -> StoredAttendance? {
    try db.first(
      "\(Self.attendanceColumns) WHERE member = ? AND state = 'in'", [member.value], readAttendance)
  }

  /// Who is in, by station and time.
  ///
  /// - Parameter stations: Only at these; nil for all.
  public func attendances(at stations: Set<Code>?) throws -> [StoredAttendance] {
    try db.all(
      "\(Self.attendanceColumns) WHERE state = 'in' ORDER BY station, date, start_minute, number", [], readAttendance
    ).filter { stations?.contains($0.station) ?? true }
  }

  /// Who forgot to check out before a date, those who had to first before the others.
  public func forgottenAttendances(before date: LocalDate, limit: Int) throws -> [StoredAttendance] {
    try db.all(
      """
      \(Self.attendanceColumns) WHERE state = 'in' AND closes_day < ? ORDER BY closes_day, number LIMIT \(limit)
      """, [date.dayNumber], readAttendance)
  }

  /// How often a member came on a date for an activity, mistakes left out.
  public func attendanceCount(of member: MemberNumber, on date: LocalDate, activity: String?) throws -> Int {
    try db.all(
      "\(Self.attendanceColumns) WHERE member = ? AND date = ? AND state <> 'discarded'",
      [member.value, date.dayNumber], readAttendance
    ).count { $0.event.activity == activity }
  }

  /// Open members of some stations whose phone ends in digits, by number.
  public func members(withPhoneEnding digits: String, at station: Code) throws -> [MemberNumber] {
    try db.all(
      """
      SELECT number FROM member WHERE station = ?1 AND closed IS NULL AND phone_digits <> ''
        AND substr(phone_digits, -length(?2)) = ?2
      ORDER BY number
      """, [station.text, digits]
    ) { try $0.number(0) }
  }

  private func readAttendance(_ row: SQLRow) throws -> StoredAttendance {
    guard let start = try row.time(ifPresent: 3) else { throw row.damage(3) }
    guard let closesAt = try row.time(ifPresent: 5) else { throw row.damage(5) }
    return StoredAttendance(
      event: CheckedIn(
        attendance: try row.number(0), member: try row.number(1), start: start, closesOn: try row.date(4),
        closesAt: closesAt, isPlanned: row[6], team: try row.code(ifPresent: 7), kind: try row.code(ifPresent: 8),
        activity: row[10]),
      date: try row.date(2), station: try row.code(9))
  }
}
