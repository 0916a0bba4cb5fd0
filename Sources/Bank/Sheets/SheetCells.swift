import Ledger
import LineProtocol

/// The cells of one row as they stand on the sheet, by the names of `import row`.
struct SheetCells {
  /// Names of cells in the order in which they are kept.
  static let names = [
    "no", "name", "phone", "birth", "registered", "guardian", "date", "start", "end", "minutes", "team", "activity",
    "kind", "place", "beneficiary", "leader", "note", "reason",
  ]

  private let values: [String: String]
  /// Whether the row has fewer cells than the heading.
  let isShort: Bool

  init(_ request: Request) {
    var values: [String: String] = [:]
    for name in SheetCells.names { values[name] = request.text(name) }
    self.values = values
    isShort = request.flag("short")
  }

  /// Reads cells as they were staged, or nil where they cannot be read.
  init?(staged: String) {
    guard case .line(let line) = LineParser.parse(Array(staged.utf8)) else { return nil }
    var values: [String: String] = [:]
    for word in line.words {
      guard let name = word.name else { return nil }
      values[name] = word.value
    }
    isShort = values.removeValue(forKey: "short") == "true"
    self.values = values
  }

  /// The cells in the grammar of the protocol, for staging.
  var staged: String {
    var bytes: [UInt8] = []
    LineWriter.append(name: "short", value: isShort ? "true" : "false", to: &bytes)
    for name in SheetCells.names {
      guard let value = values[name] else { continue }
      bytes.append(UInt8(ascii: " "))
      LineWriter.append(name: name, value: value, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A cell without blanks around it, or nil where it is empty.
  subscript(name: String) -> String? {
    guard let value = values[name] else { return nil }
    let trimmed = SheetCells.trimmed(value)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// All cells that are not empty, as they stand.
  var all: [String] { SheetCells.names.compactMap { self[$0] } }

  private static func trimmed(_ text: String) -> String {
    // Nearly every cell is as it should be, and to go through all its characters would take long.
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
