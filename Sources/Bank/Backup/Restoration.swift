import Ledger
import Rules
public import Store

/// Puts a backup in the place of a bank's database while no daemon runs, proved before and after.
public struct Restoration {
  private let restore: LedgerRestore
  private let database: String
  private let clock: BankClock

  /// Prepares a restore from the path of a backup to that of a database.
  ///
  /// - Parameter restorer: Who restores, where a second administrator has to vouch for it before anything is changed.
  public init(
    backup: String, database: String, restorer: RestoreNote.Restorer? = nil, clock: BankClock = .system
  ) {
    restore = LedgerRestore(backup: backup, database: database, now: clock.now, restorer: restorer)
    self.database = database
    self.clock = clock
  }

  /// Carries it out.
  ///
  /// - Parameters:
  ///   - replaces: Whether a database that is there may be moved aside.
  ///   - found: Told what the backup holds once it is proved, and what lies at the place, before anything changes.
  /// - Throws: Why nothing was restored.
  public func run(
    replaces: Bool, found: (JournalTail, PresentLedger) -> Void = { _, _ in }
  ) throws(LedgerRestore.Fault) -> LedgerRestore.Outcome {
    var outcome = try restore.run(replaces: replaces, found: found, prove: { try CopyProof.prove($0) })
    do {
      try eraseAgain(&outcome)
    } catch {
      throw .afterwards((error as? StoreError) ?? .sqlite(String(describing: error)), aside: outcome.aside)
    }
    return outcome
  }

  /// Whoever was erased since the backup was made is erased in it too: a restore must not bring the texts back.
  private func eraseAgain(_ outcome: inout LedgerRestore.Outcome) throws {
    guard !outcome.erased.isEmpty else { return }
    let ledger = try LedgerDatabase(path: database)
    defer { try? ledger.close() }
    let known = Set(try ledger.read { try $0.erasedMembers() }.map(\.member))
    let calendar = try Founder.profile(of: ledger).calendar
    let salt = { Randomness.system.bytes(SealedText.saltByteCount) }
    var again: [MemberNumber] = []
    outcome.tail = try ledger.commit(tail: outcome.tail, at: clock.now, makeSalt: salt) { transaction in
      for member in outcome.erased where !known.contains(member) {
        guard try transaction.books.member(member) != nil else { continue }
        let found = try transaction.books.textsToErase(of: member)
        _ = try transaction.erase(
          member, found, reason: "erased before a restore", date: calendar.date(of: transaction.now),
          origin: JournalTransaction.Origin(actor: .daemon, role: .daemon, station: nil, key: nil),
          unknowable: { Digest(Randomness.system.bytes(32)) ?? .origin })
        again.append(member)
      }
    }
    outcome.erasedAgain = again
    _ = try ledger.truncateLog()
  }
}

/// The copy that comes before a database is brought to a newer schema.
public struct MigrationBackup {
  private let settings: BackupSettings
  private let clock: BankClock

  /// Prepares the copy.
  public init(_ settings: BackupSettings, clock: BankClock = .system) {
    self.settings = settings
    self.clock = clock
  }

  /// Makes it; the daemon serves nobody yet, so nothing needs to wait.
  ///
  /// - Throws: `BackupFault`, and then the database must stay as it is.
  @discardableResult
  public func make(of database: LedgerDatabase) throws -> StoredBackup {
    try BackupFolder(path: settings.folder).make(
      of: database, at: clock.now, pause: {}, progress: { _, _ in }, prove: { try CopyProof.prove($0) })
  }
}
