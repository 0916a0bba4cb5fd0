import Bank
import Configuration
import Foundation
import LineProtocol
import Logging
import ServiceLifecycle
import Systemd
import TestSupport

@testable import Server

/// A whole daemon in this process, on sockets in a folder of its own.
final class LiveDaemon: Sendable {
  let folder: TemporaryFolder
  let bank: FakeBank
  let configuration: Configuration
  private let group: ServiceGroup
  private let running: Task<Void, any Error>

  /// Starts a daemon and returns when it accepts connections.
  init(
    bank: FakeBank = FakeBank(), folder: TemporaryFolder = TemporaryFolder(), inherited: [ListenDescriptor] = [],
    serviceManager: ServiceManager = ServiceManager { _ in }, reloads: ReloadSource? = nil,
    logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    change: (inout Configuration) -> Void = { _ in }
  ) async throws {
    self.folder = folder
    self.bank = bank
    var configuration = Configuration(places: LiveDaemon.places(in: folder))
    configuration.bank.language = .english
    change(&configuration)
    self.configuration = configuration
    let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
    let daemon = Daemon(
      configuration: configuration, version: "0.0.0", inherited: inherited, serviceManager: serviceManager,
      reloads: reloads, logger: logger, openBank: { _, _ in OpenedBank(service: bank) }, onReady: { isReady.yield() })
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [.init(service: daemon)], logger: logger))
    self.group = group
    running = Task {
      defer { isReady.finish() }
      try await group.run()
    }
    for await _ in ready { return }
    // It ended before it was ready, so this throws why.
    try await running.value
  }

  /// Asks the daemon to end and waits until it has; throws what it ended with.
  func stop() async throws {
    await group.triggerGracefulShutdown()
    try await running.value
  }

  /// Waits for a daemon that ends by itself.
  func end() async throws { try await running.value }

  /// Connects as a client.
  func connect(_ door: Peer.Door = .clients) throws -> LiveClient {
    try LiveClient(path: door == .clients ? configuration.listen.socket : configuration.listen.adminSocket)
  }

  private static func places(in folder: TemporaryFolder) -> Places {
    var places = Places.system
    places.socket = folder.path("timebank.sock")
    places.adminSocket = folder.path("admin.sock")
    places.database = folder.path("bank.sqlite")
    return places
  }
}
