import ArgumentParser
import Bank
import Foundation

/// What a bank costs that has grown, beside one that has not, and beside a C loop over files as full.
struct Growth: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure a large ledger: records, look-ups, verify, backup and start, beside a small one and a C loop.",
    discussion: """
      Fills two banks and, with --peers, two files of the C loop with as many records; then measures them by turns. With \
      --peers it also exports the large journal and has ledger add it up.
      """)

  @Option(help: "How large the place is.") var profile = Profile.district
  @Option(help: "Records in the large ledger.") var entries = 1_000_000
  @Option(help: "Records in the small ledger.") var few = 1000
  @Option(help: "Connections, one request in flight each.") var connections = 64
  @Option(help: "Rounds of each scenario.") var rounds = 3
  @Option(help: "Seconds of each measurement.") var seconds = 3.0
  @Flag(help: "Measure the C loop and ledger too; needs ledger.") var peers = false
  @Option(help: "File for the figures as JSON.") var json: String?
  @Option(help: "Folder for the ledgers; the system's temporary folder if left out.") var folder: String?

  func run() throws {
    OpenFiles.raise()
    var report = Report()
    let small = try GrownBank(profile, records: few, folder: folder, withLoop: peers)
    let large = try GrownBank(profile, records: entries, folder: folder, withLoop: peers)
    print(Report.heading)
    try measureRecords(small, large, &report)
    try measureLookUps(small, large, &report)
    try measureCare(large, &report)
    try measureStarts(large, &report)
    report.printRequirements()
    if let json { try report.write(to: json) }
  }

  private func measureRecords(_ small: GrownBank, _ large: GrownBank, _ report: inout Report) throws {
    for bank in [small, large] { try bank.start() }
    var results: [(own: LoadResult, loop: [Double])] = [(LoadResult(), []), (LoadResult(), [])]
    for _ in 0..<rounds {
      for (index, bank) in [small, large].enumerated() {
        results[index].own += try bank.write(connections: connections, seconds: seconds)
        if let rate = try bank.loopRate(group: connections) { results[index].loop.append(rate) }
      }
    }
    for (bank, result) in zip([small, large], results) {
      let name = "records, \(bank.records) before"
      report.add(Report.Row(name, "timebank", result.own))
      if peers { report.add(Report.Row(name, "C loop with duties", perSecond: result.loop.mean)) }
    }
    guard peers else { return }
    let ratios = results.map { $0.own.rate / $0.loop.mean }
    report.add(figure: "ratio to the C loop, small", ratios[0])
    report.add(figure: "ratio to the C loop, large", ratios[1])
    report.require("ratio to the C loop, \(entries) records to \(few)", ratios[1] / ratios[0], .atLeast(0.8))
  }

  /// Medians of what a desk asks, in milliseconds.
  private func measureLookUps(_ small: GrownBank, _ large: GrownBank, _ report: inout Report) throws {
    let members = profile.members
    let questions: [(String, (Int) -> String)] = [
      ("balance", { "balance member=\($0 &* 7919 % members + 1)" }),
      ("statement page", { "statement member=\($0 &* 7919 % members + 1) limit=20" }),
      ("member find by part of a name", { _ in "member find text=芳娜 limit=20" }),
    ]
    for (name, question) in questions {
      for bank in [small, large] {
        let milliseconds = try bank.medianMilliseconds(of: 100, question)
        report.add(figure: "\(name), \(bank.records) records, ms", milliseconds)
      }
    }
  }

  private func measureCare(_ bank: GrownBank, _ report: inout Report) throws {
    // The check of the start goes first; it is not to be counted.
    _ = try bank.seconds { try $0.ask("verify since=1") }
    let checked = try bank.seconds { try $0.ask("verify") }
    report.add(figure: "verify, seconds", checked)
    report.add(figure: "after verify, MiB anonymous memory", Double(try bank.anonymousKiB()) / 1024)
    report.add(figure: "backup, copied and checked, seconds", try bank.seconds { try $0.ask("backup") })
    report.add(figure: "after backup, MiB anonymous memory", Double(try bank.anonymousKiB()) / 1024)
    report.add(figure: "bytes a record", try bank.bytesPerRecord())
    guard peers else { return }
    let added = try LedgerPeer.balanceSeconds(of: bank)
    report.add(figure: "ledger bal, seconds", added)
    report.require("verify to ledger's bal over the same journal", checked / added, .atMost(1))
  }

  private func measureStarts(_ bank: GrownBank, _ report: inout Report) throws {
    bank.stop()
    var clean: [Double] = []
    for _ in 0..<rounds {
      clean.append(try bank.secondsToFirstReply())
      bank.stop()
    }
    var killed: [Double] = []
    for _ in 0..<rounds {
      try bank.start()
      _ = try bank.write(connections: connections, seconds: 1)
      bank.kill()
      killed.append(try bank.secondsToFirstReply())
      bank.stop()
    }
    report.add(figure: "start to first reply, seconds", clean.median)
    report.add(figure: "start to first reply after kill -9, seconds", killed.median)
    report.require("start to first reply, seconds", clean.median, .atMost(0.2))
    report.require("start to first reply after kill -9, seconds", killed.median, .atMost(2))
  }
}

/// A bank with many records, and a file of the C loop with as many.
final class GrownBank {
  let records: Int
  private let profile: Profile
  private let place: Workplace
  private let peerPlace: Workplace
  private let loop: PlainLoop?
  private var daemon: DaemonProcess?
  private var written: Int

  init(_ profile: Profile, records: Int, folder: String?, withLoop: Bool) throws {
    self.profile = profile
    self.records = records
    place = try Workplace(under: folder)
    peerPlace = try Workplace(under: folder)
    loop = withLoop ? PlainLoop(in: peerPlace.folder, members: profile.members, hasDuties: true) : nil
    written = records
    try place.furnish(profile)
    try fill()
    if let loop { _ = try loop.write(records: records, group: 1000) }
  }

  private func fill() throws {
    let bank = try place.openBank()
    defer { try? bank.close() }
    for start in stride(from: 0, to: records, by: 5000) {
      try Caller(bank).commit(
        (start..<min(start + 5000, records)).map { index in
          var bytes: [UInt8] = []
          profile.appendRecord(index, to: &bytes)
          return String(decoding: bytes, as: UTF8.self)
        })
    }
    print("filled: \(bank.headNumber) entries")
  }

  deinit { stop() }

  func start() throws {
    let started = try DaemonProcess(place, listen: "connections = 4000\nconnections_per_user = 4000")
    let stations = (0..<profile.stations).map { "s\($0)" }.joined(separator: ",")
    // The second time there is the role already.
    let socket = try started.connect()
    if daemon == nil, try !hasRole(socket) {
      try socket.ask("operator add user=\(getuid()) role=operator stations=\(stations)")
    }
    daemon = started
  }

  func stop() {
    daemon?.stop()
    daemon = nil
  }

  func kill() {
    daemon?.kill()
    daemon = nil
  }

  /// From the start of the program to the answer to its first question.
  func secondsToFirstReply() throws -> Double {
    let start = monotonicNanoseconds()
    let started = try DaemonProcess(place, listen: "connections = 4000\nconnections_per_user = 4000")
    try started.connect().ask("balance member=1")
    daemon = started
    return Double(monotonicNanoseconds() - start) / 1_000_000_000
  }

  /// Records for some time, one in flight on each connection.
  func write(connections: Int, seconds: Double) throws -> LoadResult {
    let daemon = try running()
    let profile = profile
    let client = LoadClient(
      LineRequests { index, bytes in profile.appendRecord(index, to: &bytes) },
      descriptors: try (0..<connections).map { _ in try daemon.connectBare() }, firstIndex: written)
    defer { written = client.nextIndex }
    return try client.closedLoop(seconds: seconds)
  }

  /// Records a second of the C loop; nil where there is none.
  func loopRate(group: Int) throws -> Double? { try loop?.write(records: 20_000, group: group) }

  func medianMilliseconds(of count: Int, _ question: (Int) -> String) throws -> Double {
    let socket = try running().connect()
    return try (0..<count).map { index in
      let start = monotonicNanoseconds()
      try socket.ask(question(index))
      return Double(monotonicNanoseconds() - start) / 1_000_000
    }.median
  }

  func seconds(_ work: (LineSocket) throws -> Void) throws -> Double {
    let socket = try running().connect()
    let start = monotonicNanoseconds()
    try work(socket)
    return Double(monotonicNanoseconds() - start) / 1_000_000_000
  }

  func anonymousKiB() throws -> Int { try running().anonymousKiB() }

  func bytesPerRecord() throws -> Double { Double(try place.databaseBytes()) / Double(written) }

  /// A connection for administration.
  func connect() throws -> LineSocket { try running().connect() }

  /// A folder that goes with the bank.
  var folder: URL { peerPlace.folder }

  private func running() throws -> DaemonProcess {
    guard let daemon else { throw BenchFault("the daemon does not run") }
    return daemon
  }

  private func hasRole(_ socket: LineSocket) throws -> Bool {
    try socket.answer("operator list").contains("rows=0") == false
  }
}
