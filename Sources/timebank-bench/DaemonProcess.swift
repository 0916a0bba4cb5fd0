import Foundation

/// A daemon of this build, started for one measurement and stopped after it.
final class DaemonProcess {
  private let process = Process()
  let place: Workplace

  /// Starts the daemon beside this program and waits until its socket answers.
  ///
  /// - Parameter listen: Lines of the table `[listen]` of its configuration.
  init(_ place: Workplace, listen: String = "") throws {
    self.place = place
    let config = place.folder.appendingPathComponent("timebank.toml")
    let rules = """
      [bank]
      name = "bench"
      [service]
      backdate_days = 0
      daily_limit = "24:00"
      [listen]
      \(listen)
      [log]
      level = "error"

      """
    try rules.write(to: config, atomically: true, encoding: .utf8)
    process.executableURL = DaemonProcess.executable
    process.arguments = [
      "--config", config.path, "--database", place.database, "--socket", place.socket, "--admin-socket",
      place.adminSocket,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
  }

  /// The daemon that was built together with this program.
  static var executable: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("timebankd")
  }

  /// Connects to the socket for administration, or to that of the clients, as soon as there is one.
  func connect(asClient: Bool = false) throws -> LineSocket {
    let deadline = Date().addingTimeInterval(20)
    while Date() < deadline {
      if let socket = LineSocket(path: asClient ? place.socket : place.adminSocket) { return socket }
      guard process.isRunning else { throw BenchFault("the daemon ended before it served") }
      usleep(1000)
    }
    throw BenchFault("the daemon does not serve after 20 s")
  }

  /// Anonymous memory of the daemon in KiB, as the kernel counts it.
  func anonymousKiB() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line.flatMap { Int($0.split(separator: " ").dropLast().last ?? "") } ?? 0
  }

  /// CPU time of the daemon since its start, in seconds.
  func cpuSeconds() throws -> Double {
    let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
    // Behind the name in brackets, which may hold blanks: user and system time are the twelfth and thirteenth word.
    let words = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard words.count > 12, let user = Double(words[11]), let system = Double(words[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// A connection to the clients' socket that has read the greeting; the caller closes it.
  func connectBare() throws -> Int32 {
    guard let descriptor = UnixSocket.connect(to: place.socket) else { throw BenchFault("the daemon does not serve") }
    _ = try UnixSocket.readLine(descriptor)
    return descriptor
  }

  /// Ends it as a power cut would end the process: it has no time for anything.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
