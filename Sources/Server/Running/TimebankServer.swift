public import Bank
public import LineProtocol
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// Serves a bank on Unix sockets until it is asked to end.
///
/// One event loop carries all connections: the work of a request is the bank's, and one thread needs no locks.
public final class TimebankServer: Service {
  /// What a server is told when it is made.
  public struct Settings: Sendable {
    /// The daemon's version, for the greeting.
    public var version: String
    /// The language of a connection that has not chosen one.
    public var language: Language
    /// How many connections, and how long.
    public var limits: ServerLimits
    /// Told how many connections there are whenever that changes, on the thread that serves them.
    public var connectionsChanged: @Sendable (Int) -> Void

    /// Gathers settings.
    public init(
      version: String, language: Language, limits: ServerLimits,
      connectionsChanged: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
      self.version = version
      self.language = language
      self.limits = limits
      self.connectionsChanged = connectionsChanged
    }
  }

  private enum End: Sendable {
    case asked
    case storageFailed
  }

  private let bank: any BankService
  private let settings: Settings
  private let sockets: [ListeningSocket]
  private let logger: Logger
  private let onReady: @Sendable (ServerControl) -> Void
  private let onEnding: @Sendable () -> Void

  /// Makes a server; it closes the sockets in the end.
  ///
  /// - Parameters:
  ///   - onReady: Called when connections are accepted.
  ///   - onEnding: Called when no more requests will be taken, so that the bank can cut short what takes long.
  public init(
    bank: any BankService, settings: Settings, sockets: [ListeningSocket], logger: Logger,
    onReady: @escaping @Sendable (ServerControl) -> Void = { _ in }, onEnding: @escaping @Sendable () -> Void = {}
  ) {
    self.bank = bank
    self.settings = settings
    self.sockets = sockets
    self.logger = logger
    self.onReady = onReady
    self.onEnding = onEnding
  }

  /// Serves until graceful shutdown.
  ///
  /// - Throws: ``ServerFailure`` where the daemon must end with an error.
  public func run() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    defer {
      for socket in sockets { socket.file?.remove() }
    }
    do {
      let end = try await serve(on: group.next())
      try await group.shutdownGracefully()
      if end == .storageFailed { throw ServerFailure.storageOutcomeUnknown }
    } catch {
      // A second time does nothing; the first reason is the one that matters.
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private func serve(on eventLoop: any EventLoop) async throws -> End {
    let (ends, ending) = AsyncStream.makeStream(of: End.self)
    let floor = try await ServerFloor(
      bank: bank, settings: settings, eventLoop: eventLoop, logger: logger,
      storageFailed: { ending.yield(.storageFailed) })
    try await floor.open(sockets)
    onReady(floor.control)
    let end = await withGracefulShutdownHandler {
      for await end in ends { return end }
      return End.asked
    } onGracefulShutdown: {
      ending.yield(.asked)
    }
    onEnding()
    await floor.close(reason: end == .asked ? "shutting-down" : "storage")
    return end
  }
}
