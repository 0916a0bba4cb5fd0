import Glibc

/// A terminal that gives every key as it is pressed, shows none by itself, and makes no signals of them.
struct RawMode {
  private let descriptor: Int32
  private let saved: termios

  /// Nil where the descriptor is no terminal or has no such mode.
  init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    var saved = termios()
    guard tcgetattr(descriptor, &saved) == 0 else { return nil }
    self.saved = saved
    var raw = saved
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | INPCK | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    guard tcsetattr(descriptor, TCSADRAIN, &raw) == 0 else { return nil }
  }

  /// Makes the terminal what it was.
  func end() {
    var saved = saved
    tcsetattr(descriptor, TCSADRAIN, &saved)
  }
}
