import Foundation
import LineProtocol
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  /// For tests that hold the daemon's wall clock.
  static var needsHeldClock: Self {
    .enabled(if: HeldClock.isInstalled, "needs libfaketime: apt-get install faketime")
  }
}

/// A bank whose daemon's wall clock the test holds, asked through the client program, which goes by the real time.
final class TimedBank {
  private let folder = TemporaryFolder()
  private let clock: HeldClock
  private let rules: String
  private let timeZone: String
  private(set) var daemon: RunningDaemon

  /// Founds a bank at an instant in RFC 3339.
  ///
  /// - Parameter rules: What stands in the configuration under `[service]`, and tables of rules after it.
  init(at instant: String, timeZone: String = "Asia/Shanghai", rules: String = "backdate_days = 0") throws {
    clock = try HeldClock(in: folder, at: instant)
    self.rules = rules
    self.timeZone = timeZone
    daemon = try RunningDaemon(
      in: folder, rules: rules, timeZone: timeZone, environment: clock.environment, wrapper: HeldClock.wrapper)
    try done("station add station=jindu name=金都社区志愿服务站")
  }

  deinit {
    daemon.kill9()
    HeldClock.forget(process: daemon.processNumber)
  }

  /// Sets the clock of the daemon that runs, as an administrator or a time server does.
  func setClock(_ instant: String) throws { try clock.set(instant) }

  /// Stops the daemon and starts it at another instant, so that for it no clock was ever set.
  func restart(at instant: String) throws {
    #expect(daemon.terminate() == 0)
    HeldClock.forget(process: daemon.processNumber)
    try clock.set(instant)
    daemon = try RunningDaemon(
      in: folder, rules: rules, timeZone: timeZone, environment: clock.environment, wrapper: HeldClock.wrapper)
  }

  /// Asks through the client; the words are those of the protocol, parted by single spaces.
  @discardableResult
  func ask(_ words: String) throws -> Answer {
    let run = try Program.timebank.run(
      ["--socket", daemon.adminSocket, "--lines", "--lang", "en"] + words.split(separator: " ").map(String.init))
    guard !run.output.isEmpty else { throw UnexpectedRefusal(description: "\(words): \(run.errors)") }
    return try Answer(run.output.split(separator: "\n").map(String.init))
  }

  /// Asks for something that must succeed.
  @discardableResult
  func done(_ words: String) throws -> Answer {
    let answer = try ask(words)
    guard answer.isDone else { throw UnexpectedRefusal(description: "\(words): \(answer)") }
    return answer
  }

  /// Values of the rows that a question gives, one text for each row.
  func table(_ words: String, _ columns: String...) throws -> [String] {
    try ask(words).rows.map { row in columns.map { row[$0] ?? "?" }.joined(separator: " ") }
  }
}

extension TimedBank {
  /// Waits until the daemon has journaled so many entries of a kind after a number, and gives their numbers.
  func entries(of kind: String, after number: Int, count: Int = 1) throws -> [Int] {
    let watcher = try daemon.connect()
    try watcher.send("watch since=\(number) kinds=\(kind)\n")
    return try watcher.read(lines: 1 + count).compactMap { line in
      guard case .event(let fields) = try DaemonLine.parse(line.utf8) else { return nil }
      return fields["entry"].flatMap { Int($0) }
    }
  }

  /// The number of the newest entry.
  func head() throws -> Int { try #require(try ask("head")["entry"].flatMap { Int($0) }) }

  /// Expects of the books what must hold whatever has happened, and of the journal that time has not run back in it.
  func expectSoundBooks(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try daemon.expectSoundBooks(sourceLocation: sourceLocation)
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let instants = try ask("journal list").rows.compactMap { $0["at"].flatMap { formatter.date(from: $0) } }
    #expect(instants.count == (try head()), sourceLocation: sourceLocation)
    #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 }, sourceLocation: sourceLocation)
  }
}
