import Bank
public import Configuration
import DaemonLog
import LineProtocol
public import Logging
public import ServiceLifecycle
public import Systemd

/// The whole daemon: its sockets, the bank behind them, and the order in which both come and go.
///
/// The program `timebankd`, the demo and the tests run this same type, in their own process.
public struct Daemon: Service, CustomStringConvertible {
  /// What the log of the service group calls it, instead of all that it holds.
  public let description = "timebankd"

  private let configuration: Configuration
  private let version: String
  private let inherited: [ListenDescriptor]
  private let serviceManager: ServiceManager
  private let timekeeper: Timekeeper
  private let reloads: ReloadSource?
  private let logger: Logger
  private let openBank: BankOpener
  private let onReady: @Sendable () -> Void

  /// Makes a daemon that ``run()`` starts.
  ///
  /// - Parameters:
  ///   - configuration: Where the sockets and the database are, and all limits.
  ///   - version: What the greeting calls the daemon's version.
  ///   - inherited: Sockets that systemd has handed over; a door that is among them is not made anew.
  ///   - serviceManager: Who is told how the daemon is.
  ///   - timekeeper: The clock for what is told while the daemon starts and between two lines of its status.
  ///   - reloads: Asks for a reload of the configuration; nil where there is no file to read again.
  ///   - openBank: Opens the bank; called after the sockets' locks are held.
  ///   - onReady: Called when connections are accepted.
  public init(
    configuration: Configuration, version: String, inherited: [ListenDescriptor] = [],
    serviceManager: ServiceManager = .system, timekeeper: Timekeeper = .system, reloads: ReloadSource? = nil,
    logger: Logger, openBank: @escaping BankOpener, onReady: @escaping @Sendable () -> Void = {}
  ) {
    self.configuration = configuration
    self.version = version
    self.inherited = inherited
    self.serviceManager = serviceManager
    self.timekeeper = timekeeper
    self.reloads = reloads
    self.logger = logger
    self.openBank = openBank
    self.onReady = onReady
  }

  /// Runs until graceful shutdown.
  ///
  /// - Throws: `StartError` where it cannot begin, `ServerFailure` where it cannot go on, and what the bank throws.
  public func run() async throws {
    try DescriptorLimit.check()
    let limits = DescriptorLimit.provide(for: ServerLimits(configuration.listen), logger: logger)
    // The locks first: a second daemon on the same places ends before it touches the books.
    let sockets = try DaemonSockets(configuration.listen, inherited: inherited)
    let bank: OpenedBank
    do {
      bank = try await open()
    } catch {
      sockets.abandon()
      throw error
    }
    let duties = Duties(
      configuration: configuration, bank: bank, serviceManager: serviceManager, timekeeper: timekeeper,
      reloads: reloads, logger: logger)
    let server = TimebankServer(
      bank: bank.service,
      settings: TimebankServer.Settings(
        version: version, language: configuration.bank.language, limits: limits,
        connectionsChanged: duties.connectionsChanged),
      sockets: sockets.all, logger: logger,
      onReady: { control in
        duties.begin(control)
        ready(bank)
      },
      onEnding: {
        duties.end()
        bank.prepareToClose()
      })
    let served = await Result { try await server.run() }
    do {
      try await bank.close()
    } catch {
      logger.report(.closingFailed, [.reason: "\(type(of: error))"])
      // Why the server failed matters more than what followed from it.
      if case .success = served { throw error }
    }
    try served.get()
    logger.report(.stopped)
  }

  private func open() async throws -> OpenedBank {
    let patience = StartExtension(serviceManager: serviceManager, timekeeper: timekeeper)
    defer { patience.end() }
    serviceManager.notify(.status(Localized.openingBooks[configuration.bank.language]))
    let bank = try await openBank(configuration, logger)
    let health = bank.service.health
    logger.report(
      .started,
      [
        .version: version, .schema: "\(health.schema)", .entries: "\(health.entries)", .head: "\(health.head)",
        .database: configuration.storage.database,
      ])
    return bank
  }

  private func ready(_ bank: OpenedBank) {
    logger.report(
      .ready,
      [
        .version: version, .socket: configuration.listen.socket, .adminSocket: configuration.listen.adminSocket,
        .entries: "\(bank.service.headNumber)",
      ])
    onReady()
  }
}

extension Result where Failure == any Error {
  /// The outcome of asynchronous work.
  fileprivate init(catching body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
