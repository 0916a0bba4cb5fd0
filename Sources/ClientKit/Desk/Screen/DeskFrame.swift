import LineProtocol

/// A screen: as many lines as the terminal has, none wider than it, and where the cursor stands.
struct DeskFrame: Hashable {
  struct Cursor: Hashable {
    let row: Int
    let column: Int
  }

  let lines: [DeskLine]
  /// Nil where nothing is typed.
  let cursor: Cursor?

  /// Draws the desk.
  init(_ desk: Desk, rows: Int, columns: Int) {
    let view = DeskView(desk: desk, columns: max(1, columns))
    let foot = view.foot
    let head = rows >= foot.count + 4 ? view.head : []
    let room = max(0, rows - head.count - foot.count)
    let message = view.message(rows: max(0, room - 4))
    let body = view.body(rows: max(0, room - message.count))
    let shown = body.lines.window(room - message.count, around: body.cursor?.row ?? body.focus ?? 0)
    let blanks = Array(repeating: DeskLine(), count: max(0, room - message.count - shown.lines.count))
    lines = (head + shown.lines + blanks + message + foot).suffix(max(0, rows)).map { $0.clipped(to: max(1, columns)) }
    let row = body.cursor.map { $0.row - shown.start + head.count }
    let isSeen = row.map { $0 >= head.count && $0 < head.count + shown.lines.count } ?? false
    cursor = isSeen ? body.cursor.map { Cursor(row: row ?? 0, column: min($0.column, max(0, columns - 1))) } : nil
  }
}

/// The middle of the screen.
struct DeskBody {
  var lines: [DeskLine] = []
  /// Where something is typed.
  var cursor: DeskFrame.Cursor?
  /// The line that must be seen.
  var focus: Int?

  mutating func add(_ line: DeskLine = DeskLine()) { lines.append(line) }

  mutating func add(_ text: String, _ ink: DeskInk = .plain) { lines.append(DeskLine(text, ink)) }
}

extension [DeskLine] {
  /// As many lines as there is room for, with one of them among them.
  fileprivate func window(_ room: Int, around focus: Int) -> (lines: [DeskLine], start: Int) {
    guard count > room else { return (self, 0) }
    let start = Swift.max(0, Swift.min(focus - room / 2, count - room))
    return (Array(self[start..<Swift.min(count, start + Swift.max(0, room))]), start)
  }
}
