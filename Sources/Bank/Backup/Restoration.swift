public import Store

/// Puts a backup in the place of a bank's database while no daemon runs, proved before and after.
public struct Restoration {
  private let restore: LedgerRestore

  /// Prepares a restore from the path of a backup to that of a database.
  ///
  /// - Parameter restorer: Who restores, where a second administrator has to vouch for it before anything is changed.
  public init(
    backup: String, database: String, restorer: RestoreNote.Restorer? = nil, clock: BankClock = .system
  ) {
    restore = LedgerRestore(backup: backup, database: database, now: clock.now, restorer: restorer)
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
    try restore.run(replaces: replaces, found: found, prove: { try CopyProof.prove($0) })
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
