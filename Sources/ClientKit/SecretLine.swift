import Glibc

/// Reads a line of a terminal that does not show what is typed.
enum SecretLine {
  /// Asks on standard error; nil where the descriptor is no terminal, its input has ended, or the person gives up with
  /// Ctrl-C or Ctrl-D.
  ///
  /// Keys are taken one by one: a signal would end the program and leave the terminal silent.
  static func read(_ descriptor: Int32, prompt: String) -> [UInt8]? {
    var saved = termios()
    guard tcgetattr(descriptor, &saved) == 0 else { return nil }
    var silent = saved
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(descriptor, TCSAFLUSH, &saved) }
    show(prompt)
    defer { show("\n") }
    return line { key(of: descriptor) }
  }

  /// The line that keys make; nil where it was given up or no more come.
  static func line(_ nextKey: () -> UInt8?) -> [UInt8]? {
    var line: [UInt8] = []
    while let key = nextKey() {
      switch key {
      case Key.enter, Key.lineFeed: return line
      case Key.controlC, Key.controlD: return nil
      case Key.controlU: line = []
      case Key.backspace, Key.delete:
        while let last = line.popLast(), UTF8.isContinuation(last) {}
      default: line.append(key)
      }
    }
    return nil
  }

  private enum Key {
    static let controlC: UInt8 = 3
    static let controlD: UInt8 = 4
    static let backspace: UInt8 = 8
    static let lineFeed: UInt8 = 10
    static let enter: UInt8 = 13
    static let controlU: UInt8 = 21
    static let delete: UInt8 = 127
  }

  private static func key(of descriptor: Int32) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  private static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
