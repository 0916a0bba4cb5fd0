import LineProtocol

/// What headings mean that the client does not know by itself: `工号=no`, as the operator has said.
struct HeadingMap: Hashable {
  /// By the folded heading.
  private var fields: [String: SheetField] = [:]

  /// Nothing beyond what is known.
  init() {}

  /// Reads `HEADING=FIELD,…`, the field by its name or by a heading that is known.
  ///
  /// - Throws: `bad-value` where a part is none.
  init(option text: String) throws(Refusal) {
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      let sides = part.split(whereSeparator: { "=＝".contains($0) })
      let heading = sides.first.map { SheetHeading(String($0)).folded } ?? ""
      let name = sides.last.map { SheetHeading(String($0)).folded } ?? ""
      guard sides.count == 2, !heading.isEmpty, let field = SheetField(rawValue: name) ?? SheetField.named(name) else {
        throw Refusal(
          .badValue, [Field("name", .text("map")), Field("value", .text(String(part)))],
          Localized(
            "--map 后面写 表头=项目,用逗号隔开,如 工号=编号,时数=时长",
            "--map takes HEADING=FIELD with commas between, as staff=no,length=minutes"))
      }
      fields[heading] = field
    }
  }

  /// Reads what ``text`` has written; what is no such line is passed over.
  init(remembered text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let sides = line.split(separator: "\t")
      guard sides.count == 2, let field = SheetField(rawValue: String(sides[1])) else { continue }
      fields[String(sides[0])] = field
    }
  }

  /// The field of a folded heading in a sheet that has these fields; what the operator has said goes before what is known.
  func field(_ folded: String, among known: Set<SheetField>) -> SheetField? {
    [fields[folded], SheetField.named(folded)].compactMap(\.self).first(where: known.contains)
  }

  /// With what another one says, which goes first.
  func adding(_ newer: HeadingMap) -> HeadingMap {
    var map = self
    map.fields.merge(newer.fields) { $1 }
    return map
  }

  /// A line for each heading, in a fixed order.
  var text: String {
    fields.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value.rawValue)\n" }.joined()
  }
}
