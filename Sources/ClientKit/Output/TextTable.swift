/// A table of aligned columns: headings, a rule, rows.
///
/// Every line has the same display width.
struct TextTable {
  /// A column: its heading, and whether its values stand at its right edge, as numbers and lengths of time do.
  struct Column: Hashable {
    let heading: String
    let isRightAligned: Bool
  }

  private let columns: [Column]
  private let rows: [[String]]
  private let widths: [Int]

  /// Makes a table; every row has a cell for every column, and no cell has control characters.
  init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
    widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].heading)) { max($0, DisplayWidth.of($1[index])) }
    }
  }

  /// The lines of the table.
  func lines(style: TextStyle = .plain) -> [String] {
    let headings = line(columns.map(\.heading))
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: TextTable.gap)
    return [style.bold(headings), rule] + rows.map(line)
  }

  private func line(_ cells: [String]) -> String {
    zip(cells, zip(columns, widths)).map { cell, place in
      place.0.isRightAligned ? cell.indented(to: place.1) : cell.padded(to: place.1)
    }.joined(separator: TextTable.gap)
  }

  private static let gap = "  "
}
