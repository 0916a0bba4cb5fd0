import GRDB
public import Ledger

/// Redemptions, and what stands in the way of others.
extension BookReader {
  private static let redemptionState = """
    CASE
      WHEN returned IS NOT NULL THEN 'returned' WHEN state <> 'requested' THEN state
      WHEN disputed IS NOT NULL THEN 'disputed' WHEN provider IS NOT NULL THEN 'assigned' ELSE state
    END
    """
  private static let redemptionColumns = """
    SELECT number, member, offer, kind, price, station, code, until_day, date, \(redemptionState), provider, record,
      reason, agreed_day, said_minutes, said_day, said_start, said_end, requester_word IS NOT NULL
    FROM redemption
    """

  /// The number that the next redemption gets.
  public func nextRedemptionNumber() throws -> Int64 { try db.count("SELECT max(number) FROM redemption") + 1 }

  /// A redemption, or nil.
  public func redemption(_ number: RedemptionNumber) throws -> StoredRedemption? {
    try db.first("\(Self.redemptionColumns) WHERE number = ?", [number.value], readRedemption)
  }

  /// Redemptions by number.
  public func redemptions(_ page: Page<Int64>, _ filter: RedemptionFilter) throws -> [StoredRedemption] {
    let standing: (sql: String, value: any SQLValue) =
      switch filter.standing {
      case nil: ("?6 IS NULL", SQLCell.null)
      case .open: ("?6 IS NULL AND state = 'requested'", SQLCell.null)
      case .state(let state): ("\(Self.redemptionState) = ?6", state.rawValue)
      case .late(let today): ("\(Self.redemptionState) = 'assigned' AND agreed_day < ?6", today.dayNumber)
      }
    return try db.all(
      """
      \(Self.redemptionColumns)
      WHERE number > ?1 AND (?2 IS NULL OR member = ?2) AND (?3 IS NULL OR offer = ?3)
        AND (?4 IS NULL OR station = ?4) AND (?5 IS NULL OR provider = ?5) AND \(standing.sql)
        AND (?7 IS NULL OR code = ?7)
      ORDER BY number LIMIT ?
      """,
      [
        page.after ?? 0, filter.member?.value, filter.offer?.text, filter.station?.text, filter.provider?.value,
        standing.value, filter.collectionCode, page.sqlLimit,
      ], readRedemption)
  }

  /// How many redemptions of an offer a member requested in a period that were taken back neither before nor after.
  public func redemptionCount(of member: MemberNumber, offer: Code, in period: ClosedRange<LocalDate>) throws -> Int64 {
    try db.count(
      """
      SELECT count(*) FROM redemption WHERE member = ? AND offer = ? AND date BETWEEN ? AND ?
        AND state IN ('requested', 'fulfilled') AND returned IS NULL
      """, [member.value, offer.text, period.lowerBound.dayNumber, period.upperBound.dayNumber])
  }

  /// Redemptions without a provider whose last day of the hold is over, the oldest first.
  public func redemptionsDue(before date: LocalDate, limit: Int) throws -> [StoredRedemption] {
    try db.all(
      """
      \(Self.redemptionColumns) WHERE state = 'requested' AND provider IS NULL AND until_day < ?
      ORDER BY until_day, number LIMIT \(limit)
      """, [date.dayNumber], readRedemption)
  }

  /// Open redemptions of a member.
  public func openRedemptions(of member: MemberNumber) throws -> [RedemptionNumber] {
    try db.all(
      "SELECT number FROM redemption WHERE member = ? AND state = 'requested' ORDER BY number", [member.value]
    ) { try $0.number(0) }
  }

  /// Open redemptions of a gift at a station.
  public func openRedemptions(offer: Code, station: Code) throws -> [RedemptionNumber] {
    try db.all(
      """
      SELECT number FROM redemption WHERE station = ? AND offer = ? AND state = 'requested' AND kind = 'gift'
      ORDER BY number
      """, [station.text, offer.text]
    ) { try $0.number(0) }
  }

  /// Whether an open redemption of a station has this collection code.
  public func isCodeInUse(_ code: String, station: Code) throws -> Bool {
    try db.count(
      "SELECT count(*) FROM redemption WHERE station = ? AND state = 'requested' AND code = ?", [station.text, code])
      > 0
  }

  private func readRedemption(_ row: SQLRow) throws -> StoredRedemption {
    guard let kind = OfferKind(rawValue: row[3]) else { throw row.damage(3) }
    guard let state = StoredRedemption.State(rawValue: row[9]) else { throw row.damage(9) }
    let request = RedemptionRequested(
      redemption: try row.number(0), member: try row.number(1), offer: try row.code(2), kind: kind,
      price: Minutes(row[4]), station: try row.code(5), collectionCode: row[6], until: try row.date(7))
    return StoredRedemption(
      request: request, date: try row.date(8), state: state, provider: try row.number(ifPresent: 10),
      record: try row.number(ifPresent: 11), reason: row[12], agreed: try row.date(ifPresent: 13),
      said: try readSaid(row), hasRequesterWord: row[18])
  }

  private func readSaid(_ row: SQLRow) throws -> ServiceDone? {
    guard let minutes = row[14] as Int64?, let date = try row.date(ifPresent: 15) else { return nil }
    return ServiceDone(
      minutes: Minutes(minutes), date: date, start: try row.time(ifPresent: 16), end: try row.time(ifPresent: 17))
  }
}
