import Foundation
import TestSupport

/// A daemon in a process of its own with a service manager that watches it, on files in a temporary folder.
final class SupervisedDaemon {
  let folder: TemporaryFolder
  let notifications: NotifySocket
  private let process = Process()
  private let logFile: URL

  /// Starts the daemon; ``NotifySocket`` tells when it is ready.
  ///
  /// - Parameters:
  ///   - wrapper: A program and its arguments that the daemon is started by.
  ///   - logsToJournal: Whether the daemon is told that its log is the journal.
  init(
    in folder: TemporaryFolder = TemporaryFolder(), configuration: String, environment: [String: String] = [:],
    wrapper: [String] = [], logsToJournal: Bool = false
  ) throws {
    self.folder = folder
    notifications = try NotifySocket(in: folder)
    logFile = URL(fileURLWithPath: folder.path("log"))
    try Data().write(to: logFile)
    let command =
      wrapper + [Program.timebankd.url.path] + RunningDaemon.arguments(in: folder) + ["--lang", "en"]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    var variables = ["PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": notifications.path].merging(environment) { $1 }
    if logsToJournal {
      var status = stat()
      stat(logFile.path, &status)
      variables["JOURNAL_STREAM"] = "\(status.st_dev):\(status.st_ino)"
    }
    process.environment = variables
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: logFile)
    try configure(configuration)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Writes the configuration file.
  func configure(_ text: String) throws {
    try text.write(toFile: folder.path("timebank.toml"), atomically: true, encoding: .utf8)
  }

  /// Asks for a reload, as `systemctl reload` does.
  func hangUp() { kill(process.processIdentifier, SIGHUP) }

  /// Asks the daemon to stop and gives its exit status.
  func terminate() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// What the daemon has logged so far.
  func log() throws -> [String] {
    try String(contentsOf: logFile, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// The lines of the log that hold a text.
  func log(with text: String) throws -> [String] { try log().filter { $0.contains(text) } }

  /// Sends a line on a connection of its own and gives the reply.
  @discardableResult
  func ask(_ line: String) throws -> [String] {
    let client = try LiveClient(path: folder.path("a.sock"))
    _ = try client.read(lines: 1)
    try client.send(line + "\n")
    return try client.readReply()
  }
}
