import Bank
import Foundation
import Ledger
import LineProtocol
import Logging
import Rules
import Server
import Store
import Synchronization

/// A temporary folder with a ledger that has one station and some members, for one measurement.
final class Workplace {
  let folder: URL
  var database: String { folder.appendingPathComponent("bank.sqlite").path }
  var socket: String { folder.appendingPathComponent("clients.sock").path }
  var adminSocket: String { folder.appendingPathComponent("admin.sock").path }

  init(under parent: String?) throws {
    let base = parent.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
    folder = base.appendingPathComponent("tbb-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Opens the bank in this process.
  ///
  /// - Parameter isExact: Whether clock and randomness stand still, so that each run does the same.
  func openBank(isExact: Bool = false) throws -> LedgerBank {
    let settings = Policy.community.settings.map { setting in
      ["service.backdate_days", "service.daily_limit"].contains(setting.name)
        ? (name: setting.name, value: setting.name == "service.daily_limit" ? "1440" : "0") : setting
    }
    return try LedgerBank(
      database: try LedgerDatabase(path: database),
      founding: Founding(name: "bench", timeZone: "Asia/Shanghai", policy: try Policy(version: 1, settings: settings)),
      environment: isExact ? exactEnvironment : environment)
  }

  private var environment: BankEnvironment {
    BankEnvironment(
      ownUser: UInt32(getuid()), ruleReader: .configuration, logger: Logger(label: "bench"), version: "bench")
  }

  private var exactEnvironment: BankEnvironment {
    let clock = BankClock { Instant(milliseconds: 1_798_000_000_000) }
    return BankEnvironment(
      ownUser: 0, clock: clock, bootClock: clock, randomness: Randomness { [UInt8](repeating: 7, count: $0) },
      ruleReader: .configuration, logger: Logger(label: "bench"), version: "bench")
  }

  /// Founds a bank of the size of a place, and closes it again.
  func furnish(_ profile: Profile) throws {
    let bank = try openBank()
    defer { try? bank.close() }
    try profile.found { lines in
      if !lines.isEmpty { try Caller(bank).commit(lines) }
    }
  }

  /// What the database takes on disk, its log played in.
  func databaseBytes() throws -> Int64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: database)
    return (attributes[.size] as? NSNumber)?.int64Value ?? 0
  }

  /// Founds a bank with a station and members, and closes it again.
  func furnish(members: Int, isExact: Bool = false) throws {
    let bank = try openBank(isExact: isExact)
    defer { try? bank.close() }
    try Caller(bank).send("station add station=bench name=bench")
    let lines = (1...members).map { "member add name=M\($0) station=bench no=\($0) registered=2015-01-01" }
    for start in stride(from: 0, to: lines.count, by: 5000) {
      try Caller(bank).commit(Array(lines[start..<min(start + 5000, lines.count)]))
    }
  }
}

/// Speaks to a bank in this process.
struct Caller {
  static let administrator = Peer(user: 0, groups: [0], userName: "root", door: .administration)
  private let bank: LedgerBank

  init(_ bank: LedgerBank) {
    self.bank = bank
  }

  static func bind(_ line: String) throws -> Request {
    guard case .line(let parsed) = LineParser.parse(Array(line.utf8)) else { throw BenchFault(line) }
    return try Catalogue.standard.bind(parsed)
  }

  /// Asks what changes nothing.
  func ask(_ line: String) throws {
    let request = try Caller.bind(line)
    try wait { completion in
      bank.read(request, peer: Caller.administrator, progress: nil) { result in
        switch result {
        case .success(let reply): completion(.done(reply))
        case .failure(let refusal): completion(.refused(refusal))
        }
      }
    }
  }

  func send(_ line: String) throws {
    let request = try Caller.bind(line)
    try wait { bank.change(request, peer: Caller.administrator, progress: nil, completion: $0) }
  }

  func commit(_ lines: [String]) throws {
    let requests = try lines.map(Caller.bind)
    try wait {
      bank.commit(
        requests, key: nil, isDry: false, peer: Caller.administrator, progress: nil, completion: $0)
    }
  }

  private func wait(_ start: (@escaping @Sendable (ChangeOutcome) -> Void) -> Void) throws {
    let arrived = DispatchSemaphore(value: 0)
    let fault = Mutex<String?>(nil)
    start { outcome in
      if case .done = outcome {} else { fault.withLock { $0 = "\(outcome)" } }
      arrived.signal()
    }
    arrived.wait()
    if let reason = fault.withLock({ $0 }) { throw BenchFault(reason) }
  }
}

/// Why a measurement could not be made.
struct BenchFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
