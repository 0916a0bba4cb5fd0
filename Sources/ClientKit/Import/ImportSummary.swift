import LineProtocol

/// What was posted, over all parts of a sheet.
final class ImportSummary {
  private let names: [Int: String]
  private var rowCount = 0
  private var minutes: Int64?
  private var lastEntry: String?
  private var starChanges: [Localized] = []
  /// How many parts are posted.
  private(set) var partCount = 0

  init(preview: ImportPreview) {
    let pairs = preview.lines.map { ($0.number, $0.fields["name"] ?? "") }
    names = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Takes a row of the reply to `import commit`.
  func add(_ row: DaemonFields) {
    guard let line = row["line"], let stars = row["stars"], let was = row["was"] else { return }
    guard !stars.isEmpty, !was.isEmpty, stars != was else { return }
    let name = Int(line).flatMap { names[$0] } ?? ""
    starChanges.append(
      ImportTexts.starChange(line: line, name: CellText.harmless(name), was: was, stars: stars))
  }

  /// Takes the end of a reply.
  func finish(_ fields: DaemonFields) {
    partCount += 1
    rowCount += (fields["good"] ?? fields["rows"]).flatMap { Int($0) } ?? 0
    if let sum = fields["minutes"].flatMap(WrittenDuration.minutes), sum != 0 { minutes = (minutes ?? 0) + sum }
    if let entry = fields["entry"], !entry.isEmpty { lastEntry = CellText.harmless(entry) }
  }

  /// What the operator is told in the end.
  ///
  /// - Parameter left: How many lines were left out by choice.
  func lines(left: Int) -> [Localized] {
    starChanges + [ImportTexts.posted(rowCount, minutes: minutes, entries: lastEntry, left: left)]
  }
}
