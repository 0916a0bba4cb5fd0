/// A table of aligned columns: headings, a rule, rows.
///
/// Every line has the same display width.
struct TextTable {
  /// A column: its heading, and whether its values stand at its right edge, as numbers and lengths of time do.
  struct Column: Hashable {
    let heading: String
    let isRightAligned: Bool
  }

  /// A cell: its text, and what its colour says.
  struct Cell: Hashable {
    let text: String
    let mood: TextStyle.Mood?

    init(_ text: String, _ mood: TextStyle.Mood? = nil) {
      self.text = text
      self.mood = mood
    }
  }

  private let columns: [Column]
  private let rows: [[Cell]]
  private let widths: [Int]

  /// Makes a table without colours.
  init(columns: [Column], rows: [[String]]) {
    self.init(columns: columns, rows: rows.map { $0.map { Cell($0) } })
  }

  /// Makes a table; every row has a cell for every column, and no cell has control characters.
  init(columns: [Column], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
    widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].heading)) { max($0, DisplayWidth.of($1[index].text)) }
    }
  }

  /// The lines of the table.
  func lines(style: TextStyle = .plain) -> [String] {
    let headings = line(columns.map { Cell($0.heading) }, .plain)
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: TextTable.gap)
    return [style.bold(headings), rule] + rows.map { line($0, style) }
  }

  private func line(_ cells: [Cell], _ style: TextStyle) -> String {
    zip(cells, zip(columns, widths)).map { cell, place in
      let text = place.0.isRightAligned ? cell.text.indented(to: place.1) : cell.text.padded(to: place.1)
      return style.paint(text, cell.mood)
    }.joined(separator: TextTable.gap)
  }

  private static let gap = "  "
}
