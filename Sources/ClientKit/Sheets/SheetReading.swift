import LineProtocol

/// How the bytes of a sheet's file are to be read, where the operator has said more than the file does.
package struct SheetReading: Hashable {
  /// Nil to find it out.
  var encoding: SheetEncoding.Name?
  /// Nil to find it out.
  var separator: UInt8?
  /// What headings mean.
  var headings = HeadingMap()

  /// Everything is found out from the file.
  package init() {}

  /// Reads the values of `--encoding` and `--separator`.
  ///
  /// - Throws: `bad-value` for one that nobody knows.
  init(encoding: String?, separator: String?) throws(Refusal) {
    if let encoding {
      guard let name = SheetEncoding.Name(typed: encoding) else {
        throw Refusal(
          .badValue, [Field("name", .text("encoding")), Field("value", .text(encoding))],
          Localized("--encoding 后面写 utf-8、utf-16 或 gb18030(即 gbk)", "--encoding takes utf-8, utf-16 or gb18030 (gbk)"))
      }
      self.encoding = name
    }
    if let separator {
      guard let byte = Self.separators[separator.lowercased()] ?? Self.byte(separator) else {
        throw Refusal(
          .badValue, [Field("name", .text("separator")), Field("value", .text(separator))],
          Localized(
            "--separator 后面写 comma、tab、semicolon,或一个半角符号", "--separator takes comma, tab, semicolon, or one ASCII sign")
        )
      }
      self.separator = byte
    }
  }

  private static let separators: [String: UInt8] = [
    "comma": UInt8(ascii: ","), "tab": UInt8(ascii: "\t"), "semicolon": UInt8(ascii: ";"), "逗号": UInt8(ascii: ","),
    "制表符": UInt8(ascii: "\t"), "分号": UInt8(ascii: ";"),
  ]

  /// A sign that cannot be part of a number, a name or a quoted cell.
  private static func byte(_ text: String) -> UInt8? {
    guard text.utf8.count == 1, let byte = text.utf8.first, "|,;~^\t".utf8.contains(byte) else { return nil }
    return byte
  }
}
