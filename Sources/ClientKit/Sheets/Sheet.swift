import LineProtocol
import Rules

/// A sheet ready for import: its rows with the fields that the headings name.
package struct Sheet {
  /// A row: what stands in it, cell by cell, without the empty ones.
  package struct Row: Hashable {
    package let line: Int
    package let cells: [SheetCell]
    /// All cells as they stand in the file.
    let written: [String]
    /// Whether the row has fewer cells than there are headings.
    let isShort: Bool
    /// Whether something stands beyond the last heading.
    let hasSurplus: Bool
  }

  let kind: SheetKind
  /// The number printed on the paper, where the line above the headings gives it.
  let number: SheetNumber?
  package let rows: [Row]
  /// The headings as they stand in the file.
  let headings: [String]
  /// Headings that mean nothing here, as written; what stands under them is not read.
  let unknownHeadings: [String]

  /// Reads a sheet from the bytes of its file.
  ///
  /// - Parameter reading: What the operator has said of encoding, separator and headings.
  package init(kind: SheetKind, bytes: [UInt8], reading: SheetReading = SheetReading()) throws(ClientFailure) {
    let text = try SheetEncoding.text(bytes, as: reading.encoding)
    var records: [SheetRecord]
    do throws(DelimitedText.Fault) {
      let body = SheetNumberLine.begins(text) ? String(text.drop(while: \.isNewline).drop { !$0.isNewline }) : text
      let separator = reading.separator ?? DelimitedText.separator(of: body)
      records = try DelimitedText.records(text, separator: separator)
    } catch {
      throw ClientFailure(error)
    }
    number = try Self.takeNumber(&records)
    guard let header = records.first else {
      throw ClientFailure(
        "empty-sheet", .data, Localized("表格是空的", "The sheet is empty"),
        remedy: Localized("请核对文件", "check the file"))
    }
    let columns = try SheetColumns(kind: kind, header: header, map: reading.headings)
    self.kind = kind
    headings = header.cells
    unknownHeadings = columns.unknown
    rows = records.dropFirst().filter { !$0.isBlank }.map(columns.row)
  }

  private static func takeNumber(_ records: inout [SheetRecord]) throws(ClientFailure) -> SheetNumber? {
    guard let first = records.first, let typed = SheetNumberLine.typedNumber(first.cells) else { return nil }
    records.removeFirst()
    // The line of a template that nobody has filled in.
    guard !typed.isEmpty else { return nil }
    guard let number = SheetNumber(typed) else { throw .badSheetNumber(typed) }
    return number
  }
}

/// A cell of a sheet under a heading that is known.
package struct SheetCell: Hashable {
  let field: SheetField
  package let text: String
}

/// Which column of a sheet holds which field.
private struct SheetColumns {
  private let fields: [SheetField?]
  private let headings: [SheetHeading]
  let unknown: [String]

  init(kind: SheetKind, header: SheetRecord, map: HeadingMap) throws(ClientFailure) {
    headings = header.cells.map(SheetHeading.init)
    let known = Set(kind.fields)
    fields = headings.map { map.field($0.folded, among: known) }
    unknown = zip(headings, fields)
      .filter { $1 == nil && !$0.folded.isEmpty && !FaultyLines.isHeading($0.folded) }.map(\.0.text)
    try checkNothingTwice()
    try checkNothingMissing(kind)
  }

  func row(_ record: SheetRecord) -> Sheet.Row {
    var cells: [SheetCell] = []
    for (index, text) in record.cells.enumerated() where index < fields.count {
      guard let field = fields[index], !text.allSatisfy(\.isWhitespace) else { continue }
      cells.append(SheetCell(field: field, text: withUnit(text, field, headings[index])))
    }
    return Sheet.Row(
      line: record.line, cells: cells, written: record.cells, isShort: record.cells.count < headings.count,
      hasSurplus: record.cells.dropFirst(headings.count).contains { !$0.allSatisfy(\.isWhitespace) })
  }

  /// A bare number below a heading that says minutes gets its unit: the bank reads one as hours.
  private func withUnit(_ text: String, _ field: SheetField, _ heading: SheetHeading) -> String {
    guard field == .minutes, heading.countsMinutes else { return text }
    let number = SheetText.trimmed(text)
    let isBare = number.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
    return isBare ? number + "分钟" : text
  }

  private func checkNothingTwice() throws(ClientFailure) {
    for (index, field) in fields.enumerated() {
      guard let field, let first = fields.firstIndex(of: field), first < index else { continue }
      let pair = [headings[first].text, headings[index].text]
      throw ClientFailure(
        "double-heading", .data,
        Localized("“\(pair[0])”和“\(pair[1])”两列是同一项内容", "The columns \(pair[0]) and \(pair[1]) mean the same"),
        remedy: Localized("请删去一列,或改它的表头", "delete one of them or change its heading"))
    }
  }

  private func checkNothingMissing(_ kind: SheetKind) throws(ClientFailure) {
    let present = Set(fields.compactMap(\.self))
    let isComplete = kind.needed.allSatisfy { $0.contains { present.isSuperset(of: $0) } }
    guard !isComplete else { return }
    let found = headings.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
    throw ClientFailure(
      "missing-heading", .data,
      Localized(
        "第一行的表头不全。\(kind.title.chinese)要有:\(Self.list(kind, .chinese));现有:\(found)",
        "The headings in the first row are not all there. A \(kind.title.english) needs "
          + "\(Self.list(kind, .english)); found: \(found)"),
      remedy: Localized(
        "请补上表头;认得的写法见 timebank help import \(kind.rawValue);也可用 --map 表头=项目 说明",
        "add them; timebank help import \(kind.rawValue) lists what is understood; --map HEADING=FIELD says more"))
  }

  private static func list(_ kind: SheetKind, _ language: Language) -> String {
    kind.needed.map { alternatives in
      alternatives.map { $0.map { $0.heading(language) }.joined(separator: Localized("和", " and ")[language]) }
        .joined(separator: Localized("或", " or ")[language])
    }.joined(separator: Localized("、", ", ")[language])
  }
}

extension ClientFailure {
  init(_ fault: DelimitedText.Fault) {
    switch fault {
    case .unclosedQuote(let line):
      self.init(
        "unclosed-quote", .data,
        Localized("第 \(line) 行有一个引号没有结束", "A quote that begins in line \(line) is never closed"),
        remedy: Localized("请在该行补上引号 \"", "add the closing \" there"))
    case .textAfterQuote(let line):
      self.init(
        "text-after-quote", .data,
        Localized("第 \(line) 行结束的引号后面还有文字", "Text stands right after a closing quote in line \(line)"),
        remedy: Localized("单元格里的引号要写成两个 \"\"", "a quote inside a cell is written twice: \"\""))
    }
  }
}
