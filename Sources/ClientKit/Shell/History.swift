/// The lines typed before, and the one being typed, to go back and forth in.
struct History {
  private var lines: [String]
  private var position: Int

  init(_ earlier: [String]) {
    lines = earlier + [""]
    position = earlier.count
  }

  /// The line before, or nil at the first; the line being typed is kept.
  mutating func back(from current: String) -> String? {
    guard position > 0 else { return nil }
    lines[position] = current
    position -= 1
    return lines[position]
  }

  /// The line after, or nil at the last.
  mutating func forth() -> String? {
    guard position + 1 < lines.count else { return nil }
    position += 1
    return lines[position]
  }
}
