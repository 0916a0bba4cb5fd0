/// Numbers with two decimals, kept exactly as hundredths.
enum Hundredths {
  /// Reads digits with at most two decimals after a point, or nil.
  static func parse(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...6).contains(parts[0].count), parts.allSatisfy(areDigits) else {
      return nil
    }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard (1...2).contains(decimals.count), let whole = Int(parts[0]), let rest = Int(decimals) else { return nil }
    return whole * 100 + (decimals.count == 1 ? rest * 10 : rest)
  }

  /// Writes hundredths as a person would, `4.25`.
  static func text(_ hundredths: Int64) -> String {
    let rest = hundredths % 100
    guard rest != 0 else { return String(hundredths / 100) }
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func areDigits(_ part: Substring) -> Bool {
    part.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }
}
