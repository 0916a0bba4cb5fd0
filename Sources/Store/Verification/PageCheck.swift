import GRDB

extension BookSource {
  /// Has SQLite check the pages and indexes of each table, and then the pages that are free: a wrong one there would be
  /// written over later.
  ///
  /// Postings are left out: whoever reads the entries looks them up in both their trees, and counts them. SQLite would look
  /// up each of them once more, all over the file.
  ///
  /// - Parameter pause: Called between tables; throws to give up.
  /// - Throws: `StoreError.damaged` with the first thing that is wrong.
  public func checkPages(pause: () throws -> Void) throws {
    let tables = try read { books in
      try books.db.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'posting' ORDER BY name") {
        $0[0] as String
      }
    }
    for table in tables {
      let quoted = table.replacing("'", with: "''")
      try check("PRAGMA integrity_check('\(quoted)')", place: table)
      try pause()
    }
    // Only the check of the whole file looks at what is free. It leaves the contents of indexes out, and takes no longer
    // than it takes to read the file.
    try check("PRAGMA quick_check(1)", place: "database")
    try pause()
  }

  private func check(_ sql: String, place: String) throws {
    let found = try read { books in try books.db.all(sql) { $0[0] as String } }
    if let first = found.first, first != "ok" {
      throw StoreError.damaged(Damage(entry: nil, place: place, reason: first))
    }
  }
}
