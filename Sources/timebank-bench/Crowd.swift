import ArgumentParser
import Foundation

/// Whether clients that do nothing, never read or hardly send keep the busy ones waiting.
struct Crowd: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measure the latency of busy connections alone and beside idle ones, one that never reads and a slow one.",
    discussion: """
      Each busy connection has one request in flight: by turns a service record, which waits for the disk, and a balance. \
      Alone and in the crowd are measured by turns, in one run of one daemon, so that what the machine does meanwhile \
      falls on both. Ends with status 1 where the 99th percentile in the crowd is twice what it is alone, or more.
      """)

  @Option(help: "Idle connections.") var idle = 900
  @Option(help: "Busy connections.") var busy = 64
  @Option(help: "Turns, each once alone and once in the crowd.") var rounds = 5
  @Option(help: "Seconds of each measurement.") var seconds = 4.0
  @Option(help: "Members who take turns.") var members = 2000
  @Option(help: "Folder for the ledger; the system's temporary folder if left out.") var folder: String?

  func run() throws {
    OpenFiles.raise()
    let place = try Workplace(under: folder)
    try place.furnish(members: members)
    let daemon = try DaemonProcess(place, listen: "connections = 4000\nconnections_per_user = 4000")
    defer { daemon.stop() }
    try daemon.connect().ask("operator add user=\(getuid()) role=operator stations=bench")
    var load = BusyLoad(sockets: try (0..<busy).map { _ in try daemon.connect(asClient: true) }, members: members)
    _ = try load.run(seconds: min(1, seconds))
    var (alone, crowded) = (Latency(), Latency())
    for _ in 0..<rounds {
      alone.add(try load.run(seconds: seconds))
      let bystanders = try Bystanders(daemon, idle: idle)
      crowded.add(try load.run(seconds: seconds, tick: bystanders.tick))
      try bystanders.check()
    }
    report(alone, crowded)
    print("daemon after it: \(try daemon.anonymousKiB()) KiB anonymous memory")
    guard crowded.milliseconds(percentile: 99) < 2 * alone.milliseconds(percentile: 99) else { throw ExitCode(1) }
  }

  private func report(_ alone: Latency, _ crowded: Latency) {
    print("\(busy) busy connections alone: \(text(alone))")
    print("\(busy) busy beside \(idle) idle, one that never reads, one of a byte a second: \(text(crowded))")
    let ratio = crowded.milliseconds(percentile: 99) / alone.milliseconds(percentile: 99)
    print("p99 in the crowd is \(String(format: "%.2f", ratio)) times what it is alone (less than 2 is asked for)")
  }

  private func text(_ latency: Latency) -> String {
    func shown(_ percent: Double) -> String { String(format: "%.2f", latency.milliseconds(percentile: percent)) }
    return "p50 \(shown(50)) ms, p99 \(shown(99)) ms of \(latency.count) requests"
  }
}

/// Connections with one request in flight each.
private struct BusyLoad {
  let sockets: [LineSocket]
  let members: Int
  private var next = 0
  private var sentAt: [UInt64]

  init(sockets: [LineSocket], members: Int) {
    self.sockets = sockets
    self.members = members
    sentAt = Array(repeating: 0, count: sockets.count)
  }

  /// Keeps all of them busy for so long and waits for the last replies.
  ///
  /// - Parameter tick: Called about ten times a second.
  mutating func run(seconds: Double, tick: () throws -> Void = {}) throws -> Latency {
    var polls = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var latency = Latency()
    let start = monotonicNanoseconds()
    let end = start + UInt64(seconds * 1_000_000_000)
    var nextTick = start
    var open = sockets.count
    for index in sockets.indices { try send(index) }
    while open > 0 {
      guard poll(&polls, nfds_t(polls.count), 10_000) > 0 else { throw BenchFault("the daemon is silent") }
      for index in polls.indices where polls[index].revents != 0 {
        guard try sockets[index].takeReplies() > 0 else { continue }
        let time = monotonicNanoseconds()
        latency.record(nanoseconds: time - sentAt[index])
        if time >= end { open -= 1 } else { try send(index) }
      }
      guard monotonicNanoseconds() >= nextTick else { continue }
      nextTick += 100_000_000
      try tick()
    }
    return latency
  }

  private mutating func send(_ index: Int) throws {
    let line =
      next.isMultiple(of: 2) ? RecordLine.text(next / 2, members: members) : "balance member=\(next % members + 1)"
    next += 1
    sentAt[index] = monotonicNanoseconds()
    try sockets[index].write(line + "\n")
  }
}

/// Those who only take up places; gone when this goes.
private final class Bystanders {
  private let idle: [LineSocket]
  private let neverReading: LineSocket
  private let slow: LineSocket
  private let letters = Array("ping\n".utf8)
  private var ticks = 0

  init(_ daemon: DaemonProcess, idle count: Int) throws {
    idle = try (0..<count).map { _ in try daemon.connect(asClient: true) }
    neverReading = try daemon.connect(asClient: true)
    slow = try daemon.connect(asClient: true)
  }

  /// Sends what the one that never reads can get rid of, and once a second a byte of the other.
  func tick() throws {
    neverReading.pour(Array(String(repeating: "help\n", count: 10_000).utf8))
    if ticks.isMultiple(of: 10) { slow.pour([letters[ticks / 10 % letters.count]]) }
    ticks += 1
  }

  /// Every one of them still has its place.
  func check() throws {
    for socket in idle { try socket.ask("ping") }
  }
}

/// The number of files that this process may have open.
enum OpenFiles {
  /// Raises it as far as the system allows; the daemon that is started inherits it.
  static func raise() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
