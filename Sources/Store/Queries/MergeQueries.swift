import GRDB
public import Ledger

extension BookReader {
  /// The teams and brigades that the records of a member count for, reversed records included, by code.
  public func teams(withRecordsOf member: MemberNumber) throws -> [Code] {
    let pairs = try db.all(
      "SELECT DISTINCT team, brigades FROM record WHERE member = ? AND team IS NOT NULL", [member.value]
    ) { row in [try row.code(0)] + (try row.codes(1)) }
    return Set(pairs.flatMap { $0 }).sorted { $0.text < $1.text }
  }

  /// The teams that a member is or was in, by code.
  public func teams(everJoinedBy member: MemberNumber) throws -> [Code] {
    try db.all("SELECT DISTINCT team FROM membership WHERE member = ? ORDER BY team", [member.value]) {
      try $0.code(0)
    }
  }

  /// The number of every record of a member, reversed ones included.
  public func recordNumbers(of member: MemberNumber) throws -> [RecordNumber] {
    try db.all("SELECT number FROM record WHERE member = ? ORDER BY number", [member.value]) { try $0.number(0) }
  }

  /// Redemptions of others that a member is to do and has not done yet.
  public func redemptionsToDo(by member: MemberNumber) throws -> [RedemptionNumber] {
    try db.all(
      """
      SELECT number FROM redemption
      WHERE provider = ? AND state NOT IN ('fulfilled', 'cancelled', 'lapsed', 'returned') ORDER BY number
      """, [member.value]
    ) { try $0.number(0) }
  }
}
