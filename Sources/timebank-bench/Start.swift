import ArgumentParser
import Bank
import Foundation

/// How long the daemon takes from its start to its first reply, over a ledger with many entries.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the time from start to first reply and the idle memory, over a ledger with many entries.")

  @Option(help: "Entries in the ledger.") var entries = 1_000_000
  @Option(help: "Members who take turns.") var members = 5000
  @Option(help: "Starts to measure.") var rounds = 5
  @Option(help: "Folder for the ledger.") var folder: String?

  func run() throws {
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    try fill(place)
    for round in 1...rounds {
      let start = Date()
      let daemon = try DaemonProcess(place)
      let socket = try daemon.connect()
      try socket.ask("balance member=1")
      let milliseconds = Date().timeIntervalSince(start) * 1000
      print(
        "start \(round): first reply after \(Int(milliseconds)) ms, \(try daemon.anonymousKiB()) KiB anonymous memory")
      daemon.stop()
    }
  }

  private func fill(_ place: Workplace) throws {
    let bank = try place.openBank()
    defer { try? bank.close() }
    let missing = max(0, entries - Int(bank.headNumber))
    for start in stride(from: 0, to: missing, by: 5000) {
      try Caller(bank).commit(
        (start..<min(start + 5000, missing)).map { RecordLine.text($0, members: members) })
    }
    print("ledger: \(bank.headNumber) entries")
  }
}
