import GRDB

extension BookSource {
  /// Compares tables, indexes and triggers with those of a new database.
  ///
  /// - Returns: What is wrong first, or nil where nothing is. Triggers that are gone come back with a rebuild.
  public func checkSchema() throws -> Damage? {
    let fresh = try DatabaseQueue()
    let expected = try fresh.inDatabase { db in
      try Migrator().migrate(db)
      return try SchemaCheck.objects(db)
    }
    let found = try read { try SchemaCheck.objects($0.db) }
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      return Damage(entry: nil, place: "schema", reason: "\(name) is not what this version makes")
    }
    return nil
  }
}

private enum SchemaCheck {
  /// What SQLite keeps of each table, index and trigger; its own tables left out.
  static func objects(_ db: some StatementSource) throws -> [String: String] {
    let rows = try db.all("SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'") { row in
      (row[0] as String, row[1] as String)
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
