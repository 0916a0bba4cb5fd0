import LineProtocol

/// What would become of the rows of a sheet, of all its parts.
struct ImportPreview {
  /// What the daemon says of a row.
  enum Standing {
    /// It can be posted, perhaps with a warning.
    case good
    /// It is posted already.
    case already
    /// It is no record, as a line of totals.
    case skipped
    /// It cannot be posted.
    case faulty
  }

  /// A row with the verdict on it.
  struct Line {
    let number: Int
    let standing: Standing
    let fields: DaemonFields
  }

  /// By their lines in the file.
  private(set) var lines: [Line] = []
  /// The length of all good rows, in minutes; nil where the sheet is about no lengths of time.
  private(set) var minutes: Int64?

  /// Adds the verdicts on a part.
  mutating func add(_ part: ImportPart, rows: [DaemonFields], fields: DaemonFields, language: Language) {
    for row in rows {
      guard let number = row["line"].flatMap({ Int($0) }) else { continue }
      lines.append(Line(number: number, standing: Self.standing(row, fields), fields: row))
    }
    for (number, reason) in part.unstaged {
      lines.append(Line(number: number, standing: .faulty, fields: Self.fields(number, reason, like: rows.first)))
    }
    lines.sort { $0.number < $1.number }
    if let sum = fields["minutes"].flatMap(WrittenDuration.minutes), sum != 0 { minutes = (minutes ?? 0) + sum }
  }

  func count(_ standing: Standing) -> Int { lines.count { $0.standing == standing } }

  /// The lines of a standing, in order.
  func numbers(_ standing: Standing) -> [Int] { lines.filter { $0.standing == standing }.map(\.number) }

  /// A word that this client does not know is taken for a fault: to post what is perhaps one would be worse.
  private static func standing(_ row: DaemonFields, _ totals: DaemonFields) -> Standing {
    switch row["verdict"] {
    case "good", "warning": .good
    case "already": .already
    case "skipped", "skip", "total": .skipped
    default: totals["faults"] == "0" ? .good : .faulty
    }
  }

  private static func fields(_ line: Int, _ reason: String, like row: DaemonFields?) -> DaemonFields {
    let own = ["line": String(line), "verdict": "fault", "text": reason]
    let names = row?.map(\.name) ?? ["line", "verdict", "text"]
    return DaemonFields(names.map { DaemonField(name: $0, value: own[$0] ?? "") })
  }
}

/// Lengths of time as the daemon writes them.
enum WrittenDuration {
  /// The minutes of `H:MM`, or nil where the text is anything else.
  static func minutes(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]) else { return nil }
    return hours * 60 + (text.hasPrefix("-") ? -minutes : minutes)
  }
}
