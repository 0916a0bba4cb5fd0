import GRDB
public import Ledger

/// Something that a public notice tells of.
public struct NoticeItem: Hashable, Sendable {
  /// What it is.
  public enum What: String, CaseIterable, Sendable {
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
}

extension BookReader {
  /// What the entries after one number, up to another, say of hours and redemptions; in the order of the entries.
  public func noticeItems(after first: Int64, through last: Int64) throws -> [NoticeItem] {
    try
      (items(.service, after: first, through: last) + items(.reversal, after: first, through: last)
      + items(.redemption, after: first, through: last) + items(.giveBack, after: first, through: last))
      .sorted { ($0.entry, $0.what.rawValue) < ($1.entry, $1.what.rawValue) }
  }

  private func items(_ what: NoticeItem.What, after first: Int64, through last: Int64) throws -> [NoticeItem] {
    let column: String
    switch what {
    case .service: column = "posted"
    case .reversal: column = "reversed"
    case .redemption: column = "fulfilled"
    case .giveBack: column = "returned"
    }
    let sql: String
    switch what {
    case .service, .reversal:
      sql = """
        SELECT \(column), member, date, minutes, station, team, kind FROM record
        WHERE \(column) > ? AND \(column) <= ? AND posted IS NOT NULL
        """
    case .redemption, .giveBack:
      sql = """
        SELECT r.\(column), r.member, e.date, coalesce((SELECT minutes FROM record WHERE number = r.record), r.price),
          r.station, NULL, r.offer
        FROM redemption AS r JOIN entry AS e ON e.number = r.\(column)
        WHERE r.\(column) > ? AND r.\(column) <= ?
        """
    }
    return try db.all(sql, [first, last]) { row in
      NoticeItem(
        what: what, entry: row[0], member: try row.number(1), date: try row.date(2), minutes: Minutes(row[3]),
        station: try row.code(4), team: try row.code(ifPresent: 5), kind: try row.code(ifPresent: 6))
    }
  }
}
