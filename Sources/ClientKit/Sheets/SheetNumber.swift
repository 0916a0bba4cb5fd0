import Ledger
import LineProtocol
import Rules

/// The number printed on a sheet of paper, `7K3M-Q9TW-C`: what was written on it is posted once, whoever types it off.
///
/// Eight signs by chance and one to check them, of 31 that nobody takes for another: a sign that was misread or two that
/// changed places are noticed, since 31 is a prime and each place weighs differently.
struct SheetNumber: Hashable {
  /// As it is printed.
  let text: String

  /// As the protocol takes it.
  var code: String { text.lowercased() }

  /// A number that no sheet has.
  static func random(using generator: inout some RandomNumberGenerator) -> SheetNumber {
    SheetNumber(values: (0..<freeCount).map { _ in Int.random(in: 0..<signs.count, using: &generator) })
  }

  /// Reads a number as people type it: in small letters or full width, with any dashes and blanks or none; nil where a sign
  /// is wrong.
  init?(_ typed: String) {
    let solid = typed.halfWidth.uppercased().filter { !$0.isWhitespace && !"-‐‑–—―_.·".contains($0) }
    let values = solid.compactMap { Self.signs.firstIndex(of: $0) }
    guard values.count == solid.count, values.count == Self.freeCount + 1 else { return nil }
    self.init(values: Array(values.dropLast()))
    guard text.last == solid.last else { return nil }
  }

  private init(values: [Int]) {
    let signs = (values + [Self.check(values)]).map { Self.signs[$0] }
    text = "\(String(signs[..<4]))-\(String(signs[4..<8]))-\(signs[8])"
  }

  private static func check(_ values: [Int]) -> Int {
    let sum = values.enumerated().reduce(0) { $0 + ($1.offset + 2) * $1.element }
    return (signs.count - sum % signs.count) % signs.count
  }

  private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
  private static let freeCount = 8
}

/// The line above the headings that gives the number of the paper: `签到表编号,7K3M-Q9TW-C`.
enum SheetNumberLine {
  /// What the number is called there and on the paper.
  static let title = Localized("签到表编号", "Sheet number")

  /// What stands behind the title in a row; nil in any other row.
  static func typedNumber(_ cells: [String]) -> String? {
    guard let first = cells.first, let title = titles.first(where: { SheetHeading(first).folded.hasPrefix($0) }) else {
      return nil
    }
    let behind = SheetHeading(first).folded.dropFirst(title.count).drop { ":：=#".contains($0) }
    return ([String(behind)] + cells.dropFirst()).map(SheetText.trimmed).first { !$0.isEmpty } ?? ""
  }

  /// Whether a text begins with such a row, whatever its separator.
  static func begins(_ text: String) -> Bool {
    let line = text.drop { $0.isNewline || $0 == "\"" }.prefix { !$0.isNewline }
    return typedNumber([String(line)]) != nil
  }

  private static let titles = ["签到表编号", "表格编号", "sheetnumber", "sheetno"]
}

extension ClientFailure {
  /// A number that is none: a sign was misread, or two changed places.
  static func badSheetNumber(_ typed: String) -> ClientFailure {
    let shown = CellText.harmless(typed)
    return ClientFailure(
      "bad-sheet-number", .data,
      Localized("签到表编号“\(shown)”不对,可能抄错了一位", "\(shown) is no number of a sheet; a sign may be misread"),
      remedy: Localized(
        "请对照纸上的编号改正,样子如 7K3M-Q9TW-C;没有编号的表删去这一行",
        "compare it with the paper, where it looks like 7K3M-Q9TW-C; a sheet without a number has no such line"))
  }

  /// A sheet whose own number is another than the one given with the command.
  static func otherSheetNumber(_ typed: SheetNumber, inside: SheetNumber) -> ClientFailure {
    ClientFailure(
      "bad-sheet-number", .data,
      Localized(
        "--sheet 写的是 \(typed.text),表中写的是 \(inside.text)", "--sheet says \(typed.text), the sheet says \(inside.text)"),
      remedy: Localized("请核对是不是拿错了表", "check whether it is the right sheet"))
  }
}
