import Glibc
import LineProtocol

/// What the client needs of the world: connections, files, time, randomness.
///
/// Passed in, so that every test is exact.
struct ClientWorld {
  var connect: (String) throws(TransportError) -> Transport
  /// The same, for a question that nobody waits long for: given up where it does not go through at once.
  var connectSoon: (String) throws(TransportError) -> Transport
  /// A clock that never runs back.
  var uptimeMilliseconds: () -> Int64
  /// The wall clock.
  var wallMilliseconds: () -> Int64 = { MachineClock.milliseconds(CLOCK_REALTIME) }
  /// Starts a program as a child that speaks over its standard input and output.
  var startProcess:
    (_ program: String, _ arguments: [String], _ keepsErrors: Bool) throws(TransportError) -> ChildProcess
  /// What the machine knows of itself.
  var machineFacts: MachineFacts.Source
  /// The bytes of a file; `-` is standard input.
  var readFile: (String) throws(ClientFailure) -> [UInt8]
  /// The lines of a file of any size; `-` is standard input.
  var openFile: (String) throws(ClientFailure) -> FileLines = { (path) throws(ClientFailure) in
    try FileAccess.open(path)
  }
  /// A file to be written.
  var makeFile: (String) throws(ClientFailure) -> NewFile = { (path) throws(ClientFailure) in
    try FileAccess.make(path)
  }
  /// A folder, with those above it, for this user alone; one that is there stays as it is.
  var makeFolder: (String) throws(ClientFailure) -> Void = { (path) throws(ClientFailure) in
    try FileAccess.makeFolder(path)
  }
  var pause: (_ milliseconds: UInt32) -> Void
  var makeKey: () -> String
  /// A number for a sheet of paper.
  var makeSheetNumber: () -> SheetNumber

  /// This machine.
  static var machine: ClientWorld {
    ClientWorld(
      connect: { (path) throws(TransportError) in try UnixSocket.connect(path) },
      connectSoon: { (path) throws(TransportError) in
        try UnixSocket.connect(path, patienceMilliseconds: QuickQuestion.patienceMilliseconds)
      },
      uptimeMilliseconds: { MachineClock.milliseconds() },
      startProcess: { (program, arguments, keepsErrors) throws(TransportError) in
        try ChildProcess.start(program, arguments, keepsErrors: keepsErrors)
      },
      machineFacts: .machine,
      readFile: { (path) throws(ClientFailure) in try FileBytes.read(path) },
      pause: { usleep($0 * 1000) },
      makeKey: {
        var generator = SystemRandomNumberGenerator()
        return IdempotencyKey.make(atMilliseconds: MachineClock.milliseconds(CLOCK_REALTIME), using: &generator)
      },
      makeSheetNumber: {
        var generator = SystemRandomNumberGenerator()
        return SheetNumber.random(using: &generator)
      })
  }
}

/// The machine's clocks.
private enum MachineClock {
  static func milliseconds(_ clock: clockid_t = CLOCK_MONOTONIC) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// Reads whole files.
private enum FileBytes {
  static func read(_ path: String) throws(ClientFailure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, errno) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= maxBytes else { throw tooLarge(path) }
      bytes += block[..<count]
    }
  }

  /// More than any sheet; keeps a wrong file name from filling the memory.
  private static let maxBytes = 256 * 1024 * 1024

  private static func unreadable(_ path: String, _ number: Int32) -> ClientFailure {
    let reason = String(cString: strerror(number))
    return ClientFailure(
      "no-input", .noInput,
      Localized("读不了文件 \(path):\(reason)", "Cannot read \(path): \(reason)"),
      remedy: Localized("请核对文件名和权限", "check the file's name and permissions"), isMissingFile: number == ENOENT)
  }

  private static func tooLarge(_ path: String) -> ClientFailure {
    ClientFailure(
      "no-input", .noInput,
      Localized("文件 \(path) 超过 256 MiB", "\(path) has more than 256 MiB"),
      remedy: Localized("请核对文件名,或把表格分成几个文件", "check the name, or divide the sheet into several files"))
  }
}
