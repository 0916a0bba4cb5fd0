import Foundation
import Synchronization
import TestSupport

/// A daemon in a process of its own that may fail at any moment, and that is ended by force where it hangs.
final class TriedDaemon {
  /// The folder of a bank: the books in `books` below it, everything else beside.
  struct Place {
    let folder = TemporaryFolder()
    var books: String { folder.path("books") }
    var adminSocket: String { folder.path("a.sock") }
    var backups: String { folder.path("books/backups") }

    /// - Parameter configuration: What stands in the configuration after the place of the backups.
    init(configuration: String = "[service]\nbackdate_days = 0\n[roles]\npin_cost = 12\n") throws {
      for name in ["books", "books/backups", "books/tmp"] {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
      }
      let text = "[bank]\nname = \"金都社区时间银行\"\n[storage]\nbackup_folder = \"\(backups)\"\n\(configuration)"
      try text.write(toFile: folder.path("timebank.toml"), atomically: true, encoding: .utf8)
    }

    var arguments: [String] {
      [
        "--config", folder.path("timebank.toml"), "--database", folder.path("books/bank.sqlite"), "--socket",
        folder.path("c.sock"), "--admin-socket", adminSocket, "--lang", "en",
      ]
    }

    /// A disk for the books that can be told to fail.
    func disk(_ plan: FaultDisk.Plan = FaultDisk.Plan()) throws -> FaultDisk {
      try FaultDisk(file: folder.path("faults"), over: books, plan: plan)
    }
  }

  /// Reads the log to its end, so that the daemon never waits for a reader.
  private final class Follower: Sendable {
    let text = Mutex("")
    let isReadyOrOver = DispatchSemaphore(value: 0)
    let isOver = DispatchSemaphore(value: 0)

    func follow(_ handle: FileHandle) {
      var isServing = false
      while true {
        let data = handle.availableData
        guard !data.isEmpty else { break }
        let saysReady = text.withLock { text in
          text += String(decoding: data, as: UTF8.self)
          return text.contains(" ready ")
        }
        if saysReady, !isServing { isReadyOrOver.signal() }
        isServing = saysReady
      }
      if !isServing { isReadyOrOver.signal() }
      isOver.signal()
    }
  }

  let place: Place
  private let process = Process()
  private let follower = Follower()

  /// Starts the daemon and waits until it serves or has ended.
  ///
  /// - Parameters:
  ///   - wrapper: A program and its arguments that the daemon is started by.
  ///   - patienceSeconds: After how long a daemon that neither serves nor ends is killed; see ``hung``.
  init(
    in place: Place, disk: FaultDisk? = nil, environment: [String: String] = [:], wrapper: [String] = [],
    patienceSeconds: Int = 60
  ) throws {
    self.place = place
    let command = wrapper + [Program.timebankd.url.path] + place.arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ["PATH": "/usr/bin:/bin", "SQLITE_TMPDIR": place.folder.path("books/tmp")]
      .merging(disk?.environment ?? [:]) { $1 }.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let handle = pipe.fileHandleForReading
    Thread { [follower] in follower.follow(handle) }.start()
    if follower.isReadyOrOver.wait(timeout: .now() + .seconds(patienceSeconds)) == .timedOut {
      giveUp("neither served nor ended")
    }
  }

  deinit { kill9() }

  /// What the daemon did not do in time; nil where it never hung.
  private(set) var hung: String?

  /// What it has written to its log so far; all of it once it has ended.
  var text: String { follower.text.withLock { $0 } }

  /// Why it ended, as a person is told.
  var complaint: String? {
    text.split(separator: "\n").first { $0.hasPrefix("timebankd: ") }.map(String.init)
  }

  /// Whether it accepted connections at some time.
  var served: Bool { text.contains(" ready ") }

  /// The number of the daemon's process.
  var processNumber: Int32 { process.processIdentifier }

  /// Connects and reads the greeting.
  func connect() throws -> LiveClient {
    let client = try LiveClient(path: place.adminSocket, patienceSeconds: 30)
    _ = try client.read(lines: 1)
    return client
  }

  /// Sends a line on a connection of its own and gives the reply.
  @discardableResult
  func ask(_ line: String) throws -> [String] {
    let client = try connect()
    try client.send(line + "\n")
    return try client.readReply()
  }

  /// Asks for a reload, as `systemctl reload` does.
  func hangUp() { if process.isRunning { kill(process.processIdentifier, SIGHUP) } }

  /// Asks the daemon to stop, where it still runs, and gives its exit status.
  func terminate(patienceSeconds: Int = 30) -> Int32 {
    if process.isRunning { process.terminate() }
    return waitForEnd(patienceSeconds: patienceSeconds)
  }

  /// Waits until the daemon has ended by itself.
  func waitForEnd(patienceSeconds: Int = 30) -> Int32 {
    if follower.isOver.wait(timeout: .now() + .seconds(patienceSeconds)) == .timedOut { giveUp("did not end") }
    follower.isOver.signal()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends the process without warning.
  func kill9() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private func giveUp(_ what: String) {
    hung = hung ?? what
    kill9()
  }
}
