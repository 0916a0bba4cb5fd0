import LineProtocol

/// The faulty lines of a sheet as a sheet of their own, each with what is wrong with it, to be mended and sent again.
enum FaultyLines {
  /// The heading of the last column; a sheet that is sent again may keep it.
  static let heading = Localized("问题", "fault")

  /// CSV in UTF-8 with BOM, as spreadsheet programs expect it; without the number of the paper, which is for the sheet as a
  /// whole.
  ///
  /// - Parameter lines: The lines of the file that are to be mended.
  static func bytes(of sheet: Sheet, _ preview: ImportPreview, lines: [Int], _ language: Language) -> [UInt8] {
    let reasons = Dictionary(
      preview.lines.map { ($0.number, $0.fields["text"] ?? "") }, uniquingKeysWith: { first, _ in first })
    let wanted = Set(lines)
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    let width = sheet.headings.count
    DelimitedWriter.append(sheet.headings.filter { !isHeading($0) } + [heading[language]], to: &bytes)
    let kept = sheet.headings.indices.filter { !isHeading(sheet.headings[$0]) }
    for row in sheet.rows where wanted.contains(row.line) {
      let cells = row.written + Array(repeating: "", count: max(0, width - row.written.count))
      // What was beyond the last heading stays there, so that the row stays faulty until somebody has looked at it.
      let surplus = Array(row.written.dropFirst(width))
      DelimitedWriter.append(kept.map { cells[$0] } + [reasons[row.line] ?? ""] + surplus, to: &bytes)
    }
    return bytes
  }

  /// Whether a heading is that of the last column.
  static func isHeading(_ text: String) -> Bool {
    let folded = SheetHeading(text).folded
    return folded == heading.chinese || folded == heading.english
  }
}
