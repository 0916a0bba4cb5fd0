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

  /// Whether the member came, is to come or may come yet.
  public var isOnRoster: Bool { self == .signedUp || self == .waiting || self == .attended }
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
  /// The record that came of it, or what it was corrected to; nil where it was undone.
  public let record: RecordNumber?
  /// The training that came of it; nil where it was withdrawn.
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
  /// Where it is from.
  public let source: RecordSource
  /// What was done; nil where nobody said, or it was erased.
  public let activity: String?
}

extension BookReader {
  private static let signUpColumns = """
    SELECT activity, member, state, turn, minutes, start_minute, end_minute, record,
      (SELECT number FROM training WHERE number = signup.training AND training.withdrawn IS NULL),
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
      \(Self.presentColumns)
      WHERE station = ? AND date BETWEEN ? AND ? AND start_minute IS NOT NULL AND state <> 'rejected'
        AND state <> 'reversed'
      ORDER BY number
      """, [station.text, from.dayNumber, until.dayNumber], readPresence)
  }

  /// What a record says of somebody's presence; nil where it has no beginning.
  public func presence(by record: RecordNumber) throws -> PresentRecord? {
    try db.first(
      "\(Self.presentColumns) WHERE number = ? AND start_minute IS NOT NULL", [record.value], readPresence)
  }

  private static let presentColumns = """
    SELECT number, member, date, minutes, start_minute, end_minute, source,
      (SELECT text FROM entry_text WHERE entry_text.entry = record.journaled AND name = 'activity')
    FROM record
    """

  private func readPresence(_ row: SQLRow) throws -> PresentRecord {
    guard let start = try row.time(ifPresent: 4) else { throw row.damage(4) }
    guard let source = RecordSource(rawValue: row[6]) else { throw row.damage(6) }
    return PresentRecord(
      record: try row.number(0), member: try row.number(1), date: try row.date(2), minutes: Minutes(row[3]),
      start: start, end: try row.time(ifPresent: 5), source: source, activity: row[7])
  }

  /// The record that stands where another one was made: itself, or what it was corrected to; nil where it was undone or
  /// turned out to be somebody else's.
  private func standing(_ record: RecordNumber, of member: MemberNumber) throws -> RecordNumber? {
    var current: RecordNumber? = record
    while let record = current {
      let isAlive = try db.first(
        "SELECT state NOT IN ('rejected', 'reversed') FROM record WHERE number = ?", [record.value]
      ) { $0[0] as Bool }
      guard isAlive == false else { return isAlive == true ? record : nil }
      current = try db.first(
        "SELECT number FROM record WHERE member = ? AND replaces = ? ORDER BY number DESC LIMIT 1",
        [member.value, record.value]
      ) { try $0.number(0) }
    }
    return nil
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
    let member: MemberNumber = try row.number(1)
    let record: RecordNumber? = try row.number(ifPresent: 7)
    return StoredSignUp(
      activity: try row.number(0), member: member, state: state, turn: row[3],
      presence: SignUpStep.Presence(
        start: try row.time(ifPresent: 5), end: try row.time(ifPresent: 6),
        minutes: (row[4] as Int64?).map { Minutes($0) }),
      record: try record.flatMap { try standing($0, of: member) }, training: try row.number(ifPresent: 8),
      reason: row[9])
  }
}
