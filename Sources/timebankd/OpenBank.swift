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
  let roles = ConfiguredRoles(
    adminGroups: configuration.roles.adminGroups, auditorGroups: configuration.roles.auditorGroups)
  let environment = BankEnvironment(
    ownUser: getuid(), roles: roles, ruleReader: .configuration, logger: logger, version: Version.current)
  let bank = try LedgerBank(database: database, founding: founding, environment: environment)
  bank.checkAll { result in
    if case .success(let entries) = result {
      logger.info("the books are proved", metadata: ["entries": "\(entries)"])
    }
  }
  return OpenedBank(service: bank, prepareToClose: { bank.beginShutdown() }, close: { try bank.close() })
}
