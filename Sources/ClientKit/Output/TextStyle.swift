/// Whether output may be coloured: only on a terminal that can, and never where NO_COLOR is set.
struct TextStyle: Hashable {
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

  func red(_ text: String) -> String { styled(text, "31") }

  private func styled(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
