import Bank
import DaemonLog
import LineProtocol
import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// The event loop's side of a server: accepts, greets, and sees everybody out.
final class ServerFloor: Sendable {
  /// How long reads may go on after the end was asked for.
  private static let readGrace = TimeAmount.milliseconds(200)
  /// How long connections may go on at all.
  private static let closingGrace = TimeAmount.milliseconds(500)

  private let eventLoop: any EventLoop
  private let logger: Logger
  private let state: NIOLoopBound<State>
  private let observations: NIOLockedValueBox<[HeadObservation]>

  /// Touched on the event loop only.
  private final class State {
    /// What new connections get; changed by a reload.
    var environment: SessionEnvironment
    var userNames = UserNameCache()
    var listeners: [any Channel] = []

    init(environment: SessionEnvironment) {
      self.environment = environment
    }
  }

  init(
    bank: any BankService, settings: TimebankServer.Settings, eventLoop: any EventLoop, logger: Logger,
    storageFailed: @escaping @Sendable () -> Void
  ) async throws {
    self.eventLoop = eventLoop
    self.logger = logger
    let namespace = UserNamespace.current()
    if namespace.hidesPeers { logger.report(.peersHidden) }
    (state, observations) = try await eventLoop.submit {
      let connections = Connections(limits: settings.limits, countChanged: settings.connectionsChanged)
      let mailbox = Mailbox(eventLoop: eventLoop, connections: connections)
      let environment = SessionEnvironment(
        bank: bank, catalogue: .standard, limits: settings.limits, language: settings.language,
        version: settings.version, namespace: namespace, connections: connections, mailbox: mailbox,
        eventLoop: eventLoop, storageFailed: storageFailed, logger: logger,
        requestLog: RequestLog(logger: logger, bank: bank))
      let head = bank.observeHead { _ in mailbox.headMoved() }
      let health = bank.observeHealth { if $0.storageHasFailed { storageFailed() } }
      return (
        NIOLoopBound(State(environment: environment), eventLoop: eventLoop), NIOLockedValueBox([head, health])
      )
    }.get()
    // It may have failed before anybody watched.
    if bank.health.storageHasFailed { storageFailed() }
  }

  /// What can be done to the server while it serves.
  var control: ServerControl {
    ServerControl(eventLoop: eventLoop) { limits, language in
      let change = self.eventLoop.submit {
        let state = self.state.value
        state.environment.limits = limits
        state.environment.language = language
        state.environment.connections.limits = limits
      }
      // Fails only where the loop has ended, and nobody can connect any more.
      try? await change.get()
    }
  }

  /// Accepts connections on bound sockets.
  func open(_ sockets: [ListeningSocket]) async throws {
    for socket in sockets {
      let door = socket.door
      let listener = try await ServerBootstrap(group: eventLoop)
        .serverChannelOption(.backlog, value: ServerLimits.backlog)
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .childChannelOption(.maxMessagesPerRead, value: 2)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture { try self.receive(channel, door: door) }
        }
        .withBoundSocket(socket.descriptor)
        .get()
      try await eventLoop.submit { self.state.value.listeners.append(listener) }.get()
    }
  }

  private func receive(_ channel: any Channel, door: Peer.Door) throws {
    let state = state.value
    let pipeline = channel.pipeline.syncOperations
    let known = try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      try PeerCredentials(of: $0)
    }
    guard let known else { throw ChannelError.operationUnsupported }
    let name = state.userNames.name(of: known.user, now: eventLoop.now)
    let peer = Peer(user: known.user, groups: known.groups, userName: name, door: door)
    try pipeline.addHandler(SessionHandler(environment: state.environment, peer: peer))
  }

  /// Accepts nobody more, has what is under way answered, says `BYE` to all and returns when they are gone.
  func close(reason: String) async {
    observations.withLockedValue { $0.forEach { $0.cancel() } }
    let empty = eventLoop.makePromise(of: Void.self)
    eventLoop.execute {
      let state = self.state.value
      for listener in state.listeners { listener.close(promise: nil) }
      let connections = state.environment.connections
      let loop = self.eventLoop.assumeIsolated()
      let readTimer = loop.scheduleTask(in: Self.readGrace) { connections.giveUpReads() }
      let closingTimer = loop.scheduleTask(in: Self.closingGrace) { connections.closeAll() }
      connections.end(reason: reason) {
        readTimer.cancel()
        closingTimer.cancel()
        empty.succeed()
      }
    }
    do {
      try await empty.futureResult.get()
    } catch {
      logger.report(.closingFailed, [.reason: "\(type(of: error))"])
    }
  }
}
