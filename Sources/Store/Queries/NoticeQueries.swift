import GRDB
public import Ledger

/// Something that a public notice tells of.
public struct NoticeItem: Hashable, Sendable {
  /// What it is.
  public enum What: String, CaseIterable, Sendable {
    /// Hours are shown before they are posted.
    case waiting
    /// Hours were posted.
    case service
    /// Posted hours were undone.
    case reversal
    /// A redemption was carried out.
    case redemption
    /// A redemption was taken back.
    case giveBack = "return"
  }

  /// What it is.
  public let what: What
  /// The entry that says so.
  public let entry: Int64
  /// Whom it is about.
  public let member: MemberNumber
  /// The day of the service, or of the redemption.
  public let date: LocalDate
  /// The hours.
  public let minutes: Minutes
  /// Where.
  public let station: Code
  /// The team that a service counts for.
  public let team: Code?
  /// The kind of a service, or what was redeemed.
  public let kind: Code?
  /// Where a record comes from.
  public let source: RecordSource?
  /// The last day of the notice of a record that waits; nil where an objection has stopped it.
  public let until: LocalDate?
}

extension BookReader {
  /// What the entries after one number, up to another, say of hours and redemptions; in the order of the entries.
  public func noticeItems(after first: Int64, through last: Int64) throws -> [NoticeItem] {
    try
      (postedServices(after: first, through: last) + reversals(after: first, through: last)
      + redemptions(.redemption, "fulfilled", after: first, through: last)
      + redemptions(.giveBack, "returned", after: first, through: last))
      .sorted { ($0.entry, $0.what.rawValue) < ($1.entry, $1.what.rawValue) }
  }

  /// The records that are in the notice and not posted yet, by number, with the entries that recorded them.
  public func recordsOnNotice() throws -> [NoticeItem] {
    try db.all(
      """
      SELECT r.journaled, r.member, r.date, r.minutes, r.station, r.team, r.kind, r.source, w.until_day
      FROM waiting AS w JOIN record AS r ON r.number = w.record
      WHERE w.record > 0 AND r.state = 'notice' ORDER BY w.record
      """
    ) { try readItem(.waiting, $0) }
  }

  /// Records that were posted when they were made, and those that had to wait.
  private func postedServices(after first: Int64, through last: Int64) throws -> [NoticeItem] {
    try db.all(
      """
      SELECT posted, member, date, minutes, station, team, kind, source, NULL FROM record
      WHERE number > ? AND number <= ? AND posted = journaled
      """, [try lastRecord(through: first), try lastRecord(through: last)], { try readItem(.service, $0) })
      + db.all(
        """
        SELECT posted, member, date, minutes, station, team, kind, source, NULL FROM record
        WHERE posted > ? AND posted <= ? AND posted <> journaled
        """, [first, last], { try readItem(.service, $0) })
  }

  private func reversals(after first: Int64, through last: Int64) throws -> [NoticeItem] {
    try db.all(
      """
      SELECT reversed, member, date, minutes, station, team, kind, source, NULL FROM record
      WHERE reversed > ? AND reversed <= ? AND posted IS NOT NULL
      """, [first, last], { try readItem(.reversal, $0) })
  }

  /// A service took what its provider got, which may be less than its price.
  private func redemptions(
    _ what: NoticeItem.What, _ column: String, after first: Int64, through last: Int64
  ) throws -> [NoticeItem] {
    try db.all(
      """
      SELECT r.\(column), r.member, e.date, coalesce((SELECT minutes FROM record WHERE number = r.record), r.price),
        r.station, NULL, r.offer, NULL, NULL
      FROM redemption AS r JOIN entry AS e ON e.number = r.\(column)
      WHERE r.\(column) > ? AND r.\(column) <= ?
      """, [first, last], { try readItem(what, $0) })
  }

  private func readItem(_ what: NoticeItem.What, _ row: SQLRow) throws -> NoticeItem {
    let source = row[7] as String?
    if let source, RecordSource(rawValue: source) == nil { throw row.damage(7) }
    return NoticeItem(
      what: what, entry: row[0], member: try row.number(1), date: try row.date(2), minutes: Minutes(row[3]),
      station: try row.code(4), team: try row.code(ifPresent: 5), kind: try row.code(ifPresent: 6),
      source: source.flatMap { RecordSource(rawValue: $0) }, until: try row.date(ifPresent: 8))
  }

  /// The number of the last record that was made by an entry or before it; 0 where there is none.
  func lastRecord(through entry: Int64) throws -> Int64 {
    // Records are numbered in the order of their entries, so a search over the numbers finds the place without an index.
    var low: Int64 = 0
    var high = try db.count("SELECT max(number) FROM record")
    while low < high {
      let middle = low + (high - low + 1) / 2
      let made = try db.count("SELECT journaled FROM record WHERE number = ?", [middle])
      if made <= entry { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
