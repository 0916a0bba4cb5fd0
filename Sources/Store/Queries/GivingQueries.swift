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
  /// Its name.
  public let name: String
  /// The hours in it.
  public let available: Minutes
}

extension BookReader {
  private static let housemateColumns = "SELECT code, member, relation FROM household"
  private static let poolColumns = """
    SELECT code, name, coalesce((SELECT balance FROM account WHERE account.name = 'pool:' || code), 0) FROM pool
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
    StoredPool(code: try row.code(0), name: row[1], available: Minutes(row[2]))
  }
}
