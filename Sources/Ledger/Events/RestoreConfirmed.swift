/// A second administrator vouched for books that were restored from a backup.
public struct RestoreConfirmed: Hashable, Sendable {
  /// The last entry of the backup.
  public let entry: EntryNumber
  /// Its hash.
  public let hash: Digest
  /// Who restored it: the Unix user of the process.
  public let restorer: Actor
  /// Who had logged in to do so, where the system knows.
  public let login: Actor?
  /// When it was restored.
  public let restoredAt: Instant

  /// Describes a confirmation.
  public init(entry: EntryNumber, hash: Digest, restorer: Actor, login: Actor?, restoredAt: Instant) {
    self.entry = entry
    self.hash = hash
    self.restorer = restorer
    self.login = login
    self.restoredAt = restoredAt
  }

  func write(to facts: inout FactWriter) {
    facts.put("restored", entry)
    facts.put("hash", hash)
    facts.put("restorer", restorer)
    facts.put("login", ifPresent: login)
    facts.put("restored-at", restoredAt.milliseconds)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    entry = try facts.number("restored")
    hash = try facts.value("hash") { Digest(hex: $0) }
    restorer = try facts.value("restorer") { Actor($0) }
    login = try facts.value(ifPresent: "login") { Actor($0) }
    restoredAt = Instant(milliseconds: try facts.integer("restored-at"))
  }
}
