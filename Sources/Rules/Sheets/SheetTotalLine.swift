/// Lines that people add below a sheet with a sum in them.
public enum SheetTotalLine {
  /// Whether a row is a total and no record: its first cell that is not empty says so.
  ///
  /// The words are 合计, 总计, 小计, 共计 (also with something before or after: 本月合计, 合计12人), total, subtotal,
  /// grand total and sum.
  public static func isTotal(_ cells: some Sequence<String>) -> Bool {
    guard let first = cells.lazy.map(SheetText.folded).first(where: { !$0.isEmpty }) else { return false }
    let solid = first.lowercased().unicodeScalars.filter { !SheetText.isBlank($0) }
    let word = String(String.UnicodeScalarView(solid.prefix { $0.properties.isAlphabetic }))
    return englishWords.contains(word) || chineseWords.contains { word.hasSuffix($0) }
  }

  private static let englishWords: Set<String> = ["total", "totals", "subtotal", "grandtotal", "sum"]
  private static let chineseWords = ["合计", "总计", "小计", "共计"]
}
