import GRDB
public import Ledger

/// Where an activity stands.
public enum ActivityState: String, CaseIterable, Sendable {
  /// It is being prepared and open to nobody.
  case planned
  /// Members can sign up.
  case published
  /// Its roster became records.
  case closed
  /// It was not.
  case cancelled

  /// Whether its plan and its roster can change.
  public var isOpen: Bool { self == .planned || self == .published }
}

/// An activity as it stands.
public struct StoredActivity: Sendable {
  /// Its number.
  public let number: ActivityNumber
  /// The station that plans it.
  public let station: Code
  /// What is planned.
  public var plan: ActivityStep.Plan
  /// The first of its series.
  public let series: ActivityNumber?
  /// Where it stands.
  public let state: ActivityState
  /// How many have a place.
  public let taken: Int
  /// How many wait for one.
  public let waiting: Int
  /// Why it was cancelled.
  public let reason: String?
  /// The entry that last told of it.
  public let entry: Int64
}

/// Which activities a list is about.
public struct ActivityFilter: Sendable {
  /// Only those of this station.
  public var station: Code?
  /// Only of this date or later.
  public var from: LocalDate?
  /// Only of this date or earlier.
  public var until: LocalDate?
  /// Only in this state.
  public var state: ActivityState?
  /// Whether those that are only planned are left out.
  public var isPublic = false

  /// All activities.
  public init() {}
}

extension BookReader {
  private static let activityColumns = """
    SELECT number, station, team, leader, kind, date, start_minute, end_minute, capacity, min_stars, min_age, skills,
      gives_course, insured, series, state, journaled, entry,
      (SELECT count(*) FROM signup WHERE activity = activity.number AND signup.state IN ('signed-up', 'attended')),
      (SELECT count(*) FROM signup WHERE activity = activity.number AND signup.state = 'waiting'),
      (SELECT text FROM entry_text WHERE entry_text.entry = activity.cancelled AND name = 'reason')
    FROM activity
    """

  /// The number that the next activity gets.
  public func nextActivityNumber() throws -> Int64 { try db.count("SELECT max(number) FROM activity") + 1 }

  /// An activity, or nil.
  public func activity(_ number: ActivityNumber) throws -> StoredActivity? {
    try db.first("\(Self.activityColumns) WHERE number = ?", [number.value], readActivity)
  }

  /// Activities by number.
  public func activities(_ filter: ActivityFilter, _ page: Page<Int64>) throws -> [StoredActivity] {
    var conditions = RowConditions()
    if filter.isPublic { conditions.add("state <> 'planned'") }
    conditions.add("number > ?", page.after)
    conditions.add("station = ?", filter.station?.text)
    conditions.add("date >= ?", filter.from?.dayNumber)
    conditions.add("date <= ?", filter.until?.dayNumber)
    conditions.add("state = ?", filter.state?.rawValue)
    return try db.all(
      "\(Self.activityColumns) WHERE \(conditions.sql) ORDER BY number LIMIT ?",
      conditions.arguments + [page.sqlLimit], readActivity)
  }

  private func readActivity(_ row: SQLRow) throws -> StoredActivity {
    guard let state = ActivityState(rawValue: row[15]) else { throw row.damage(15) }
    return StoredActivity(
      number: try row.number(0), station: try row.code(1), plan: try readPlan(row),
      series: try row.number(ifPresent: 14), state: state, taken: row[18], waiting: row[19], reason: row[20],
      entry: row[17])
  }

  private func readPlan(_ row: SQLRow) throws -> ActivityStep.Plan {
    guard let start = try row.time(ifPresent: 6) else { throw row.damage(6) }
    guard let end = try row.time(ifPresent: 7) else { throw row.damage(7) }
    let texts = Dictionary(
      try db.all("SELECT name, text FROM entry_text WHERE entry = ?", [row[16] as Int64]) {
        ($0[0] as String, $0[1] as String)
      }, uniquingKeysWith: { first, _ in first })
    var plan = ActivityStep.Plan(name: "", date: try row.date(5), start: start, end: end)
    plan.name = texts["name"]
    plan.team = try row.code(ifPresent: 2)
    plan.leader = try row.number(ifPresent: 3)
    plan.kind = try row.code(ifPresent: 4)
    plan.place = texts["place"]
    plan.capacity = row[8]
    plan.minStars = row[9]
    plan.minAge = row[10]
    plan.skills = try row.codes(11)
    plan.courses = texts["courses"]
    plan.course = row[12] ? texts["course"] ?? "" : nil
    plan.isInsured = row[13]
    plan.risk = texts["risk"]
    return plan
  }
}
