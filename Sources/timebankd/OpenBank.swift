import Bank
import Configuration
import Glibc
import LineProtocol
import Logging
import Server
import Store

/// Opens the bank that a configuration names and begins to prove its books in the background.
@Sendable
func openBank(_ configuration: Configuration, logger: Logger) async throws -> OpenedBank {
  let database = try LedgerDatabase(path: configuration.storage.database)
  let founding = Founding(
    name: configuration.bank.name, timeZone: configuration.bank.timeZone, policy: configuration.policy)
  let environment = BankEnvironment(
    ownUser: getuid(), roles: ConfiguredRoles(configuration.roles), logger: logger, version: Version.current)
  let bank = try LedgerBank(database: database, founding: founding, environment: environment)
  // What it finds, the bank logs.
  bank.checkAll { _ in }
  return OpenedBank(
    service: bank, apply: { bank.setConfiguredRoles(ConfiguredRoles($0.roles)) },
    prepareToClose: { bank.beginShutdown() }, close: { try bank.close() })
}

extension ConfiguredRoles {
  /// The roles that a configuration gives to groups.
  fileprivate init(_ roles: Configuration.Roles) {
    self.init(adminGroups: roles.adminGroups, auditorGroups: roles.auditorGroups)
  }
}
