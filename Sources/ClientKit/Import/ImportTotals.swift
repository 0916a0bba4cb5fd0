import Ledger
import LineProtocol

/// Totals by member or by team over the parts of a sheet.
struct ImportTotals {
  private var rows: [DaemonFields] = []
  /// Where in the rows a member or a team stands.
  private var indices: [[String]: Int] = [:]

  /// Adds a part's totals; those of one member or team become one.
  mutating func add(_ part: [DaemonFields]) {
    for row in part {
      guard let index = indices[Self.identity(row)] else {
        indices[Self.identity(row)] = rows.count
        rows.append(row)
        continue
      }
      rows[index] = Self.sum(rows[index], row)
    }
  }

  /// The totals for the table, without what says nothing in them; what counts for nobody has a name too.
  func shownRows(_ language: Language) -> [DaemonFields] {
    rows.map { row in
      let isNobody = Self.identity(row).allSatisfy(\.isEmpty)
      return DaemonFields(
        row.filter { Self.shownNames.contains($0.name) }.map { field in
          guard isNobody, field.name == "name" else { return field }
          return DaemonField(name: "name", value: Localized("(无服务队)", "(no team)")[language])
        })
    }
  }

  private static let shownNames: Set<String> = ["member", "name", "team", "records", "minutes"]
  private static let sums: Set<String> = ["records", "minutes"]

  private static func identity(_ row: DaemonFields) -> [String] {
    ["member", "name", "team"].map { row[$0] ?? "" }
  }

  private static func sum(_ left: DaemonFields, _ right: DaemonFields) -> DaemonFields {
    DaemonFields(
      left.map { field in
        guard sums.contains(field.name) else { return field }
        return DaemonField(name: field.name, value: sum(field.value, right[field.name] ?? ""))
      })
  }

  private static func sum(_ left: String, _ right: String) -> String {
    if let first = Int64(left), let second = Int64(right) { return String(first + second) }
    guard let first = WrittenDuration.minutes(left), let second = WrittenDuration.minutes(right) else {
      return left.isEmpty ? right : left
    }
    return Minutes(first + second).description
  }
}
