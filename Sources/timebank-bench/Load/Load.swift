import ArgumentParser
import Foundation

/// The daemon over its socket, as a place of some size uses it, beside what somebody would build instead.
struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Measure a place of the size of a zone, a district or a city; with --peers beside C loops, PostgreSQL, Redis.",
    discussion: """
      Every scenario is measured in rounds, the bank and its peers by turns, so that what the machine does meanwhile falls \
      on all. Records are durable before their answer everywhere. In the end the books are verified.
      """)

  @Option(help: "How large the place is.") var profile = Profile.zone
  @Option(help: "Numbers of connections, one request in flight each.") var connections = [1, 64]
  @Option(help: "Rounds of each scenario.") var rounds = 3
  @Option(help: "Seconds of each measurement.") var seconds = 3.0
  @Option(help: "Requests a second of the open loop, half of them reads; 0 for none.") var rate = 1000.0
  @Option(help: "Rows of the import; 0 for none.") var rows = 100_000
  @Flag(help: "Measure the peers too; needs postgresql and redis-server.") var peers = false
  @Option(help: "File for the figures as JSON.") var json: String?
  @Option(help: "Folder for the ledgers; the system's temporary folder if left out.") var folder: String?

  func run() throws {
    OpenFiles.raise()
    let place = try Workplace(under: folder)
    try place.furnish(profile)
    var bench = try PlaceBench(place, profile, seconds: seconds, rounds: rounds, folder: folder, withPeers: peers)
    print(Report.heading)
    // First: what connections take, and not what a load has left in caches.
    try bench.idleConnections(900)
    for count in connections { try bench.writes(connections: count) }
    for count in connections { try bench.reads(connections: count) }
    try bench.writesBesideChecks(connections: connections.max() ?? 64)
    try bench.wholeProcess(runs: 40)
    if rate > 0 { try bench.mixed(perSecond: rate, connections: connections.max() ?? 64) }
    if rows > 0 { try bench.importSheets(rows: rows) }
    try bench.finish()
    bench.report.printRequirements()
    if let json { try bench.report.write(to: json) }
  }
}

/// One run of all scenarios over one place.
private struct PlaceBench {
  private let daemon: DaemonProcess
  private let profile: Profile
  private let seconds: Double
  private let rounds: Int
  private let probe: LineSocket
  private let loops: [PlainLoop]
  private let postgres: PostgresPeer?
  private let redis: RedisPeer?
  private let peerPlace: Workplace
  private(set) var report = Report()
  private var written = 0
  private var rows = 0

  private static func importName(_ rows: Int) -> String { "import of \(rows) rows" }

  init(
    _ place: Workplace, _ profile: Profile, seconds: Double, rounds: Int, folder: String?, withPeers: Bool
  ) throws {
    self.profile = profile
    self.seconds = seconds
    self.rounds = rounds
    daemon = try DaemonProcess(place, listen: "connections = 4000\nconnections_per_user = 4000")
    probe = try daemon.connect()
    let stations = (0..<profile.stations).map { "s\($0)" }.joined(separator: ",")
    try probe.ask("operator add user=\(getuid()) role=operator stations=\(stations)")
    peerPlace = try Workplace(under: folder)
    let members = profile.members
    loops =
      withPeers
      ? [false, true].map { [peerPlace] in PlainLoop(in: peerPlace.folder, members: members, hasDuties: $0) } : []
    redis = withPeers ? try RedisPeer(in: peerPlace.folder, members: min(members, 100_000)) : nil
    postgres = withPeers ? try PostgresPeer(in: peerPlace.folder, members: members) : nil
    try note("idle", memoryAtMostMiB: 16)
  }

  /// Notes how much anonymous memory the daemon has now.
  private mutating func note(_ state: String, memoryAtMostMiB most: Double) throws {
    let mebibytes = Double(try daemon.anonymousKiB()) / 1024
    report.add(figure: "\(state), MiB anonymous memory", mebibytes)
    report.require("\(state), MiB anonymous memory", mebibytes, .atMost(most))
  }

  /// Records, one in flight on each connection, beside loops that put as many to a commit.
  mutating func writes(connections: Int) throws {
    let name = "records, \(connections) connections"
    let client = try client(connections) { [profile] index, bytes in profile.appendRecord(index, to: &bytes) }
    var own = LoadResult()
    var loopRates = loops.map { _ in [Double]() }
    var postgresRates: [(rate: Double, averageMilliseconds: Double)] = []
    let cpuBefore = try daemon.cpuSeconds()
    for _ in 0..<rounds {
      own += try client.closedLoop(seconds: seconds)
      for (index, loop) in loops.enumerated() {
        let records = connections == 1 ? 2000 * Int(seconds.rounded(.up)) : 10_000 * Int(seconds.rounded(.up))
        loopRates[index].append(try loop.write(records: records, group: connections))
      }
      if let postgres {
        postgresRates.append(try postgres.recordsPerSecond(connections: connections, seconds: seconds))
      }
    }
    written = client.nextIndex
    report.add(Report.Row(name, "timebank", own, cpuSeconds: try daemon.cpuSeconds() - cpuBefore))
    for (loop, rates) in zip(loops, loopRates) { report.add(Report.Row(name, loop.name, perSecond: rates.mean)) }
    if postgres != nil {
      report.add(
        Report.Row(
          name, "PostgreSQL", perSecond: postgresRates.map(\.rate).mean,
          p50Milliseconds: postgresRates.map(\.averageMilliseconds).mean))
    }
  }

  /// Balances by member number, beside `GET` of as many keys.
  mutating func reads(connections: Int) throws {
    let name = "balances, \(connections) connections"
    let members = profile.members
    let client = try client(connections) { index, bytes in
      bytes.append(contentsOf: "balance member=\(index &* 7919 % members + 1)".utf8)
    }
    let redisClient = try redis.map { redis in
      LoadClient(
        RedisGets(keys: min(members, 100_000)), descriptors: try (0..<connections).map { _ in try redis.connect() })
    }
    var (own, other) = (LoadResult(), LoadResult())
    let cpuBefore = try daemon.cpuSeconds()
    for _ in 0..<rounds {
      own += try client.closedLoop(seconds: seconds)
      if let redisClient { other += try redisClient.closedLoop(seconds: seconds) }
    }
    report.add(Report.Row(name, "timebank", own, cpuSeconds: try daemon.cpuSeconds() - cpuBefore))
    if redisClient != nil { report.add(Report.Row(name, "Redis GET", other)) }
  }

  /// Records alone, and beside a complete check and reports over all that follow one another, by turns.
  mutating func writesBesideChecks(connections: Int) throws {
    let client = try client(connections) { [profile] index, bytes in profile.appendRecord(index, to: &bytes) }
    var (alone, beside) = (LoadResult(), LoadResult())
    for _ in 0..<rounds {
      alone += try client.closedLoop(seconds: seconds)
      let work = LongWork(onSocket: daemon.place.adminSocket)
      beside += try client.closedLoop(seconds: seconds)
      try work.end()
    }
    written = client.nextIndex
    report.add(Report.Row("records before a check", "timebank", alone))
    report.add(Report.Row("records beside a check", "timebank", beside))
    report.require(
      "\(connections) writers beside verify and reports, p99 to that alone",
      beside.latency.milliseconds(percentile: 99) / alone.latency.milliseconds(percentile: 99), .atMost(3))
  }

  /// The memory of the daemon while so many are connected and say nothing.
  mutating func idleConnections(_ count: Int) throws {
    let descriptors = try (0..<count).map { _ in try daemon.connectBare() }
    defer { for descriptor in descriptors { close(descriptor) } }
    try note("\(count) connections", memoryAtMostMiB: 48)
  }

  /// The client's whole life for one balance, beside that of the peer's client.
  mutating func wholeProcess(runs: Int) throws {
    let own = ["--socket", daemon.place.socket, "balance", "17"]
    let program = DaemonProcess.executable.deletingLastPathComponent().appendingPathComponent("timebank")
    let other = try redis.map { _ in try Tool.find("redis-cli", package: "redis-tools") }
    var (ownTimes, otherTimes) = ([Double](), [Double]())
    for _ in 0..<runs {
      ownTimes.append(try Tool.milliseconds(program, own))
      if let other, let redis { otherTimes.append(try Tool.milliseconds(other, redis.getArguments(member: 17))) }
    }
    report.add(figure: "timebank balance 17, whole process, ms", ownTimes.median)
    report.require("timebank balance 17, whole process, ms", ownTimes.median, .atMost(10))
    guard !otherTimes.isEmpty else { return }
    report.add(figure: "redis-cli get, whole process, ms", otherTimes.median)
    report.require("timebank balance 17 to redis-cli get", ownTimes.median / otherTimes.median, .atMost(3))
  }

  /// Half records and half balances at a steady rate, each counted from when it was meant to be sent.
  mutating func mixed(perSecond rate: Double, connections: Int) throws {
    let members = profile.members
    let client = try client(connections) { [profile] index, bytes in
      guard index.isMultiple(of: 2) else { return profile.appendRecord(index, to: &bytes) }
      bytes.append(contentsOf: "balance member=\(index &* 7919 % members + 1)".utf8)
    }
    let result = try client.openLoop(perSecond: rate, seconds: seconds * Double(rounds))
    written = client.nextIndex
    report.add(Report.Row("\(Int(rate)) a second, half reads", "timebank", result))
  }

  /// Sign-in sheets in parts of 10,000 rows, as the client sends them, beside loops with 1,000 to a commit.
  mutating func importSheets(rows: Int) throws {
    let name = PlaceBench.importName(rows)
    self.rows = rows
    let sheets = SheetLoad(socket: probe, profile: profile)
    report.add(Report.Row(name, "timebank", perSecond: try sheets.send(rows: rows)))
    for loop in loops {
      report.add(Report.Row(name, loop.name, perSecond: try loop.write(records: min(rows, 100_000), group: 1000)))
    }
  }

  /// Ratios, memory, bytes and the proof of the books.
  mutating func finish() throws {
    report.compare()
    requireRatios()
    try note("after the load", memoryAtMostMiB: 200)
    // The check of the start goes first; it is not to be counted.
    try probe.ask("verify since=1")
    let start = monotonicNanoseconds()
    try probe.ask("verify")
    report.add(figure: "verify, seconds", Double(monotonicNanoseconds() - start) / 1_000_000_000)
    let status = try probe.answer("status")
    daemon.stop()
    let records = status.split(separator: " ").first { $0.hasPrefix("records=") }.flatMap { Int($0.dropFirst(8)) } ?? 0
    report.add(figure: "records", Double(records))
    report.add(figure: "bytes a record", Double(try daemon.place.databaseBytes()) / Double(max(1, records)))
  }

  private mutating func requireRatios() {
    let loop = "C loop with duties"
    for (connections, toLoop, toPostgres) in [(64, 0.7, 1.0), (1, 0.6, 1.5)] {
      let name = "records, \(connections) connections"
      report.require("\(name), to the \(loop)", report.ratio(of: name, to: loop), .atLeast(toLoop))
      report.require("\(name), to PostgreSQL", report.ratio(of: name, to: "PostgreSQL"), .atLeast(toPostgres))
    }
    let sheets = PlaceBench.importName(rows)
    report.require("\(sheets), to the \(loop)", report.ratio(of: sheets, to: loop), .atLeast(0.7))
    let reads = "balances, 64 connections"
    report.require("\(reads), to Redis GET", report.ratio(of: reads, to: "Redis GET"), .atLeast(0.5))
  }

  private func client(
    _ connections: Int, _ request: @escaping @Sendable (Int, inout [UInt8]) -> Void
  ) throws -> LoadClient<LineRequests> {
    let descriptors = try (0..<connections).map { _ in try daemon.connectBare() }
    return LoadClient(LineRequests(request: request), descriptors: descriptors, firstIndex: written)
  }
}

extension [Double] {
  /// The one in the middle; 0 of none.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }

  /// Their mean; 0 of none.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
