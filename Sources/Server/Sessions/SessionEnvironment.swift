import Bank
import LineProtocol
import Logging
import NIOCore

/// What all sessions of a server share.
struct SessionEnvironment {
  /// The bank that answers.
  let bank: any BankService
  /// The commands that are known.
  let catalogue: Catalogue
  /// The limits of time that the connection keeps; how many may connect, ``connections`` knows.
  var limits: ServerLimits
  /// The language of a connection that has not chosen one.
  var language: Language
  /// The daemon's version, for the greeting.
  let version: String
  /// Whether some peers cannot be told apart.
  let namespace: UserNamespace
  /// All open connections.
  let connections: Connections
  /// The way of answers back to the event loop.
  let mailbox: Mailbox
  /// The loop that all sessions live on; also the clock.
  let eventLoop: any EventLoop
  /// Told when a commit's outcome is unknown; the daemon must end.
  let storageFailed: () -> Void
  /// Never told names or texts of people.
  let logger: Logger
  /// Where the fate of changes is logged.
  let requestLog: RequestLog

  /// What `limits` tells a connection: its own limits of time, and how many may connect now.
  var limitsInForce: ServerLimits {
    var limits = limits
    limits.connections = connections.limits.connections
    limits.connectionsPerUser = connections.limits.connectionsPerUser
    return limits
  }
}
