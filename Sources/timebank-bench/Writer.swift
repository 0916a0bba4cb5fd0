import ArgumentParser
import Bank
import Dispatch
import Foundation
import Synchronization

/// The writer alone, without sockets: what the bank itself costs.
struct Writer: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure the writer in this process, without sockets.")

  @Option(help: "Requests in flight at once.") var inFlight = 64
  @Option(help: "Records to write.") var records = 50_000
  @Option(help: "Members who take turns.") var members = 1000
  @Option(help: "Folder for the ledger.") var folder: String?

  func run() throws {
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    let bank = try place.openBank()
    defer { try? bank.close() }
    let requests = try (0..<records).map { try Caller.bind(RecordLine.text($0, members: members)) }
    let next = Mutex(0)
    let refusals = Mutex(0)
    let done = DispatchGroup()
    let start = Date()
    @Sendable func sendNext() {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < requests.count else { return done.leave() }
      bank.change(requests[index], peer: Caller.administrator, progress: nil) { outcome in
        if case .done = outcome {} else { refusals.withLock { $0 += 1 } }
        sendNext()
      }
    }
    for _ in 0..<inFlight {
      done.enter()
      sendNext()
    }
    done.wait()
    let seconds = Date().timeIntervalSince(start)
    print(
      "writer: \(records) records, \(inFlight) in flight: \(Int(Double(records) / seconds)) per second,",
      "\(refusals.withLock { $0 }) refused")
  }
}

/// The n-th service record of a load: members take turns, then days.
enum RecordLine {
  static func text(_ index: Int, members: Int) -> String {
    let member = index % members + 1
    let day = (index / members) % 28 + 1
    let month = (index / members / 28) % 10 + 1
    return
      "service record member=\(member) station=bench date=2026-\(two(month))-\(two(day)) minutes=0:0\(1 + index % 5)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
