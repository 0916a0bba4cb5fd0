import GRDB
public import Ledger

/// Where a service record stands; see "Life of a record" in the domain reference.
public enum RecordState: String, CaseIterable, Sendable {
  /// Somebody has to confirm it.
  case pending
  /// It is in the public notice.
  case notice
  /// Its hours are issued, and it counts.
  case posted
  /// It was dropped before it counted.
  case rejected
  /// It counted and was undone.
  case reversed

  /// Whether it may come to count, so that it stands in the way of another one.
  public var isAlive: Bool { self != .rejected && self != .reversed }

  /// Whether it waits.
  public var isWaiting: Bool { self == .pending || self == .notice }
}

/// What a record waits for.
public enum StoredWait: Hashable, Sendable {
  /// Somebody has to confirm it.
  case review(Reviewer)
  /// It is in the public notice, whose working days come after one day and go through another.
  case notice(after: LocalDate, until: LocalDate)
  /// Its notice is stopped by an objection; so many working days are left of it.
  case objection(daysLeft: Int)
}

extension BookReader {
  /// Records whose notice ends before a date, those that ended first before the others.
  public func noticesEnded(before date: LocalDate, limit: Int) throws -> [StoredRecord] {
    try db.all(
      "SELECT record FROM waiting WHERE until_day < ? ORDER BY until_day, record LIMIT \(limit)", [date.dayNumber]
    ) { try $0.number(0) as RecordNumber }.compactMap { try record($0) }
  }

  /// Records of a member that wait, by number.
  public func waitingRecords(of member: MemberNumber) throws -> [RecordNumber] {
    try db.all(
      """
      SELECT record FROM waiting JOIN record ON record.number = waiting.record WHERE record.member = ? ORDER BY record
      """, [member.value]
    ) { try $0.number(0) }
  }

  /// Records that wait, by number.
  ///
  /// - Parameter stations: Only of these stations; nil for all.
  public func waitingRecords(
    at stations: Set<Code>?, state: RecordState?, _ page: Page<Int64>
  ) throws -> [StoredRecord] {
    var condition = "waiting.record > ?1 AND (?2 IS NULL OR record.state = ?2)"
    if let stations {
      // Codes hold no quote.
      condition += " AND record.station IN (\(stations.map { "'\($0.text)'" }.sorted().joined(separator: ", ")))"
    }
    return try db.all(
      """
      SELECT waiting.record FROM waiting JOIN record ON record.number = waiting.record
      WHERE \(condition) ORDER BY waiting.record LIMIT ?
      """, [page.after ?? 0, state?.rawValue, page.sqlLimit]
    ) { try $0.number(0) as RecordNumber }.compactMap { try record($0) }
  }

  func readWait(of record: RecordNumber) throws -> StoredWait? {
    try db.first(
      "SELECT reviewer, after_day, until_day, days_left FROM waiting WHERE record = ?", [record.value]
    ) { row in
      if let text = row[0] as String? {
        guard let reviewer = Reviewer(rawValue: text) else { throw row.damage(0) }
        return .review(reviewer)
      }
      if let daysLeft = row[3] as Int? { return .objection(daysLeft: daysLeft) }
      return .notice(after: try row.date(1), until: try row.date(2))
    }
  }
}
