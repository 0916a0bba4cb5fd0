import LineProtocol

/// A part of a sheet that the daemon takes as one import: at most 10,000 rows, posted whole or not at all.
struct ImportPart {
  /// The rows of this part.
  let rows: [Sheet.Row]
  /// The import's number.
  let number: Int64
  /// Rows that could not be staged, by their line, with what is wrong with them.
  let unstaged: [Int: String]

  /// The most rows of an import.
  static let maxRows = 10_000

  /// Cuts rows into parts, in order.
  static func cut(_ rows: [Sheet.Row], size: Int = maxRows) -> [[Sheet.Row]] {
    stride(from: 0, to: rows.count, by: size).map { Array(rows[$0..<min(rows.count, $0 + size)]) }
  }
}
