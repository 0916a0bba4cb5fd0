import Ledger

/// Text as it comes out of a cell of a sheet.
public enum SheetText {
  /// The text without white space at both ends; the full-width space, the zero-width space and a byte order mark
  /// count as such.
  public static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[first...last])
  }

  /// The text trimmed, with full-width digits, letters, signs and spaces (`０８：３０`) as their plain forms (`08:30`).
  ///
  /// Only for cells that are read as dates, times, lengths, phones and codes: names and notes are kept as written.
  public static func folded(_ text: String) -> String {
    trimmed(text.halfWidth)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E: false
    case 0x200B, 0xFEFF: true
    default: scalar.properties.isWhitespace
    }
  }
}
