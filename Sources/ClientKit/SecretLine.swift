import Glibc

/// Reads a line of a terminal that does not show what is typed.
enum SecretLine {
  /// Asks on standard error; nil where the descriptor is no terminal or its input has ended.
  static func read(_ descriptor: Int32, prompt: String) -> [UInt8]? {
    var saved = termios()
    guard tcgetattr(descriptor, &saved) == 0 else { return nil }
    var silent = saved
    silent.c_lflag &= ~tcflag_t(ECHO)
    silent.c_lflag |= tcflag_t(ICANON)
    guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(descriptor, TCSAFLUSH, &saved) }
    show(prompt)
    let line = line(of: descriptor)
    show("\n")
    return line
  }

  private static func line(of descriptor: Int32) -> [UInt8]? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
  }

  private static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
