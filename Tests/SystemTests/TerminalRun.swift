import Foundation

/// A program on a pseudo-terminal: what its screen shows, and keys for it.
///
/// It understands the sequences that the desk sends: a row is addressed, erased and written as a whole.
final class TerminalRun {
  private let process = Process()
  private let control: Int32
  private let line: Int32
  /// The bytes of each row that was addressed, from 1.
  private var rows: [Int: [UInt8]] = [:]
  private var row = 0
  /// What has come of a sequence, behind its Esc; nil outside one.
  private var sequence: [UInt8]?
  private var before = termios()
  private var isOnOtherScreen = false

  /// - Parameter programs: A folder of programs that come before the system's; then the terminal shows errors too.
  init(
    _ url: URL, _ arguments: [String], rows: UInt16 = 24, columns: UInt16 = 80, programs: String? = nil
  ) throws {
    control = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard control >= 0, ioctl(control, Self.setLock, &isLocked) == 0, ioctl(control, Self.getNumber, &number) == 0
    else {
      throw CocoaError(.fileNoSuchFile)
    }
    line = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    tcgetattr(line, &before)
    process.executableURL = url
    process.arguments = arguments
    let path = (programs.map { $0 + ":" } ?? "") + "/usr/bin:/bin"
    process.environment = ["PATH": path, "LC_ALL": "en_US.UTF-8", "TERM": "xterm", "NO_COLOR": "1"]
    let handle = FileHandle(fileDescriptor: line)
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = programs == nil ? FileHandle.nullDevice : handle
    resize(rows: rows, columns: columns)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    close(control)
    close(line)
  }

  /// TIOCSPTLCK and TIOCGPTN of <asm/ioctls.h>, which Swift does not see.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// The rows of the screen, in order.
  var screen: String { lines.joined(separator: "\n") }

  private var lines: [String] { rows.sorted { $0.key < $1.key }.map { String(decoding: $0.value, as: UTF8.self) } }

  /// Whether keys are shown and lines read as before, and the screen is the first one again.
  var isTerminalRestored: Bool {
    var now = termios()
    tcgetattr(line, &now)
    return now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag && !isOnOtherScreen
  }

  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize()
    size.ws_row = rows
    size.ws_col = columns
    _ = ioctl(control, UInt(TIOCSWINSZ), &size)
    // The line is no controlling terminal here, so that the kernel tells nobody.
    if process.isRunning { send(SIGWINCH) }
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func type(_ text: String) throws {
    let keys = Array(text.utf8)
    guard write(control, keys, keys.count) == keys.count else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Reads until the screen shows a text.
  func wait(for text: String, isWholeRow: Bool = false) throws {
    let end = Date(timeIntervalSinceNow: 60)
    while !(isWholeRow ? lines.contains(text) : screen.contains(text)) {
      guard Date() < end, try readSome() else {
        throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: "no \(text) on:\n\(screen)"])
      }
    }
  }

  /// Reads to the end of the program, and gives its exit status.
  func waitForEnd() throws -> Int32 {
    while process.isRunning { _ = try readSome(milliseconds: 50) }
    process.waitUntilExit()
    while try readSome(milliseconds: 0) {}
    return process.terminationStatus
  }

  /// Reads what there is; false where nothing came in time.
  private func readSome(milliseconds: Int32 = 60_000) throws -> Bool {
    var waiting = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = read(control, &block, block.count)
    guard count > 0 else { return false }
    for byte in block[..<count] { take(byte) }
    return true
  }

  private func take(_ byte: UInt8) {
    guard let begun = sequence else {
      if byte == 0x1B { sequence = [] } else { rows[row, default: []].append(byte) }
      return
    }
    sequence = begun + [byte]
    guard !begun.isEmpty, (0x40...0x7E).contains(byte) else { return }
    obey(String(decoding: begun + [byte], as: UTF8.self))
    sequence = nil
  }

  private func obey(_ sequence: String) {
    switch sequence {
    case "[2J": rows = [:]
    case "[2K": rows[row] = []
    case "[?1049h": isOnOtherScreen = true
    case "[?1049l": isOnOtherScreen = false
    case _ where sequence.hasSuffix("H"): row = Int(sequence.dropFirst().prefix { $0.isNumber }) ?? 0
    default: break
    }
  }
}
