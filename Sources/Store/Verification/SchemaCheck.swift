import GRDB
import Ledger

extension BookSource {
  /// Compares tables, indexes and triggers with those of a new database.
  ///
  /// - Returns: What is wrong first, or nil where nothing is. Triggers that are gone come back with a rebuild.
  public func checkSchema() throws -> Damage? {
    let found = try read { try SchemaCheck.objects($0.db) }
    guard SchemaCheck.fingerprint(of: found) != Schema.fingerprint else { return nil }
    let expected = try SchemaCheck.expected()
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      return Damage(entry: nil, place: "schema", reason: "\(name) is not what this version makes")
    }
    return nil
  }
}

enum SchemaCheck {
  /// What a new database has.
  static func expected() throws -> [String: String] {
    try DatabaseQueue().inDatabase { db in
      try Migrator().migrate(db)
      return try objects(db)
    }
  }

  /// A hash over objects as below.
  static func fingerprint(of objects: [String: String]) -> String {
    let text = objects.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)\n" }.joined()
    return Digest.origin.chained(to: Array(text.utf8)).description
  }

  /// What SQLite keeps of each table, index, view and trigger; its own tables and indexes left out.
  ///
  /// A trigger may have the name of a table, and one that begins like SQLite's own.
  static func objects(_ db: some StatementSource) throws -> [String: String] {
    let rows = try db.all(
      #"""
      SELECT name, coalesce(sql, '') FROM sqlite_schema
      WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' OR type IN ('trigger', 'view') ORDER BY rowid
      """#
    ) { row in (row[0] as String, row[1] as String) }
    return Dictionary(rows, uniquingKeysWith: { $0 + "\n" + $1 })
  }
}
