import GRDB
public import Ledger
public import Rules

/// Which records and redemptions a report is about.
public struct ReportFilter: Sendable {
  /// Only at these stations; nil for all.
  public let stations: Set<Code>?
  /// Only of this date or later.
  public let from: LocalDate
  /// Only of this date or earlier.
  public let until: LocalDate

  /// Describes a report.
  public init(stations: Set<Code>?, from: LocalDate, until: LocalDate) {
    self.stations = stations
    self.from = from
    self.until = until
  }

  /// A condition on a column of stations, and its arguments.
  func condition(_ column: String) -> (sql: String, arguments: [any SQLValue]) {
    guard let stations else { return ("", []) }
    let marks = Array(repeating: "?", count: stations.count).joined(separator: ",")
    return (" AND \(column) IN (\(marks))", stations.map(\.text).sorted())
  }
}

/// What a member served on one day.
public struct ServedDay: Hashable, Sendable {
  /// The member.
  public let member: MemberNumber
  /// The day.
  public let date: LocalDate
  /// The sum of the records.
  public let minutes: Minutes
  /// How many records.
  public let records: Int64
}

extension BookReader {
  /// Shows every posted record that a report is about.
  ///
  /// - Parameter hasActivity: Whether the names of activities are read too, which lie beside the chain.
  public func reportedServices(
    _ filter: ReportFilter, hasActivity: Bool, _ take: (ReportedService) throws -> Void
  ) throws {
    let activity =
      hasActivity ? "(SELECT text FROM entry_text WHERE entry = r.journaled AND name = 'activity')" : "NULL"
    let stations = filter.condition("r.station")
    try db.each(
      """
      SELECT r.member, r.date, r.minutes, r.station, r.team, r.kind, \(activity), m.birth,
        r.source = 'carried-over'
      FROM record AS r JOIN member AS m ON m.number = r.member
      WHERE r.state = 'posted' AND r.date BETWEEN ? AND ?\(stations.sql)
      """, [filter.from.dayNumber, filter.until.dayNumber] + stations.arguments
    ) { row in
      try take(
        ReportedService(
          member: try row.number(0), date: try row.date(1), minutes: Minutes(row[2]), station: try row.code(3),
          team: try row.code(ifPresent: 4), kind: try row.code(ifPresent: 5), activity: row[6],
          birth: try row.date(ifPresent: 7), isCarriedOver: row[8]))
    }
  }

  /// Shows every redemption that was carried out and not taken back, by the day of its entry.
  ///
  /// A service took what its provider got, which may be less than its price.
  public func reportedRedemptions(_ filter: ReportFilter, _ take: (ReportedRedemption) throws -> Void) throws {
    let stations = filter.condition("r.station")
    try db.each(
      """
      SELECT r.member, e.date, coalesce((SELECT minutes FROM record WHERE number = r.record), r.price), r.station, m.birth
      FROM redemption AS r JOIN entry AS e ON e.number = r.fulfilled JOIN member AS m ON m.number = r.member
      WHERE r.returned IS NULL AND e.date BETWEEN ? AND ?\(stations.sql)
      """, [filter.from.dayNumber, filter.until.dayNumber] + stations.arguments
    ) { row in
      try take(
        ReportedRedemption(
          member: try row.number(0), date: try row.date(1), minutes: Minutes(row[2]), station: try row.code(3),
          birth: try row.date(ifPresent: 4)))
    }
  }

  /// The days on which a member served more than a length, by day; lumps from older books are of no day.
  public func days(over limit: Minutes, _ filter: ReportFilter) throws -> [ServedDay] {
    let stations = filter.condition("station")
    return try db.all(
      """
      SELECT member, date, sum(minutes), count(*) FROM record
      WHERE state = 'posted' AND source <> 'carried-over' AND date BETWEEN ? AND ?\(stations.sql)
      GROUP BY member, date HAVING sum(minutes) > ? ORDER BY date, member
      """, [filter.from.dayNumber, filter.until.dayNumber] + stations.arguments + [limit.count]
    ) { row in
      ServedDay(member: try row.number(0), date: try row.date(1), minutes: Minutes(row[2]), records: row[3])
    }
  }

  /// Members who have not left, were registered before a day and have not served from it on, with the day of their last
  /// service; by number.
  ///
  /// Lumps from older books are service of no day.
  public func inactive(
    since date: LocalDate, stations: Set<Code>?, _ page: Page<Int64>
  ) throws -> [(member: MemberNumber, last: LocalDate?)] {
    let place = ReportFilter(stations: stations, from: date, until: date).condition("station")
    return try db.all(
      """
      SELECT number, (
        SELECT max(date) FROM record
        WHERE member = member.number AND state = 'posted' AND source <> 'carried-over') AS last
      FROM member
      WHERE number > ? AND closed IS NULL AND registered < ?\(place.sql) AND NOT EXISTS (
        SELECT 1 FROM record
        WHERE member = member.number AND date >= ? AND state = 'posted' AND source <> 'carried-over')
      ORDER BY number LIMIT ?
      """, [page.after ?? 0, date.dayNumber] + place.arguments + [date.dayNumber, page.sqlLimit]
    ) { row in (try row.number(0), try row.date(ifPresent: 1)) }
  }

  /// What everybody recorded in the entries after one number, up to another, and how many posted records everybody undid
  /// there, whoever had recorded them and whenever; by actor.
  public func work(after first: Int64, through last: Int64) throws -> [(actor: Actor, work: UnusualRules.Work)] {
    var work: [String: UnusualRules.Work] = [:]
    try db.each(
      """
      SELECT e.actor, r.minutes, r.source FROM record AS r JOIN entry AS e ON e.number = r.journaled
      WHERE r.number > ? AND r.number <= ?
      """, [try lastRecord(through: first), try lastRecord(through: last)]
    ) { row in
      guard let source = RecordSource(rawValue: row[2]) else { throw row.damage(2) }
      work[row[0], default: UnusualRules.Work()].addRecord(of: Minutes(row[1]), from: source)
    }
    try db.each(
      """
      SELECT e.actor, count(*) FROM record AS r JOIN entry AS e ON e.number = r.reversed
      WHERE r.reversed > ? AND r.reversed <= ? AND r.posted IS NOT NULL AND e.kind = 'reversal' GROUP BY e.actor
      """, [first, last]
    ) { row in work[row[0], default: UnusualRules.Work()].addReversals(row[1]) }
    return try work.sorted { $0.key < $1.key }.map { name, work in
      guard let actor = Actor(name) else {
        throw StoreError.damaged(Damage(entry: nil, place: "actor", reason: "the stored value is not of its type"))
      }
      return (actor, work)
    }
  }
}
