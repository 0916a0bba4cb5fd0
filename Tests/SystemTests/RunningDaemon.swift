import Foundation
import TestSupport

/// A daemon in a process of its own, as systemd or an administrator runs it, on files in a temporary folder.
final class RunningDaemon {
  let folder: TemporaryFolder
  let backups: BackupShelf
  private let process: Process

  /// Starts the daemon and waits until it serves.
  ///
  /// - Parameters:
  ///   - rules: What stands in the configuration under `[service]`, and tables of rules after it.
  ///   - timeZone: The time zone of a bank that is founded by this start.
  ///   - environment: Variables that the daemon has besides those of the tests.
  ///   - wrapper: A program and its arguments that the daemon is started by.
  init(
    in folder: TemporaryFolder = TemporaryFolder(), rules: String = "backdate_days = 0",
    timeZone: String = "Asia/Shanghai", environment: [String: String] = [:], wrapper: [String] = []
  ) throws {
    self.folder = folder
    backups = try BackupShelf(in: folder)
    let config = folder.path("timebank.toml")
    let storage = "[storage]\nbackup_folder = \"\(backups.path)\"\n"
    try "[bank]\nname = \"金都社区时间银行\"\ntimezone = \"\(timeZone)\"\n\(storage)[service]\n\(rules)\n".write(
      toFile: config, atomically: true, encoding: .utf8)
    process = Process()
    let command = wrapper + [Program.timebankd.url.path] + RunningDaemon.arguments(in: folder)
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let log = Pipe()
    process.standardError = log
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try RunningDaemon.waitUntilReady(log)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  static func arguments(in folder: TemporaryFolder) -> [String] {
    [
      "--config", folder.path("timebank.toml"), "--database", folder.path("bank.sqlite"), "--socket",
      folder.path("c.sock"), "--admin-socket", folder.path("a.sock"),
    ]
  }

  /// The number of the daemon's process.
  var processNumber: Int32 { process.processIdentifier }
  /// The socket for administration.
  var adminSocket: String { folder.path("a.sock") }
  /// The clients' socket.
  var socket: String { folder.path("c.sock") }

  /// Connects and reads the greeting; long work on a busy machine asks for more patience.
  func connect(patienceSeconds: Int = 60) throws -> LiveClient {
    let client = try LiveClient(path: adminSocket, patienceSeconds: patienceSeconds)
    _ = try client.read(lines: 1)
    return client
  }

  /// Sends a line on a connection of its own and gives the reply.
  @discardableResult
  func ask(_ line: String, patienceSeconds: Int = 60) throws -> [String] {
    let client = try connect(patienceSeconds: patienceSeconds)
    try client.send(line + "\n")
    return try client.readReply()
  }

  /// Ends the process without warning.
  func kill9() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Asks the process to stop, and gives its exit status.
  func terminate() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Reads the log up to the line that says that connections are accepted, then lets the rest go by.
  private static func waitUntilReady(_ log: Pipe) throws {
    var text = ""
    while !text.contains(" ready ") {
      let data = log.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: text]) }
      text += String(decoding: data, as: UTF8.self)
    }
    Thread { while !log.fileHandleForReading.availableData.isEmpty {} }.start()
  }
}
