import Bank
import Configuration
import DaemonLog
import Glibc
import LineProtocol
import Logging
import Server
import Store

/// Opens the bank that a configuration names and begins to prove its books in the background.
@Sendable
func openBank(_ configuration: Configuration, logger: Logger) async throws -> OpenedBank {
  let keys = try identityKeys(configuration.privacy)
  let database = try openDatabase(configuration.storage, logger)
  let founding = Founding(
    name: configuration.bank.name, timeZone: configuration.bank.timeZone, policy: configuration.policy)
  let environment = BankEnvironment(
    ownUser: getuid(), roles: ConfiguredRoles(configuration), pinCost: configuration.roles.pinCost,
    identityKeys: keys, accessLogDays: configuration.privacy.accessLogDays, ruleReader: .configuration,
    backups: BackupSettings(configuration.storage), logger: logger, version: Version.current)
  let bank = try LedgerBank(database: database, founding: founding, environment: environment)
  // What it finds, the bank logs.
  bank.checkAll { _ in }
  return OpenedBank(
    service: bank,
    apply: { configuration in
      bank.setConfiguredRoles(ConfiguredRoles(configuration))
      bank.setPINCost(configuration.roles.pinCost)
      bank.setBackups(BackupSettings(configuration.storage))
    },
    prepareToClose: { bank.beginShutdown() }, close: { try bank.close() })
}

/// The keys for identity numbers that systemd passes, or that the configuration names.
private func identityKeys(_ privacy: Configuration.Privacy) throws -> IdentityKeys? {
  let folder = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
  return try IdentityKeyFile(credentials: folder, file: privacy.identityKey)?.read()
}

/// Opens the database; one with an older schema is copied into the folder for backups before it is changed.
private func openDatabase(_ storage: Configuration.Storage, _ logger: Logger) throws -> LedgerDatabase {
  var isMigrated = false
  let database = try LedgerDatabase(path: storage.database) { old, version in
    let backup = try MigrationBackup(BackupSettings(storage)).make(of: old)
    logger.report(
      .backupMade,
      [
        .file: "\(storage.backupFolder)/\(backup.file)", .entries: "\(backup.name.entries)", .head: "\(backup.head)",
        .schema: "\(version)",
      ])
    isMigrated = true
  }
  if isMigrated {
    let version = try database.read { try $0.schemaVersion() }
    logger.report(.migrated, [.schema: "\(version)"])
  }
  return database
}

extension ConfiguredRoles {
  /// The roles that a configuration gives to groups.
  fileprivate init(_ configuration: Configuration) {
    let roles = configuration.roles
    self.init(
      adminGroups: roles.adminGroups, auditorGroups: roles.auditorGroups, kioskGroups: roles.kioskGroups,
      fourEyes: roles.fourEyes, fourEyesDays: roles.fourEyesDays, messagesTellPhones: configuration.hooks.phone)
  }
}

extension BackupSettings {
  /// Where a configuration has backups go.
  fileprivate init(_ storage: Configuration.Storage) {
    self.init(folder: storage.backupFolder, keep: storage.backupKeep)
  }
}
