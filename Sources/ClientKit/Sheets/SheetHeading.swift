import Rules

/// A heading as it stands in a sheet.
struct SheetHeading: Hashable {
  /// As written, without the blanks around it.
  let text: String
  /// Without blanks and without what stands in brackets, English in small letters: how headings are compared.
  let folded: String
  /// Whether it says that bare numbers below it are minutes, which on a sheet are hours otherwise.
  let countsMinutes: Bool

  init(_ written: String) {
    let scalars = written.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }
    let solid = String(String.UnicodeScalarView(scalars)).lowercased()
    text = SheetText.trimmed(CellText.harmless(written))
    folded = String(solid.prefix { !"(\u{FF08}【[".contains($0) })
    let remark = solid.dropFirst(folded.count)
    countsMinutes =
      ["minutes", "分钟", "分钟数"].contains(folded) && !remark.contains("小时")
      || remark.contains("分钟") || remark.contains("minutes")
  }
}
