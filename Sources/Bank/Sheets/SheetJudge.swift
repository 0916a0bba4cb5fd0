import LineProtocol
import Rules

/// Judges the rows of a sheet one after another, each with the rows before it as if they were posted.
protocol SheetJudge: AnyObject {
  /// The verdict on a row; a good one stands in the way of later ones.
  func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict
}

extension SheetJudge {
  /// The verdict on a row that is no record at all: an empty one, or a line of totals.
  func verdictOnNoRecord(line: Int64, _ cells: SheetCells) -> SheetVerdict? {
    let all = cells.all
    if all.isEmpty {
      return SheetVerdict(line: line, outcome: .skipped, remark: Localized("空行,略过", "An empty line is no record"))
    }
    guard SheetTotalLine.isTotal(all) else { return nil }
    return SheetVerdict(
      line: line, outcome: .skipped, remark: Localized("合计行不是记录,略过", "A line of totals is no record"))
  }
}
