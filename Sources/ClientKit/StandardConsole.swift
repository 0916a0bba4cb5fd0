import Glibc

extension Console {
  /// The console of this process.
  public static func standard() -> Console {
    let input = InputLines(descriptor: STDIN_FILENO)
    var console = Console(
      write: { Console.write($0, to: STDOUT_FILENO) },
      writeError: { Console.write($0, to: STDERR_FILENO) },
      readLine: { input.next() },
      readSecret: { SecretLine.read(STDIN_FILENO, prompt: $0) },
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      columnCount: { Console.terminalSize()?.columns ?? 80 })
    console.rowCount = { Console.terminalSize()?.rows ?? 24 }
    console.page = { $0.show($1) }
    return console
  }

  /// Writes everything; output that nobody can take ends the program, as there is nobody left to tell.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        if descriptor == STDOUT_FILENO { exit(ExitStatus.inputOutput.rawValue) }
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  private static func terminalSize() -> (columns: Int, rows: Int)? {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 && size.ws_row > 0 {
      return (Int(size.ws_col), Int(size.ws_row))
    }
    return nil
  }
}

/// Lines of a descriptor, read in blocks.
private final class InputLines {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isAtEnd = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func next() -> [UInt8]? {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeFirst(end + 1) }
        return Array(buffer[..<end])
      }
      searched = buffer.count
      guard !isAtEnd else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : buffer
      }
      fill()
    }
  }

  private func fill() {
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &block, block.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else {
      isAtEnd = true
      return
    }
    buffer += block[..<count]
  }
}
