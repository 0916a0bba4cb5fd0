import GRDB

/// Brings a database from the version that it has, in `user_version`, to the one that this program writes.
struct Migrator {
  /// Marks the file as a ledger of the time bank: "TBNK".
  static let applicationID: Int32 = 0x5442_4E4B

  /// The statements that bring a database from version N to N + 1, at index N.
  private let migrations: [[String]]

  init(_ migrations: [[String]] = Schema.migrations) {
    self.migrations = migrations
  }

  /// The file belongs to another program.
  struct NotALedger: Error {}

  /// The version that the database gets.
  var newestVersion: Int { migrations.count }

  func migrate(_ db: Database) throws {
    let found = try checkVersion(of: db)
    for version in found..<newestVersion {
      try db.inTransaction(.immediate) {
        for statements in migrations[version] { try db.execute(sql: statements) }
        try db.execute(
          sql: "PRAGMA user_version = \(version + 1); PRAGMA application_id = \(Migrator.applicationID)")
        return .commit
      }
    }
  }

  /// Reads the version of a file that is a ledger, or empty, and changes nothing.
  @discardableResult
  func checkVersion(of db: Database) throws -> Int {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    let identity = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isNew = version == 0 && tables == 0 && identity == 0
    guard isNew || identity == Migrator.applicationID else { throw NotALedger() }
    guard version >= 0 else {
      throw StoreError.damaged(
        Damage(entry: nil, place: "user_version", reason: "no version of this program has the number \(version)"))
    }
    guard version <= newestVersion else {
      throw StoreError.newerSchema(found: version, known: newestVersion)
    }
    return version
  }
}
