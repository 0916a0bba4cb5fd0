import GRDB

extension LedgerDatabase {
  /// Damage that was found and not yet mended by a rebuild; kept across restarts.
  public func knownDamage() throws -> Damage? {
    try read { books in
      try books.db.first("SELECT entry, place, reason FROM damage") { row in
        Damage(entry: row[0], place: row[1], reason: row[2])
      }
    }
  }

  /// Keeps damage until a rebuild; what was found first stays.
  public func remember(_ damage: Damage) throws {
    try withWriter { db in
      try db.run(
        "INSERT INTO damage (id, entry, place, reason) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING",
        [damage.entry, damage.place, damage.reason])
    }
  }
}
