import Bank
import Configuration
import DaemonLog
import LineProtocol
import Logging
import Synchronization
import Systemd

/// What the daemon does beside serving: it keeps its status current, proves to systemd that it lives, sees
/// to what time brings, and reads its configuration again when asked.
final class Duties: Sendable {
  private struct State {
    var watchdog: Watchdog?
    var bell: MinuteBell?
    var reloading: Task<Void, Never>?
    var observations: [HeadObservation] = []
  }

  private let configuration: Configuration
  private let bank: OpenedBank
  private let serviceManager: ServiceManager
  private let timekeeper: Timekeeper
  private let reloads: ReloadSource?
  private let logger: Logger
  private let board: StatusBoard
  private let state = Mutex(State())

  init(
    configuration: Configuration, bank: OpenedBank, serviceManager: ServiceManager, timekeeper: Timekeeper,
    reloads: ReloadSource?, logger: Logger
  ) {
    self.configuration = configuration
    self.bank = bank
    self.serviceManager = serviceManager
    self.timekeeper = timekeeper
    self.reloads = reloads
    self.logger = logger
    board = StatusBoard(
      language: configuration.bank.language, serviceManager: serviceManager, timekeeper: timekeeper)
  }

  /// Told by the server.
  var connectionsChanged: @Sendable (Int) -> Void {
    { [board] count in board.note { $0.connections = count } }
  }

  /// Begins when connections are accepted.
  func begin(_ control: ServerControl) {
    let service = bank.service
    let observations = [
      service.observeHead { [board] number in board.note { $0.entries = number } },
      service.observeHealth { [board] health in
        board.noteUrgently { facts in
          facts.health = health
          facts.entries = health.entries
        }
      },
    ]
    board.note { facts in
      facts.health = service.health
      facts.entries = service.headNumber
      facts.hidesPeers = UserNamespace.current().hidesPeers
    }
    board.announceReady()
    let watchdog = watchdog(control)
    watchdog?.start()
    let reloading = reloader(control).map { reloader in Task { await reloader.run() } }
    let bell = MinuteBell(timekeeper: timekeeper) { service.passTime() }
    bell.start()
    state.withLock { state in
      state.watchdog = watchdog
      state.bell = bell
      state.reloading = reloading
      state.observations = observations
    }
  }

  /// Ends when no more requests are taken.
  func end() {
    let state = state.withLock { $0 }
    state.watchdog?.stop()
    state.bell?.stop()
    state.reloading?.cancel()
    for observation in state.observations { observation.cancel() }
    board.announceStop()
    logger.report(.stopping)
  }

  private func watchdog(_ control: ServerControl) -> Watchdog? {
    guard let interval = serviceManager.watchdogMicroseconds else { return nil }
    let service = bank.service
    return Watchdog(
      intervalMicroseconds: interval, timekeeper: control.timekeeper,
      subject: Watchdog.Subject(
        roundTrip: { service.roundTrip(completion: $0) }, steps: { service.writerSteps }),
      ping: { [serviceManager] in serviceManager.notify(.watchdog) },
      stalled: { [logger] in logger.report(.writerStalled) })
  }

  private func reloader(_ control: ServerControl) -> Reloader? {
    guard let reloads else { return nil }
    return Reloader(
      reloads, running: configuration, serviceManager: serviceManager, timekeeper: timekeeper, board: board,
      logger: logger,
      apply: { [bank, logger] new in
        let limits = DescriptorLimit.provide(for: ServerLimits(new.listen), logger: logger)
        await control.apply(limits: limits, language: new.bank.language)
        bank.apply(new)
      })
  }
}
