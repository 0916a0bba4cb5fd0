import Configuration
import DaemonLog
import LineProtocol
import Logging
import Synchronization
import Systemd

/// Reads the configuration again while the daemon serves: takes over what can change at run time, says what cannot, and
/// leaves everything as it is where the file has a fault.
final class Reloader: Sendable {
  private let source: ReloadSource
  private let serviceManager: ServiceManager
  private let timekeeper: Timekeeper
  private let board: StatusBoard
  private let logger: Logger
  private let apply: @Sendable (Configuration) async -> Void
  /// What holds now.
  private let running: Mutex<Configuration>

  /// - Parameter apply: Takes over what belongs to the server and the bank.
  init(
    _ source: ReloadSource, running: Configuration, serviceManager: ServiceManager, timekeeper: Timekeeper,
    board: StatusBoard, logger: Logger, apply: @escaping @Sendable (Configuration) async -> Void
  ) {
    self.source = source
    self.serviceManager = serviceManager
    self.timekeeper = timekeeper
    self.board = board
    self.logger = logger
    self.apply = apply
    self.running = Mutex(running)
  }

  /// Carries out every request to reload, until cancelled.
  func run() async {
    for await _ in source.requests { await reload() }
  }

  func reload() async {
    let running = running.withLock { $0 }
    serviceManager.notify(
      .reloading(sinceMonotonicMicroseconds: timekeeper.nowMicroseconds()),
      .status(Localized.readingConfiguration[running.bank.language]))
    do throws(ConfigurationError) {
      await takeOver(try source.load(), in: running)
    } catch {
      refuse(error)
    }
  }

  private func takeOver(_ new: Configuration, in running: Configuration) async {
    let changes = ConfigurationChanges(from: running, to: new)
    let next = running.takingOver(new)
    // Said where either level lets it through.
    if next.logLevel > running.logLevel { log(changes) }
    source.apply(next)
    await apply(next)
    if next.logLevel <= running.logLevel { log(changes) }
    self.running.withLock { $0 = next }
    board.announceReady { facts in
      facts.language = next.bank.language
      facts.faultyReload = nil
      facts.needRestart = changes.needRestart
    }
  }

  private func log(_ changes: ConfigurationChanges) {
    var fields: [LogField: String] = [.applied: changes.applied.isEmpty ? "none" : list(changes.applied)]
    if !changes.needRestart.isEmpty { fields[.restart] = list(changes.needRestart) }
    if !changes.keptByBank.isEmpty { fields[.kept] = list(changes.keptByBank) }
    logger.report(.reloaded, fields)
  }

  private func list(_ keys: [String]) -> String { keys.joined(separator: ",") }

  private func refuse(_ error: ConfigurationError) {
    for fault in error.faults {
      var fields: [LogField: String] = [.file: fault.file, .reason: fault.text.english]
      if let line = fault.line { fields[.line] = "\(line)" }
      if !fault.key.isEmpty { fields[.key] = fault.key }
      logger.report(.configurationRefused, fields)
    }
    board.announceReady { facts in
      facts.faultyReload = error.faults.first.map {
        Localized($0.description(in: .chinese), $0.description(in: .english))
      }
    }
  }
}
