import LineProtocol

/// Keeps spreadsheets from carrying out text as a formula.
///
/// A text cell that begins with `=`, `+`, `-`, `@`, a tab or a CR gets an apostrophe before it in `--csv`; numbers,
/// lengths of time and dates, which may begin with a minus, stay as they are.
enum SpreadsheetGuard {
  static func guarded(_ value: String, type: ColumnType) -> String {
    switch type {
    case .integer, .duration, .date, .instant, .flag: return value
    case .code, .text, .list:
      guard let first = value.utf8.first, dangerous.contains(first) else { return value }
      return "'" + value
    }
  }

  private static let dangerous: Set<UInt8> = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
  ]
}
