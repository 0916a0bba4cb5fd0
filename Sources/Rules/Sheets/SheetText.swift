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
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(plainForm(of: scalar)) }
    return trimmed(String(scalars))
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E: false
    case 0x200B, 0xFEFF: true
    default: scalar.properties.isWhitespace
    }
  }

  /// The full-width block stands in the order of ASCII, which makes the fold a subtraction.
  private static func plainForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }
}
