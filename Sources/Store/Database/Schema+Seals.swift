extension Schema {
  /// A hash over each row that no entry of the journal proves.
  ///
  /// Rows from before have none; see ``RowSeal``.
  static let seals = RowSeal.all.map { "ALTER TABLE \($0.table) ADD COLUMN seal BLOB;" }.joined(separator: "\n")
}
