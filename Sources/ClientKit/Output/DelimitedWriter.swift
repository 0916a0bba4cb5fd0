/// Writes rows of cells after RFC 4180, with LF between the rows.
enum DelimitedWriter {
  /// Appends a row and its LF.
  static func append(_ cells: [String], separator: UInt8 = UInt8(ascii: ","), to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      // A row of one empty cell would be an empty line, which is no row to a reader.
      append(cell, isQuoted: needsQuotes(cell, separator) || (cells.count == 1 && cell.isEmpty), to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ cell: String, isQuoted: Bool, to bytes: inout [UInt8]) {
    guard isQuoted else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ cell: String, _ separator: UInt8) -> Bool {
    cell.utf8.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
  }
}
