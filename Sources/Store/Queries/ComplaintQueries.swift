import GRDB
public import Ledger

/// A complaint as it stands.
public struct StoredComplaint: Sendable {
  /// Where a complaint stands.
  public enum State: String, CaseIterable, Sendable {
    /// It is to be answered.
    case filed
    /// It was right.
    case upheld
    /// There was nothing in it.
    case unfounded
    /// It was taken back.
    case withdrawn
  }

  /// Its number.
  public let number: ComplaintNumber
  /// The station that is to answer it.
  public let station: Code
  /// Who complained, where that is known.
  public let member: MemberNumber?
  /// What it is about.
  public let subject: ComplaintStep.Subject
  /// The day on which it was made.
  public let date: LocalDate
  /// The last day for an answer.
  public let due: LocalDate
  /// Where it stands.
  public let state: State
  /// The day on which it was answered or withdrawn.
  public let ended: LocalDate?
  /// What was said; nil where it was erased.
  public let text: String?
  /// What was answered, or why it was withdrawn.
  public let answer: String?
  /// The entry that it was made with.
  public let entry: Int64

  /// Whether its answer came late, or is late today.
  public func isLate(on today: LocalDate) -> Bool { state != .withdrawn && due < ended ?? today }
}

/// Which complaints a list is about.
public struct ComplaintFilter: Sendable {
  /// Only those made by this member.
  public var member: MemberNumber?
  /// Only those about this member.
  public var about: MemberNumber?
  /// Only those that are not about this member.
  public var notAbout: MemberNumber?
  /// Only those about this team.
  public var team: Code?
  /// Only those at these stations; nil for all.
  public var stations: Set<Code>?
  /// Only those in this state.
  public var state: StoredComplaint.State?
  /// Only those whose answer is late on this day.
  public var lateOn: LocalDate?

  /// All complaints.
  public init() {}
}

extension BookReader {
  private static let complaintColumns = """
    SELECT number, station, member, about, about_team, date, due_day, state, ended_day, journaled,
      (SELECT text FROM entry_text WHERE entry_text.entry = complaint.journaled AND name = 'text'),
      (SELECT text FROM entry_text WHERE entry_text.entry = complaint.ended AND (name = 'text' OR name = 'reason'))
    FROM complaint
    """

  /// The number that the next complaint gets.
  public func nextComplaintNumber() throws -> Int64 { try db.count("SELECT max(number) FROM complaint") + 1 }

  /// A complaint, or nil.
  public func complaint(_ number: ComplaintNumber) throws -> StoredComplaint? {
    try db.first("\(Self.complaintColumns) WHERE number = ?", [number.value], readComplaint)
  }

  /// Complaints by number.
  public func complaints(_ filter: ComplaintFilter, _ page: Page<Int64> = Page()) throws -> [StoredComplaint] {
    var conditions = RowConditions()
    conditions.add("number > ?", page.after ?? 0)
    conditions.add("member = ?", filter.member?.value)
    conditions.add("about = ?", filter.about?.value)
    conditions.add("(about IS NULL OR about <> ?)", filter.notAbout?.value)
    conditions.add("about_team = ?", filter.team?.text)
    conditions.add("state = ?", filter.state?.rawValue)
    conditions.add("state = 'filed' AND due_day < ?", filter.lateOn?.dayNumber)
    conditions.add("station", in: filter.stations?.map(\.text))
    return try db.all(
      "\(Self.complaintColumns) WHERE \(conditions.sql) ORDER BY number LIMIT ?",
      conditions.arguments + [page.sqlLimit], readComplaint)
  }

  private func readComplaint(_ row: SQLRow) throws -> StoredComplaint {
    guard let state = StoredComplaint.State(rawValue: row[7]) else { throw row.damage(7) }
    return StoredComplaint(
      number: try row.number(0), station: try row.code(1), member: try row.number(ifPresent: 2),
      subject: try readSubject(row),
      date: try row.date(5), due: try row.date(6), state: state, ended: try row.date(ifPresent: 8), text: row[10],
      answer: row[11], entry: row[9])
  }

  private func readSubject(_ row: SQLRow) throws -> ComplaintStep.Subject {
    if let team = try row.code(ifPresent: 4) { return .team(team) }
    return try row.number(ifPresent: 3).map { .member($0) } ?? .station
  }
}
