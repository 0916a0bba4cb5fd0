import GRDB
public import Ledger
public import Rules

/// A posted record as counting sees it, with the team and the brigades that it counts for.
public struct StoredService: Sendable {
  /// The record.
  public let record: ServedRecord
  /// The team, then the brigades above it.
  public let teams: [Code]

  /// Whether it counts for a subject.
  public func belongs(to subject: StarSubject) -> Bool {
    switch subject {
    case .member(let member): record.member == member
    case .team(let team): teams.contains(team)
    }
  }
}

/// Minutes that count, of everybody and each year; nobody stands there for nothing.
public struct CountedTotals: Sendable {
  private var members: [Int64: [Int: Int64]] = [:]
  private var teams: [String: [Int: Int64]] = [:]

  /// The minutes that count for a subject in a year.
  public func minutes(of subject: StarSubject, in year: Int) -> Minutes {
    switch subject {
    case .member(let member): Minutes(members[member.value]?[year] ?? 0)
    case .team(let team): Minutes(teams[team.text]?[year] ?? 0)
    }
  }

  mutating func add(_ minutes: Minutes, to subject: StarSubject, in year: Int) {
    switch subject {
    case .member(let member): members[member.value, default: [:]][year, default: 0] += minutes.count
    case .team(let team): teams[team.text, default: [:]][year, default: 0] += minutes.count
    }
  }
}

extension BookReader {
  private static let servedColumns = """
    SELECT r.number, r.member, m.registered, r.date, r.minutes, r.source, r.kind, r.team, r.brigades, m.birth
    """
  private static let activityColumn = """
    , (SELECT text FROM entry_text WHERE entry = r.journaled AND name = 'activity')
    """
  private static let servedTables = " FROM record AS r JOIN member AS m ON m.number = r.member "

  /// The posted records of a member on a date.
  public func served(by member: MemberNumber, on date: LocalDate) throws -> [StoredService] {
    try db.all(
      Self.servedColumns + Self.activityColumn + Self.servedTables
        + "WHERE r.member = ? AND r.date = ? AND r.state = 'posted' ORDER BY r.number",
      [member.value, date.dayNumber], { try readServed($0, hasActivity: true) })
  }

  /// The records that count for a subject, by date.
  ///
  /// - Parameter entry: Those that were posted after this entry; nil for now.
  public func served(for subject: StarSubject, through entry: Int64? = nil) throws -> [ServedRecord] {
    let condition: String
    let key: any SQLValue
    switch subject {
    case .member(let member): (condition, key) = ("r.member = ?1", member.value)
    case .team(let team):
      condition = "(r.team = ?1 OR r.brigades <> '' AND instr(',' || r.brigades || ',', ',' || ?1 || ',') > 0)"
      key = team.text
    }
    return try db.all(
      Self.servedColumns + Self.activityColumn + Self.servedTables
        + "WHERE \(condition) AND r.posted <= ?2 AND (r.reversed IS NULL OR r.reversed > ?2) ORDER BY r.date",
      [key, entry ?? .max], { try readServed($0, hasActivity: true).record })
  }

  /// The minutes that count for everybody under rules, from all the records.
  ///
  /// - Parameter progress: Told from time to time how many records are done, of how many.
  public func countedTotals(
    under policy: Policy, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> CountedTotals {
    let stars = [policy.memberStars, policy.teamStars, policy.brigadeStars]
    let hasActivity = stars.contains { $0.counting.activityCap.isPositive }
    // Only caps look at more than one record, and only then is the order worth its price.
    let hasCaps = stars.contains { $0.counting.hasCaps }
    let brigades = try brigadeCodes()
    let total = Int(clamping: try db.count("SELECT max(number) FROM record"))
    var totals = CountedTotals()
    var day: [StoredService] = []
    var done = 0
    try db.each(
      Self.servedColumns + (hasActivity ? Self.activityColumn : "") + Self.servedTables + "WHERE r.state = 'posted'"
        + (hasCaps ? " ORDER BY r.member, r.date" : "")
    ) { row in
      let next = try readServed(row, hasActivity: hasActivity)
      if let last = day.first?.record, !hasCaps || last.member != next.record.member || last.date != next.record.date {
        Self.count(day, policy, brigades, &totals)
        day.removeAll(keepingCapacity: true)
      }
      day.append(next)
      done += 1
      if done.isMultiple(of: 20_000) { progress?(done, max(done, total)) }
    }
    Self.count(day, policy, brigades, &totals)
    return totals
  }

  /// Adds the records of one member and date to the totals of the member and of every team.
  private static func count(
    _ day: [StoredService], _ policy: Policy, _ brigades: Set<Code>, _ totals: inout CountedTotals
  ) {
    guard let first = day.first?.record else { return }
    let year = first.date.year
    let isAlone = day.count == 1
    totals.add(
      CountingRules.minutes(ofDay: isAlone ? [first] : day.map(\.record), policy: policy.memberStars.counting),
      to: .member(first.member), in: year)
    for team in isAlone ? day[0].teams : Array(Set(day.flatMap(\.teams))) {
      let subject = StarSubject.team(team)
      let counting = policy.stars(of: subject, isBrigade: brigades.contains(team)).counting
      totals.add(
        CountingRules.minutes(ofDay: day.filter { $0.teams.contains(team) }.map(\.record), policy: counting),
        to: subject, in: year)
    }
  }

  /// Every team that has teams beneath it.
  public func brigadeCodes() throws -> Set<Code> {
    Set(try db.all("SELECT DISTINCT parent FROM team WHERE parent IS NOT NULL") { try $0.code(0) })
  }

  private func readServed(_ row: SQLRow, hasActivity: Bool) throws -> StoredService {
    guard let source = RecordSource(rawValue: row[5]) else { throw row.damage(5) }
    let team = try row.code(ifPresent: 7)
    let record = ServedRecord(
      number: try row.number(0), member: try row.number(1), registered: try row.date(2), date: try row.date(3),
      minutes: Minutes(row[4]), source: source, kind: try row.code(ifPresent: 6),
      activity: hasActivity ? row[10] : nil, birth: try row.date(ifPresent: 9), isInTeam: team != nil)
    return StoredService(record: record, teams: try (team.map { [$0] } ?? []) + row.codes(8))
  }
}
