import LineProtocol

/// The data lines of a reply for people: one row as a list of its values, several as a table.
///
/// A column without a value in any row is left out.
struct ReplyTables {
  private let columns: ReplyColumns
  private let style: TextStyle
  private let colon: String

  init(columns: ReplyColumns, language: Language, style: TextStyle) {
    self.columns = columns
    self.style = style
    colon = Localized(":", ":")[language]
  }

  /// The lines for all rows; rows of different commands in the answer to a batch stand in tables of their own.
  func lines(_ rows: [DaemonFields]) -> [String] {
    runs(rows).map(lines(of:)).joined(separator: [""]).map { $0 }
  }

  /// Labels and values one below the other.
  func list(_ fields: [DaemonField], column: (String) -> CommandDescription.Column?) -> [String] {
    let pairs = fields.map { field in
      let column = column(field.name)
      return (label: columns.label(field.name, column), value: columns.shown(field.value, column))
    }
    return DetailList.lines(pairs, separator: colon)
  }

  private func lines(of rows: ArraySlice<DaemonFields>) -> [String] {
    guard rows.count == 1, let only = rows.first else { return table(rows) }
    return list(only.filter { !$0.value.isEmpty }, column: columns.column)
  }

  /// A table, also of a single row; all rows have the same names.
  func table(_ rows: some Collection<DaemonFields>) -> [String] {
    guard let first = rows.first else { return [] }
    let used = first.indices.filter { index in rows.contains { !$0[index].value.isEmpty } }
    let described = used.map { columns.column(first[$0].name) }
    let headings = zip(used, described).map { index, column in
      TextTable.Column(
        heading: columns.heading(first[index].name, column),
        isRightAligned: column?.type == .integer || column?.type == .duration)
    }
    let cells = rows.map { row in zip(used, described).map { columns.shown(row[$0].value, $1) } }
    return TextTable(columns: headings, rows: cells).lines(style: style)
  }

  /// Neighbouring rows with the same names.
  private func runs(_ rows: [DaemonFields]) -> [ArraySlice<DaemonFields>] {
    var runs: [ArraySlice<DaemonFields>] = []
    var start = rows.startIndex
    for index in rows.indices where index > start && rows[index].map(\.name) != rows[start].map(\.name) {
      runs.append(rows[start..<index])
      start = index
    }
    if start < rows.endIndex { runs.append(rows[start...]) }
    return runs
  }
}
