import Bank
import LineProtocol
import NIOCore

/// The connections that are open; confined to the event loop.
final class Connections {
  /// Whom there is room for; changed by a reload.
  var limits: ServerLimits
  /// Told how many connections there are on both sockets whenever that changes.
  private let countChanged: (Int) -> Void
  private var sessions: [ObjectIdentifier: SessionHandler] = [:]
  private var watchers: [ObjectIdentifier: SessionHandler] = [:]
  private var clientsPerUser: [UInt32: Int] = [:]
  private var clientCount = 0
  private var administrationCount = 0
  private var openBatchBytes = 0
  /// Set once, when the server ends: why, and what to do when the last connection has gone.
  private var ending: (reason: String, whenEmpty: () -> Void)?

  init(limits: ServerLimits, countChanged: @escaping (Int) -> Void = { _ in }) {
    self.limits = limits
    self.countChanged = countChanged
  }

  /// Whether the server ends.
  var isEnding: Bool { ending != nil }

  /// Why a peer gets no connection now, or nil where there is room.
  func refusal(for peer: Peer) -> Refusal? {
    switch peer.door {
    case .administration:
      administrationCount < ServerLimits.administrationConnections
        ? nil : Self.busy("connections", ServerLimits.administrationConnections)
    case .clients where clientCount >= limits.connections: Self.busy("connections", limits.connections)
    case .clients where clientsPerUser[peer.user, default: 0] >= limits.connectionsPerUser:
      Self.busy("connections-per-user", limits.connectionsPerUser)
    case .clients: nil
    }
  }

  private static func busy(_ name: String, _ limit: Int) -> Refusal {
    Refusal(
      .busy, [Field(name, .integer(Int64(limit)))],
      Localized("连接数已达上限 \(limit),请稍后再试", "all \(limit) connections are taken; try again in a moment"))
  }

  /// Counts a connection in.
  func add(_ session: SessionHandler, peer: Peer) {
    sessions[ObjectIdentifier(session)] = session
    switch peer.door {
    case .administration: administrationCount += 1
    case .clients:
      clientCount += 1
      clientsPerUser[peer.user, default: 0] += 1
    }
    countChanged(sessions.count)
    if let ending { session.end(reason: ending.reason) }
  }

  /// Counts a connection out.
  func remove(_ session: SessionHandler, peer: Peer) {
    guard sessions.removeValue(forKey: ObjectIdentifier(session)) != nil else { return }
    watchers[ObjectIdentifier(session)] = nil
    switch peer.door {
    case .administration: administrationCount -= 1
    case .clients:
      clientCount -= 1
      let left = clientsPerUser[peer.user, default: 1] - 1
      clientsPerUser[peer.user] = left > 0 ? left : nil
    }
    countChanged(sessions.count)
    tellWhenEmpty()
  }

  /// Notes whether a connection wants to hear of new entries.
  func setWatching(_ isWatching: Bool, _ session: SessionHandler) {
    watchers[ObjectIdentifier(session)] = isWatching ? session : nil
  }

  /// Lets every connection that watches look at the journal.
  func settleWatchers() {
    for session in watchers.values { session.settle() }
  }

  /// Sets memory aside for lines of a batch, or says no.
  func reserveBatchBytes(_ count: Int) -> Bool {
    guard openBatchBytes + count <= ServerLimits.openBatchBytes else { return false }
    openBatchBytes += count
    return true
  }

  /// Gives the memory of a batch back.
  func releaseBatchBytes(_ count: Int) {
    openBatchBytes -= count
  }

  /// Ends all connections once what is under way has been answered, and those that come later at once.
  func end(reason: String, whenEmpty: @escaping () -> Void) {
    guard ending == nil else { return }
    ending = (reason, whenEmpty)
    for session in Array(sessions.values) { session.end(reason: reason) }
    tellWhenEmpty()
  }

  /// Refuses the reads that are still under way.
  func giveUpReads() {
    for session in Array(sessions.values) { session.giveUpReads() }
  }

  /// Closes what is still open.
  func closeAll() {
    for session in Array(sessions.values) { session.close() }
  }

  private func tellWhenEmpty() {
    guard sessions.isEmpty, let ending else { return }
    self.ending = (ending.reason, {})
    ending.whenEmpty()
  }
}
