/// What the rows of a list must fulfil, with the values of it.
///
/// A condition that is not asked for is left out of the statement: one that compares with "no value" would keep SQLite from
/// using an index for the others.
struct RowConditions {
  private var conditions: [String] = []
  private(set) var arguments: [any SQLValue] = []

  /// All of them as SQL; true where there is none.
  var sql: String { conditions.isEmpty ? "true" : conditions.joined(separator: " AND ") }

  /// Asks for something that takes no values.
  mutating func add(_ condition: String) { conditions.append(condition) }

  /// Asks for something, or for nothing where a value is missing.
  mutating func add(_ condition: String, _ values: (any SQLValue)?...) {
    let given = values.compactMap { $0 }
    guard given.count == values.count else { return }
    conditions.append(condition)
    arguments += given
  }

  /// Asks for a column to have one of some texts; for nothing where there are no such texts to choose from.
  mutating func add(_ column: String, in texts: (some Sequence<String>)?) {
    guard let texts = texts?.sorted() else { return }
    conditions.append("\(column) IN (\(texts.map { _ in "?" }.joined(separator: ", ")))")
    arguments += texts
  }
}
