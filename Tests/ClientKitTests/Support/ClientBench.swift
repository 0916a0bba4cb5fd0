import LineProtocol

@testable import ClientKit

/// Runs the client against a ``FakeDaemon`` and keeps what it writes.
final class ClientBench {
  let daemon: FakeDaemon
  var environment = ["LANG": "zh_CN.UTF-8"]
  /// What a person or a pipe gives to read, line by line.
  var input: [String] = []
  var isTerminal = false
  var isErrorTerminal = false
  var rowCount = 24
  /// Whether the program that turns pages is there.
  var hasPager = false
  /// What was shown through a pager.
  private(set) var pages: [(pager: Pager, text: String)] = []
  var files: [String: [UInt8]] = [:]
  /// The folders that were made.
  private(set) var folders: [String] = []
  /// How a child ends, and why it cannot be started.
  var childStatus: Int32 = 0
  var startError: TransportError?
  var machine = MachineFacts()
  var now: Int64 = 0
  /// How many milliseconds go by between two looks at the steady clock.
  var uptimeStep: Int64 = 0
  private var uptime: Int64 = 0
  /// The words of every child.
  private(set) var started: [[String]] = []
  private(set) var output = ""
  private(set) var errors = ""
  private(set) var pauses: [UInt32] = []
  private(set) var paths: [String] = []

  init(_ daemon: FakeDaemon = FakeDaemon()) {
    self.daemon = daemon
  }

  /// Runs a command line and gives the exit status.
  func run(_ arguments: String...) -> Int32 { run(arguments) }

  func run(_ arguments: [String]) -> Int32 {
    output = ""
    errors = ""
    return Client(environment: environment, console: console, world: world).run(arguments)
  }

  private var console: Console {
    var console = Console(
      write: { self.output += String(decoding: $0, as: UTF8.self) },
      writeError: { self.errors += String(decoding: $0, as: UTF8.self) },
      readLine: { self.input.isEmpty ? nil : Array(self.input.removeFirst().utf8) },
      isInputTerminal: isTerminal, isOutputTerminal: isTerminal, isErrorTerminal: isTerminal || isErrorTerminal)
    console.rowCount = { self.rowCount }
    console.page = { pager, text in
      guard self.hasPager else { return false }
      self.pages.append((pager, String(decoding: text, as: UTF8.self)))
      return true
    }
    return console
  }

  private var world: ClientWorld {
    var keyCount = 0
    return ClientWorld(
      connect: { (path) throws(TransportError) in
        self.paths.append(path)
        return try self.daemon.connect()
      },
      connectSoon: { (path) throws(TransportError) in
        self.paths.append(path)
        return try self.daemon.connect()
      },
      uptimeMilliseconds: {
        self.uptime += self.uptimeStep
        return self.uptime
      },
      startProcess: { (program, arguments, _) throws(TransportError) in
        self.started.append([program] + arguments)
        if let error = self.startError { throw error }
        let transport = try self.daemon.connect()
        return ChildProcess(transport: transport, wait: { self.childStatus }, terminate: {})
      },
      machineFacts: MachineFacts.Source(
        read: { _ in self.machine }, now: { self.now }, fileStatus: { _ in FileStatus(mode: 0o660, isSocket: true) }),
      readFile: { (path) throws(ClientFailure) in
        guard let bytes = self.files[path] else {
          throw ClientFailure("no-input", .noInput, Localized("读不了文件", "Cannot read"), isMissingFile: true)
        }
        return bytes
      },
      openFile: { (path) throws(ClientFailure) in
        guard let bytes = self.files[path] else {
          throw ClientFailure("no-input", .noInput, Localized("读不了文件", "Cannot read"))
        }
        // In odd pieces, so that lines are cut anywhere.
        var rest = bytes[...]
        return FileLines { () throws(ClientFailure) in
          defer { rest = rest.dropFirst(1000) }
          return Array(rest.prefix(1000))
        }
      },
      makeFile: { (path) throws(ClientFailure) in
        var written: [UInt8] = []
        return NewFile(
          write: { (bytes) throws(ClientFailure) in written += bytes },
          finish: { () throws(ClientFailure) in self.files[path] = written }, discard: {})
      },
      makeFolder: { (path) throws(ClientFailure) in self.folders.append(path) },
      pause: { self.pauses.append($0) },
      makeKey: {
        keyCount += 1
        return "k\(keyCount)"
      },
      makeSheetNumber: {
        var generator = SplitMix(seed: 1)
        return SheetNumber.random(using: &generator)
      })
  }
}
