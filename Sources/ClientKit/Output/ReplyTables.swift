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
  private func lines(_ rows: [DaemonFields]) -> [String] {
    runs(rows).map(lines(of:)).joined(separator: [""]).map { $0 }
  }

  /// The lines for all rows and for what the `OK` line says besides; a single row and that are one list.
  func lines(_ rows: [DaemonFields], values: [DaemonField]) -> [String] {
    let values = pairs(values, column: columns.field)
    guard rows.count == 1 else { return lines(rows) + DetailList.lines(values, separator: colon) }
    return DetailList.lines(rows.flatMap(pairs) + values, separator: colon)
  }

  private func pairs(_ row: DaemonFields) -> [(label: String, value: String)] {
    pairs(row.filter { !$0.value.isEmpty }, column: columns.column)
  }

  private func pairs(
    _ fields: [DaemonField], column: (String) -> CommandDescription.Column?
  ) -> [(label: String, value: String)] {
    fields.map { field in
      let column = column(field.name)
      let mood = CodeMoods.mood(of: field.value, column: field.name)
      return (label: columns.label(field.name, column), value: style.paint(columns.shown(field.value, column), mood))
    }
  }

  private func lines(of rows: ArraySlice<DaemonFields>) -> [String] {
    guard rows.count == 1, let only = rows.first else { return table(rows) }
    return DetailList.lines(pairs(only), separator: colon)
  }

  /// A table, also of a single row; all rows have the same names.
  func table(_ rows: some Collection<DaemonFields>) -> [String] {
    guard let first = rows.first else { return [] }
    let used = first.indices.filter { index in rows.contains { !$0[index].value.isEmpty } }
    let described = used.map { columns.column(first[$0].name) }
    let headings = zip(used, described).map { index, column in
      TextTable.Column(
        heading: columns.heading(first[index].name, column),
        isRightAligned: column.map(Self.isQuantity) ?? false)
    }
    let cells = rows.map { row in
      zip(used, described).map { index, column in
        let field = row[index]
        return TextTable.Cell(
          columns.shownInTable(field.value, column), CodeMoods.mood(of: field.value, column: field.name))
      }
    }
    return TextTable(columns: headings, rows: cells).lines(style: style)
  }

  /// A balance is text to the catalogue, as its unit differs from row to row; to people it is a number.
  private static func isQuantity(_ column: CommandDescription.Column) -> Bool {
    column.type == .integer || column.type == .duration || column.name == "balance"
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
