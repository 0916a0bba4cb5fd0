import Foundation
import Synchronization
import TestSupport

/// Clients of one daemon, each on a connection and a thread of its own, that all begin at the same moment.
struct Rivals {
  /// How a client sends several lines.
  enum Pace: CaseIterable {
    /// Each after the reply to the one before.
    case oneByOne
    /// All at once, before any reply has come.
    case pipelined
  }

  static let count = 32
  private let clients: [LiveClient]

  init(_ daemon: RunningDaemon) throws {
    clients = try (0..<Rivals.count).map { _ in try daemon.connect() }
  }

  /// Has every client send its lines; what each was answered, in the order of its lines.
  func race(_ pace: Pace, _ lines: (_ client: Int) -> [String]) throws -> [[Answer]] {
    let outcomes = Mutex<[Int: Result<[Answer], any Error>]>([:])
    let (start, end) = (DispatchGroup(), DispatchGroup())
    start.enter()
    for (index, client) in clients.enumerated() {
      let lines = lines(index)
      end.enter()
      Thread {
        defer { end.leave() }
        start.wait()
        let outcome = Result {
          switch pace {
          case .oneByOne: try lines.map { try client.answer($0) }
          case .pipelined: try client.answers(lines)
          }
        }
        outcomes.withLock { $0[index] = outcome }
      }.start()
    }
    start.leave()
    end.wait()
    return try outcomes.withLock { outcomes in try outcomes.sorted { $0.key < $1.key }.map { try $0.value.get() } }
  }
}
