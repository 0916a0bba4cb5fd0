import GRDB
public import Ledger

/// Questions to the books; in the writer's transaction they see what it has written, elsewhere what is durable.
public struct BookReader {
  let db: Connection

  init(_ db: Database) { self.init(Connection(db)) }

  init(_ db: Connection) {
    self.db = db
  }

  /// The bank's name and time zone, or nil before it was opened.
  public func bank() throws -> BankOpened? {
    try db.first("SELECT name, zone FROM bank") { BankOpened(name: $0[0], timeZone: $0[1]) }
  }

  /// The version of the schema.
  public func schemaVersion() throws -> Int64 { try db.count("PRAGMA user_version") }

  /// How many there are of what `status` counts.
  public func counts() throws -> (members: Int64, stations: Int64, teams: Int64, records: Int64) {
    (
      try db.count("SELECT count(*) FROM member WHERE closed IS NULL"),
      try db.count("SELECT count(*) FROM station WHERE closed IS NULL"),
      try db.count("SELECT count(*) FROM team WHERE closed IS NULL"),
      try db.count("SELECT max(number) FROM record")
    )
  }

  /// The answer kept under an idempotency key, or nil where it is unused.
  public func answer(user: UInt32, member: MemberNumber?, key: String) throws -> KeptAnswer? {
    try db.first(RowSeal.answers.selectOne, [Int64(user), member?.value ?? 0, key]) { row in
      try RowSeal.answers.check(row)
      return KeptAnswer(request: try row.digest(3), reply: row[4])
    }
  }

  /// Every role that is given at the moment.
  public func grants() throws -> [RoleGrant] {
    try db.all(
      "SELECT grantee, name, role, stations, member FROM role_grant WHERE ended = 0 ORDER BY grantee", [], readGrant)
  }

  /// The role of a user or group, or nil where none is given.
  public func grant(to grantee: RoleGrant.Grantee) throws -> RoleGrant? {
    try db.first(
      "SELECT grantee, name, role, stations, member FROM role_grant WHERE ended = 0 AND grantee = ?",
      [grantee.description], readGrant)
  }

  private func readGrant(_ row: SQLRow) throws -> RoleGrant {
    guard let grantee = RoleGrant.Grantee(row[0] as String), let role = Role(rawValue: row[2]) else {
      throw row.damage(0)
    }
    return RoleGrant(
      action: .add, grantee: grantee, name: row[1], role: role, stations: try row.codes(3),
      member: try row.number(ifPresent: 4))
  }
}

/// A page of a list: what comes after a key, and at most how many.
public struct Page<Key: Sendable>: Sendable {
  /// The last key of the page before; nil for the first page.
  public let after: Key?
  /// The most rows; nil for all.
  public let limit: Int?

  /// Describes a page.
  public init(after: Key? = nil, limit: Int? = nil) {
    self.after = after
    self.limit = limit
  }

  /// One more than asked for, so that it shows whether there are more; SQLite's "no limit" is -1.
  var sqlLimit: Int64 { limit.map { Int64($0) + 1 } ?? -1 }
}
