import Bank
import Configuration
import Foundation
import Ledger
import LineProtocol
import Logging
import Server
import Store

/// Opens the demo's bank, on a clock that starts on the morning of 2026-06-01 wherever and whenever the demo is played.
enum DemoBank {
  /// 2026-06-01T09:00:00+08:00.
  private static let morning: Int64 = 1_780_275_600_000

  @Sendable
  static func open(_ configuration: Configuration, logger: Logger) async throws -> OpenedBank {
    let started = BankClock.system.now.milliseconds
    let environment = BankEnvironment(
      ownUser: getuid(),
      clock: BankClock { Instant(milliseconds: morning + BankClock.system.now.milliseconds - started) },
      ruleReader: .configuration, backups: BackupSettings(folder: configuration.storage.backupFolder), logger: logger,
      version: Version.current)
    let bank = try LedgerBank(
      database: LedgerDatabase(path: configuration.storage.database),
      founding: Founding(
        name: configuration.bank.name, timeZone: configuration.bank.timeZone, policy: configuration.policy),
      environment: environment)
    return OpenedBank(service: bank, prepareToClose: { bank.beginShutdown() }, close: { try bank.close() })
  }
}
