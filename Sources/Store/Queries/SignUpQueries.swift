import GRDB
public import Ledger

/// Where somebody stands on a roster.
public enum SignUpState: String, CaseIterable, Sendable {
  /// The member has a place.
  case signedUp = "signed-up"
  /// The member waits for a place.
  case waiting
  /// The member will not come.
  case withdrawn
  /// The member was there.
  case attended
  /// The member was not there.
  case absent
}

/// A member on the roster of an activity.
public struct StoredSignUp: Sendable {
  /// The activity.
  public let activity: ActivityNumber
  /// Who; after a merge the member that stays.
  public let member: MemberNumber
  /// Where the member stands.
  public let state: SignUpState
  /// The entry of the sign-up, by which those who wait have their turn.
  public let turn: Int64
  /// What was said of the attendance.
  public let presence: SignUpStep.Presence
  /// The record that came of it.
  public let record: RecordNumber?
  /// The training that came of it.
  public let training: TrainingNumber?
  /// Why the member withdrew.
  public let reason: String?
}

/// A record at a station on a day, by which somebody was there.
public struct PresentRecord: Sendable {
  /// The record.
  public let record: RecordNumber
  /// Whose it is.
  public let member: MemberNumber
  /// The day of it.
  public let date: LocalDate
  /// How long.
  public let minutes: Minutes
  /// When it began.
  public let start: LocalTime
  /// When it ended.
  public let end: LocalTime?
}

extension BookReader {
  private static let signUpColumns = """
    SELECT activity, member, state, turn, minutes, start_minute, end_minute, record, training,
      (SELECT text FROM entry_text WHERE entry_text.entry = signup.withdrawn AND name = 'reason')
    FROM signup
    """

  /// Everybody on an activity's roster, by turn.
  public func roster(of activity: ActivityNumber) throws -> [StoredSignUp] {
    try db.all("\(Self.signUpColumns) WHERE activity = ? ORDER BY turn, member", [activity.value], readSignUp)
  }

  /// All that a member signed up for, by activity.
  public func signUps(of member: MemberNumber) throws -> [StoredSignUp] {
    try db.all("\(Self.signUpColumns) WHERE member = ? ORDER BY activity", [member.value], readSignUp)
  }

  /// The open activities from a day on that a member has a place in, waits for, or was at.
  public func engagements(of member: MemberNumber, from date: LocalDate) throws -> [StoredActivity] {
    try db.all(
      """
      SELECT activity FROM signup JOIN activity ON activity.number = signup.activity
      WHERE member = ? AND signup.state IN ('signed-up', 'waiting', 'attended') AND date >= ?
        AND activity.state IN ('planned', 'published')
      ORDER BY activity
      """, [member.value, date.dayNumber]
    ) { try $0.number(0) as ActivityNumber }.compactMap { try activity($0) }
  }

  /// The activities that a member was entered as present at and whose rosters are not closed yet.
  public func openActivities(attendedBy member: MemberNumber) throws -> [ActivityNumber] {
    try db.all(
      """
      SELECT activity FROM signup JOIN activity ON activity.number = signup.activity
      WHERE member = ? AND signup.state = 'attended' AND activity.state = 'published' ORDER BY activity
      """, [member.value]
    ) { try $0.number(0) }
  }

  /// When a member last signed up for anything; nil for never.
  public func lastAsked(_ member: MemberNumber) throws -> LocalDate? {
    try db.first("SELECT max(asked_day) FROM signup WHERE member = ?", [member.value]) { try $0.date(ifPresent: 0) }
      ?? nil
  }

  /// The records with a beginning that a station has of a time and that count or may come to, by number.
  public func presentRecords(at station: Code, from: LocalDate, until: LocalDate) throws -> [PresentRecord] {
    try db.all(
      """
      SELECT number, member, date, minutes, start_minute, end_minute FROM record
      WHERE station = ? AND date BETWEEN ? AND ? AND start_minute IS NOT NULL AND state <> 'rejected'
        AND state <> 'reversed'
      ORDER BY number
      """, [station.text, from.dayNumber, until.dayNumber]
    ) { row in
      guard let start = try row.time(ifPresent: 4) else { throw row.damage(4) }
      return PresentRecord(
        record: try row.number(0), member: try row.number(1), date: try row.date(2), minutes: Minutes(row[3]),
        start: start, end: try row.time(ifPresent: 5))
    }
  }

  /// How many services of a member are confirmed in a time: posted, or in the public notice.
  public func confirmedServices(of member: MemberNumber, in days: ClosedRange<LocalDate>) throws -> Int {
    Int(
      clamping: try db.count(
        """
        SELECT count(*) FROM record WHERE member = ? AND date BETWEEN ? AND ? AND state IN ('posted', 'notice')
          AND source <> 'carried-over'
        """, [member.value, days.lowerBound.dayNumber, days.upperBound.dayNumber]))
  }

  /// The skills of a member, in the order of the codes.
  public func skills(of member: MemberNumber) throws -> [Code] {
    try db.all("SELECT skill FROM member_skill WHERE member = ? ORDER BY skill", [member.value]) { try $0.code(0) }
  }

  /// Who has which skill, by skill and number; those who have left are not among them.
  public func skilled(in skill: Code?) throws -> [(skill: Code, member: MemberNumber)] {
    try db.all(
      """
      SELECT skill, member FROM member_skill JOIN member ON member.number = member_skill.member
      WHERE (?1 IS NULL OR skill = ?1) AND closed IS NULL ORDER BY skill, member
      """, [skill?.text]
    ) { (try $0.code(0), try $0.number(1)) }
  }

  private func readSignUp(_ row: SQLRow) throws -> StoredSignUp {
    guard let state = SignUpState(rawValue: row[2]) else { throw row.damage(2) }
    return StoredSignUp(
      activity: try row.number(0), member: try row.number(1), state: state, turn: row[3],
      presence: SignUpStep.Presence(
        start: try row.time(ifPresent: 5), end: try row.time(ifPresent: 6),
        minutes: (row[4] as Int64?).map { Minutes($0) }),
      record: try row.number(ifPresent: 7), training: try row.number(ifPresent: 8), reason: row[9])
  }
}
