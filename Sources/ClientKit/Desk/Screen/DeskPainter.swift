/// Brings frames to a terminal: what is the same as before is not sent again.
struct DeskPainter {
  private let style: TextStyle
  private var shown: [[UInt8]] = []

  init(style: TextStyle) {
    self.style = style
  }

  /// Another screen, so that what stood on the terminal before is there again afterwards; no line goes on in the next.
  static let enter = Array("\u{1B}[?1049h\u{1B}[?7l\u{1B}[2J".utf8)
  /// The terminal as it was.
  static let exit = Array("\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l".utf8)

  /// Forgets what is shown: everything is sent with the next frame.
  mutating func forget() { shown = [] }

  /// The bytes that make the terminal show a frame.
  mutating func bytes(_ frame: DeskFrame) -> [UInt8] {
    let lines = frame.lines.map { $0.bytes(style) }
    let isNew = shown.count != lines.count
    var bytes = Array((isNew ? "\u{1B}[?25l\u{1B}[2J" : "\u{1B}[?25l").utf8)
    for (row, line) in lines.enumerated() where isNew || shown[row] != line {
      // Erased first: behind a line that fills its row, the cursor stands on its last character.
      bytes += Array("\u{1B}[\(row + 1);1H\u{1B}[2K".utf8) + line
    }
    shown = lines
    if let cursor = frame.cursor {
      bytes += Array("\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h".utf8)
    }
    return bytes
  }
}
