/// A row of a file: its cells, and the line of the file that it begins in, from 1.
struct SheetRecord: Hashable {
  let line: Int
  let cells: [String]

  /// Whether nothing is written in it.
  var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// Reads rows of cells after RFC 4180: quotes with separators, quotes and line breaks in them; LF, CR LF or CR end a
/// row.
///
/// Empty lines are no rows. Rows may have fewer or more cells than others; who reads them says so.
struct DelimitedText {
  /// What keeps text from being rows.
  enum Fault: Error, Hashable {
    /// A quote that is never closed, by the line where it was opened.
    case unclosedQuote(line: Int)
    /// Text right after a closing quote.
    case textAfterQuote(line: Int)
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  private init(_ text: String, separator: UInt8) {
    bytes = Array(text.utf8)
    self.separator = separator
  }

  /// All rows of a text.
  static func records(_ text: String, separator: UInt8) throws(Fault) -> [SheetRecord] {
    var reader = DelimitedText(text, separator: separator)
    var records: [SheetRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  /// The separator of a text: of comma, tab and semicolon the one that its first row has most often outside quotes.
  static func separator(of text: String) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text.utf8.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == quote { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if separators.contains(byte) { counts[byte, default: 0] += 1 }
    }
    return separators.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? separators[0]
  }

  /// The likeliest first: of equals, the first one is taken.
  private static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
  private static let quote = UInt8(ascii: "\"")

  private mutating func next() throws(Fault) -> SheetRecord? {
    while position < bytes.count, isLineBreak { skipLineBreak() }
    guard position < bytes.count else { return nil }
    let start = line
    var cells = [try cell()]
    while position < bytes.count, bytes[position] == separator {
      position += 1
      cells.append(try cell())
    }
    if position < bytes.count { skipLineBreak() }
    return SheetRecord(line: start, cells: cells)
  }

  private var isLineBreak: Bool { bytes[position] == 0x0A || bytes[position] == 0x0D }

  private mutating func skipLineBreak() {
    let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func cell() throws(Fault) -> String {
    if position < bytes.count, bytes[position] == DelimitedText.quote { return try quotedCell() }
    let start = position
    while position < bytes.count, bytes[position] != separator, !isLineBreak { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedCell() throws(Fault) -> String {
    let opened = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      guard bytes[position] == DelimitedText.quote else {
        takeQuotedByte(into: &content)
        continue
      }
      position += 1
      guard position < bytes.count, bytes[position] == DelimitedText.quote else {
        guard position == bytes.count || bytes[position] == separator || isLineBreak else {
          throw .textAfterQuote(line: line)
        }
        return String(decoding: content, as: UTF8.self)
      }
      content.append(DelimitedText.quote)
      position += 1
    }
    throw .unclosedQuote(line: opened)
  }

  private mutating func takeQuotedByte(into content: inout [UInt8]) {
    let start = position
    if isLineBreak { skipLineBreak() } else { position += 1 }
    content += bytes[start..<position]
  }
}
