import LineProtocol

/// Judges the rows of a sheet one after another, each with the rows before it as if they were posted.
protocol SheetJudge: AnyObject {
  /// The verdict on a row; a good one stands in the way of later ones.
  func judge(line: Int64, _ cells: SheetCells) throws -> SheetVerdict
}
