import ArgumentParser
import CBaseline
import Foundation

/// Records per second over real sockets, of an import, and of a plain C loop over the same rows, in one run.
struct Throughput: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure records per second: one and many connections, an import, and a plain C loop for the ratio.")

  @Option(help: "Seconds of load for each number of connections.") var seconds = 5.0
  @Option(help: "Numbers of connections, one request in flight each.") var connections = [1, 64]
  @Option(help: "Rows of the import.") var rows = 100_000
  @Option(help: "Members who take turns.") var members = 2000
  @Option(help: "Folder for the ledgers; the system's temporary folder if left out.") var folder: String?

  func run() throws {
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    let daemon = try DaemonProcess(place)
    defer { daemon.stop() }
    let probe = try daemon.connect()
    try probe.ask("ping")
    print("daemon idle: \(try daemon.anonymousKiB()) KiB anonymous memory")
    var written = 0
    var rates: [Int: Double] = [:]
    for count in connections {
      let (records, rate) = try load(daemon, connections: count, from: written)
      written += records
      rates[count] = rate
      print("daemon, \(count) connections: \(Int(rate)) records per second (\(records) records)")
    }
    let imported = try importSheet(probe)
    print("daemon, import of \(rows) rows: \(Int(imported)) rows per second")
    print("daemon after load: \(try daemon.anonymousKiB()) KiB anonymous memory")
    for count in connections {
      let plain = try baseline(group: count)
      let ratio = plain / (rates[count] ?? 1)
      print(
        "plain C loop, \(count) records a commit: \(Int(plain)) per second,",
        "\(String(format: "%.1f", ratio)) times the daemon with \(count) connections")
    }
    let plain = try baseline(group: 10_000)
    print(
      "plain C loop, 10000 records a commit: \(Int(plain)) per second,",
      "\(String(format: "%.1f", plain / imported)) times the import")
  }

  private func load(_ daemon: DaemonProcess, connections: Int, from first: Int) throws -> (records: Int, rate: Double) {
    let sockets = try (0..<connections).map { _ in try daemon.connect() }
    var polls = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var next = first
    func send(_ socket: LineSocket) throws {
      try socket.write(RecordLine.text(next, members: members) + "\n")
      next += 1
    }
    let start = Date()
    for socket in sockets { try send(socket) }
    var done = 0
    var open = connections
    while open > 0 {
      guard poll(&polls, nfds_t(polls.count), 10_000) > 0 else { throw BenchFault("the daemon is silent") }
      let isOver = Date().timeIntervalSince(start) >= seconds
      for index in polls.indices where polls[index].revents != 0 {
        let ended = try sockets[index].takeReplies()
        done += ended
        guard ended > 0 else { continue }
        if isOver { open -= 1 } else { try send(sockets[index]) }
      }
    }
    return (done, Double(done) / Date().timeIntervalSince(start))
  }

  /// Stages and posts a sheet in parts of 10,000 rows, as the client does.
  private func importSheet(_ socket: LineSocket) throws -> Double {
    let start = Date()
    for (part, first) in stride(from: 0, to: rows, by: 10_000).enumerated() {
      let number = part + 1
      try socket.ask("import open kind=sign-in station=bench year=2026")
      let last = min(first + 10_000, rows)
      for chunk in stride(from: first, to: last, by: 100) {
        let end = min(chunk + 100, last)
        try socket.write((chunk..<end).map { row($0, of: number) }.joined())
        var answered = 0
        while answered < end - chunk { answered += try socket.takeReplies() }
      }
      try socket.ask("import commit import=\(number)")
    }
    return Double(rows) / Date().timeIntervalSince(start)
  }

  private func row(_ index: Int, of sheet: Int) -> String {
    let member = index % members + 1
    let day = index / members % 28 + 1
    let month = index / members / 28 % 2 + 11
    return "import row import=\(sheet) line=\(index % 10_000 + 2) no=\(member) date=2025-\(month)-\(day) minutes=30分钟\n"
  }

  private func baseline(group: Int) throws -> Double {
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    let count = group == 1 ? 5000 : 50_000
    var seconds = 0.0
    let code = timebank_baseline(place.database, members, count, group, &seconds)
    guard code == 0 else { throw BenchFault("SQLite answers \(code)") }
    return Double(count) / seconds
  }
}
