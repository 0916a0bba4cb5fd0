import GRDB
public import Ledger

extension LedgerDatabase {
  /// Damage that was found and not yet mended by a rebuild; kept across restarts.
  public func knownDamage() throws -> Damage? {
    try read { books in
      try books.db.first("SELECT entry, place, reason FROM damage") { row in
        Damage(entry: row[0], place: row[1], reason: row[2])
      }
    }
  }

  /// When a complete check last found nothing wrong, in this run or an earlier one; nil where none ever did.
  public func lastProof() throws -> Instant? {
    try read { books in
      try books.db.first("SELECT at FROM proof") { Instant(milliseconds: $0[0]) }
    }
  }

  /// Keeps when a complete check found nothing wrong; throws what a commit throws.
  public func rememberProof(at instant: Instant) throws {
    try withWriter { db in
      try durably(db) {
        try db.run(
          "INSERT INTO proof (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
          [instant.milliseconds])
        try RowSeal.proof.set(Connection(db), key: [1])
      }
    }
  }

  /// Keeps damage until a rebuild; what was found first stays.
  ///
  /// Throws what a commit throws.
  public func remember(_ damage: Damage) throws {
    try withWriter { db in
      try durably(db) {
        try db.run(
          "INSERT INTO damage (id, entry, place, reason) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING",
          [damage.entry, damage.place, damage.reason])
      }
    }
  }
  /// Forgets damage that a check of everything has not found again; throws what a commit throws.
  public func forgetDamage() throws {
    try withWriter { db in try durably(db) { try db.execute(sql: "DELETE FROM damage") } }
  }
}
