/// Whether output may be coloured: only on a terminal that can, and never where NO_COLOR is set.
struct TextStyle: Hashable {
  /// What a colour says; words always say it too.
  enum Mood {
    /// In order, and nothing to be done: green.
    case good
    /// Somebody has to do something, or time has to pass: yellow.
    case waiting
    /// Wrong, or refused: red.
    case bad
    /// Over: dim.
    case past

    fileprivate var code: String {
      switch self {
      case .good: "32"
      case .waiting: "33"
      case .bad: "31"
      case .past: "2"
      }
    }
  }

  /// Whether escape sequences are written.
  let isColoured: Bool

  /// No escape sequences.
  static let plain = TextStyle(isColoured: false)

  private init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  init(isTerminal: Bool, environment: [String: String]) {
    let isForbidden = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    isColoured = isTerminal && !isForbidden
  }

  func bold(_ text: String) -> String { styled(text, "1") }

  func red(_ text: String) -> String { paint(text, .bad) }

  func paint(_ text: String, _ mood: Mood?) -> String { mood.map { styled(text, $0.code) } ?? text }

  private func styled(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The columns of a line that may have been styled.
  static func width(of line: String) -> Int {
    guard line.utf8.contains(0x1B) else { return DisplayWidth.of(line) }
    let parts = line.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    return parts.enumerated().reduce(0) { width, part in
      // Behind the first escape, up to its `m`, stands what nobody sees.
      let seen = part.offset == 0 ? part.element : part.element.drop { $0 != "m" }.dropFirst()
      return width + DisplayWidth.of(seen)
    }
  }
}
