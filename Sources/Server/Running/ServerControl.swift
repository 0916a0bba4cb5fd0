public import LineProtocol
import NIOCore
public import Systemd

/// What can be done to a server while it serves.
public struct ServerControl: Sendable {
  /// A clock whose calls are made by the thread that serves the clients: where that one hangs, they are not made.
  public let timekeeper: Timekeeper
  private let change: @Sendable (ServerLimits, Language) async -> Void

  init(eventLoop: any EventLoop, change: @escaping @Sendable (ServerLimits, Language) async -> Void) {
    self.change = change
    timekeeper = Timekeeper(nowMicroseconds: Timekeeper.monotonicMicroseconds) { delay, body in
      eventLoop.scheduleTask(in: .microseconds(Int64(clamping: delay))) { body() }
    }
  }

  /// Takes over other limits and another language.
  ///
  /// They hold for connections made from now on; one that is open keeps the language and the time limits that it was
  /// received with, so that no client is ended by a limit that it could not know.
  public func apply(limits: ServerLimits, language: Language) async { await change(limits, language) }
}
