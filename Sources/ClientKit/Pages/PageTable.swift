/// A table of a page: a caption, headings with their scope, cells of text.
struct PageTable {
  /// A column.
  struct Column {
    let heading: String
    /// Whether its cells are figures, which stand at the right.
    var isNumber = false

    static func text(_ heading: String) -> Column { Column(heading: heading) }
    static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
  }

  let caption: String
  let columns: [Column]
  let rows: [[String]]
  /// What stands below, a cell for each column; the first is its heading.
  var total: [String]?
  /// Whether its caption is only heard, since what stands above it says the same.
  var hasQuietCaption = false
  /// Whether it is a sheet to be filled in by hand.
  var isSheet = false

  /// The table; where it has no rows, a sentence that says so.
  func node(empty: String) -> HTMLNode {
    guard !rows.isEmpty else { return .element(.p, [.cssClass: "note"], text: "\(caption):\(empty)") }
    let title: HTMLNode =
      hasQuietCaption
      ? .element(.caption, [.cssClass: "quiet"], text: caption) : .element(.caption, text: caption)
    var parts: [HTMLNode] = [title, .element(.thead, [:], [row(headings)])]
    parts.append(.element(.tbody, [:], rows.map { row(cells($0)) }))
    if let total { parts.append(.element(.tfoot, [:], [row(cells(total))])) }
    // On a phone a table of many columns shows each row as a list.
    let classes = (columns.count > 4 ? ["wide"] : []) + (isSheet ? ["sheet"] : [])
    return classes.isEmpty
      ? .element(.table, [:], parts) : .element(.table, [.cssClass: classes.joined(separator: " ")], parts)
  }

  private func row(_ cells: [HTMLNode]) -> HTMLNode { .element(.tr, [:], cells) }

  private var headings: [HTMLNode] {
    columns.map { column in
      column.isNumber
        ? .element(.th, [.scope: "col", .cssClass: "number"], text: column.heading)
        : .element(.th, [.scope: "col"], text: column.heading)
    }
  }

  private func cells(_ texts: [String]) -> [HTMLNode] {
    zip(columns, texts).enumerated().map { index, cell in
      let (column, text) = cell
      let classes = [column.isNumber ? "number" : nil, text.isEmpty ? "empty" : nil].compactMap { $0 }
      let label: KeyValuePairs<HTMLAttribute, String> = [.dataLabel: column.heading]
      var attributes = label.map { (name: $0.key, value: $0.value) }
      if index == 0, !isSheet { attributes.append((name: .scope, value: "row")) }
      if !classes.isEmpty { attributes.append((name: .cssClass, value: classes.joined(separator: " "))) }
      return .element(index == 0 && !isSheet ? .th : .td, attributes, [.text(text)])
    }
  }
}

/// Names with their values.
enum PageFacts {
  /// A list of facts; what has no value is left out.
  static func list(_ facts: [(name: String, value: String)]) -> HTMLNode {
    .element(.dl, [:], facts.filter { !$0.value.isEmpty }.map { fact($0.name, $0.value) })
  }

  /// A fact.
  static func fact(_ name: String, _ value: String) -> HTMLNode {
    .element(.div, [:], [.element(.dt, text: name), .element(.dd, text: value)])
  }

  /// A line that is filled in by hand, with a word on what belongs there.
  static func blank(_ name: String, _ hint: String = "") -> HTMLNode {
    .element(.div, [:], [.element(.dt, text: name), .element(.dd, [.cssClass: "blank"], text: hint)])
  }
}
