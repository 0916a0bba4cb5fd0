import Bank
import Configuration
import LineProtocol
import Logging
import NIOCore
import NIOEmbedded
import Testing
import TestSupport

@testable import Server

/// A connection in memory: a session with its handler, a bank that answers as the test wants, and a clock in hand.
final class Conversation {
  let bank: FakeBank
  let channel = EmbeddedChannel()
  let connections: Connections

  init(
    bank: FakeBank = FakeBank(), user: UInt32 = 1000, door: Peer.Door = .clients, language: Language = .english,
    greets: Bool = false, connections: Connections? = nil, namespace: UserNamespace? = nil,
    logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    limits change: (inout ServerLimits) -> Void = { _ in }
  ) throws {
    self.bank = bank
    var limits = ServerLimits.standard
    change(&limits)
    let connections = connections ?? Connections(limits: limits)
    self.connections = connections
    let peer = Peer(user: user, groups: [user], userName: "wang", door: door)
    let mailbox = Mailbox(eventLoop: channel.eventLoop, connections: connections)
    let storageFailure = StorageFailure()
    let environment = SessionEnvironment(
      bank: bank, catalogue: .standard, limits: limits, language: language, version: "0.0.0",
      namespace: namespace ?? UserNamespace(uidMap: "0 0 4294967295"), connections: connections, mailbox: mailbox,
      eventLoop: channel.eventLoop, storageFailed: { storageFailure.happened = true }, logger: logger,
      requestLog: RequestLog(logger: logger, bank: bank))
    self.storageFailure = storageFailure
    observation = bank.observeHead { _ in mailbox.headMoved() }
    try channel.pipeline.syncOperations.addHandler(SessionHandler(environment: environment, peer: peer))
    try channel.connect(to: SocketAddress(unixDomainSocketPath: "/test")).wait()
    if !greets { _ = try received() }
  }

  private final class StorageFailure {
    var happened = false
  }
  private let storageFailure: StorageFailure
  private let observation: HeadObservation

  /// Whether the session reported that a commit's outcome is unknown.
  var reportedStorageFailure: Bool { storageFailure.happened }

  /// Sends text as one piece.
  func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// Sends bytes as one piece.
  func send(bytes: [UInt8]) throws {
    try channel.writeInbound(ByteBuffer(bytes: bytes))
    channel.embeddedEventLoop.run()
  }

  /// Ends the client's half of the connection.
  func endInput() {
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    channel.embeddedEventLoop.run()
  }

  /// Lets what is due happen, then lets time pass.
  func advance(seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

  /// What came since the last call.
  func received() throws -> String {
    channel.embeddedEventLoop.run()
    var text = ""
    while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
    return text
  }

  /// Sends text and returns the lines that came of it.
  func ask(_ text: String) throws -> [String] {
    try send(text)
    return try lines()
  }

  /// The lines that came since the last call.
  func lines() throws -> [String] {
    try received().split(separator: "\n").map(String.init)
  }

  /// Whether the daemon has closed the connection.
  var isClosed: Bool { !channel.isActive }
}

extension ServerLimits {
  /// The limits of a configuration that says nothing.
  static let standard = ServerLimits(Configuration().listen)
}
