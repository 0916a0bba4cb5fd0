import LineProtocol

/// Turns the bytes of a file into text: UTF-8 with or without BOM, UTF-16 with BOM, otherwise GB18030 (which holds
/// GBK and GB2312).
package enum SheetEncoding {
  /// An encoding that can be asked for.
  package enum Name: String, CaseIterable {
    case utf8 = "utf-8"
    /// With or without BOM; without one, little-endian as on Windows.
    case utf16 = "utf-16"
    case gb18030

    init?(typed: String) {
      let plain = typed.lowercased().filter { !"-_ ".contains($0) }
      switch plain {
      case "utf8": self = .utf8
      case "utf16", "utf16le", "unicode": self = .utf16
      case "gb18030", "gbk", "gb2312", "cp936", "ansi": self = .gb18030
      default: return nil
      }
    }
  }

  /// The text without its BOM.
  ///
  /// - Parameter name: The encoding that the operator says it is in; nil to find it out.
  /// - Throws: A failure that names the line of the first byte that cannot be read.
  static func text(_ bytes: [UInt8], as name: Name? = nil) throws(ClientFailure) -> String {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .workbook
    }
    let text = if let name { try decoded(bytes, as: name) } else { try decoded(bytes) }
    if let position = text.utf8.firstIndex(of: 0) {
      throw .unreadable(line: lineNumber(text.utf8[..<position]), "UTF-8")
    }
    return text
  }

  private static func decoded(_ bytes: [UInt8]) throws(ClientFailure) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = bytes.dropFirst(3)
      if let text = String(validating: rest, as: UTF8.self) { return text }
      throw .unreadable(line: lineNumber(rest.prefix(validUTF8Count(rest))), "UTF-8")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), isBigEndian: true) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return try GB18030.text(bytes)
  }

  private static func decoded(_ bytes: [UInt8], as name: Name) throws(ClientFailure) -> String {
    switch name {
    case .utf8: return try decoded(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes : [0xEF, 0xBB, 0xBF] + bytes)
    case .utf16:
      let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      return try decoded(hasMark ? bytes : [0xFF, 0xFE] + bytes)
    case .gb18030: return try GB18030.text(bytes)
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) throws(ClientFailure) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard index == bytes.endIndex, let text = String(validating: units, as: UTF16.self) else {
      let good = String(decoding: units, as: UTF16.self).unicodeScalars.prefix { $0 != "\u{FFFD}" }
      throw .unreadable(line: lineNumber(String(String.UnicodeScalarView(good)).utf8), "UTF-16")
    }
    return text
  }

  /// The line that follows these bytes, from 1; LF, CR and CR LF each end a line.
  static func lineNumber(_ bytes: some Sequence<UInt8>) -> Int {
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }

  /// How many bytes at the beginning are UTF-8.
  private static func validUTF8Count(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
    return count
  }
}

extension ClientFailure {
  /// A file of a spreadsheet program instead of text.
  fileprivate static var workbook: ClientFailure {
    ClientFailure(
      "not-csv", .data,
      Localized("这是电子表格文件(xls 或 xlsx),不是 CSV", "This is a workbook (xls or xlsx), not CSV"),
      remedy: Localized("请在表格软件里另存为 CSV,再导入", "save it as CSV in the spreadsheet program, then import that"))
  }

  /// Bytes that are no text.
  static func unreadable(line: Int, _ encoding: String) -> ClientFailure {
    ClientFailure(
      "bad-encoding", .data,
      Localized(
        "第 \(line) 行有不是文字的内容(按 \(encoding) 读)", "Line \(line) holds bytes that are no text (read as \(encoding))"),
      remedy: Localized("请在表格软件里另存为 CSV(UTF-8),再导入", "save it as CSV (UTF-8) in the spreadsheet program"))
  }
}
