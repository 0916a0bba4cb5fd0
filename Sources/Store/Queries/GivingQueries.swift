import GRDB
public import Ledger

/// A member in a household.
public struct StoredHousemate: Hashable, Sendable {
  /// The household.
  public let household: Code
  /// Who.
  public let member: MemberNumber
  /// What the member is to its head.
  public let relation: Relation
}

/// A public-welfare pool as it stands.
public struct StoredPool: Hashable, Sendable {
  /// Its code.
  public let code: Code
  /// What it asks and gives.
  public let terms: PoolChange.Terms
  /// The hours in it.
  public let available: Minutes

  /// Its name.
  public var name: String { terms.name }
}

extension BookReader {
  private static let housemateColumns = "SELECT code, member, relation FROM household"
  private static let poolColumns = """
    SELECT code, name, coalesce((SELECT balance FROM account WHERE account.name = 'pool:' || code), 0),
      min_age, tags, allowance, allowance_day, allowance_since
    FROM pool
    """

  /// The household that a member lives in, or nil.
  public func home(of member: MemberNumber) throws -> StoredHousemate? {
    try db.first("\(Self.housemateColumns) WHERE member = ?", [member.value], readHousemate)
  }

  /// Who lives in a household, or in all of them, by household and number.
  public func housemates(_ household: Code?) throws -> [StoredHousemate] {
    try db.all(
      "\(Self.housemateColumns) WHERE ?1 IS NULL OR code = ?1 ORDER BY code, member", [household?.text],
      readHousemate)
  }

  /// A pool, or nil.
  public func pool(_ code: Code) throws -> StoredPool? {
    try db.first("\(Self.poolColumns) WHERE code = ?", [code.text], readPool)
  }

  /// Every pool, by code.
  public func pools() throws -> [StoredPool] {
    try db.all("\(Self.poolColumns) ORDER BY code", [], readPool)
  }

  /// Whether the day of a pool's allowances of a month has come, and whether they were given then; nil where it has not.
  public func allowanceIsGiven(pool: Code, month: String) throws -> Bool? {
    try db.first("SELECT given FROM allowance_month WHERE pool = ? AND month = ?", [pool.text, month]) { $0[0] }
  }

  /// The last month for which a pool's allowances came due, as `2026-05`, and whether they were given.
  public func lastAllowance(of pool: Code) throws -> (month: String, isGiven: Bool)? {
    try db.first(
      "SELECT month, given FROM allowance_month WHERE pool = ? ORDER BY month DESC LIMIT 1", [pool.text]
    ) { ($0[0], $0[1]) }
  }

  /// Whether a member has ever received hours from a pool.
  public func hasGrant(_ member: MemberNumber) throws -> Bool {
    try db.count("SELECT count(*) FROM granted WHERE member = ? AND grants > 0", [member.value]) > 0
  }

  /// The entry that undid another; nil where it still counts.
  public func reversal(of entry: Int64) throws -> Int64? {
    try db.first("SELECT reversal FROM undone WHERE entry = ?", [entry]) { $0[0] }
  }

  private func readHousemate(_ row: SQLRow) throws -> StoredHousemate {
    guard let relation = Relation(rawValue: row[2]) else { throw row.damage(2) }
    return StoredHousemate(household: try row.code(0), member: try row.number(1), relation: relation)
  }

  private func readPool(_ row: SQLRow) throws -> StoredPool {
    var allowance: PoolChange.Allowance?
    if let minutes = row[5] as Int64?, let since = try row.date(ifPresent: 7) {
      allowance = PoolChange.Allowance(minutes: Minutes(minutes), day: row[6], since: since)
    }
    return StoredPool(
      code: try row.code(0),
      terms: PoolChange.Terms(name: row[1], minAge: row[3], tags: try row.codes(4), allowance: allowance),
      available: Minutes(row[2]))
  }
}
