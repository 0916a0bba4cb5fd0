import LineProtocol

/// What the catalogue says of the names on a reply's lines: heading, type, side.
struct ReplyColumns {
  private let command: CommandDescription
  private let language: Language

  init(command: CommandDescription, language: Language) {
    self.command = command
    self.language = language
  }

  /// The description of a name on a data line.
  ///
  /// Where the command does not have it (a batch shows the rows of all its commands) any command's will do.
  func column(_ name: String) -> CommandDescription.Column? {
    command.columns.first { $0.name == name } ?? field(name)
  }

  /// The description of a name on the `OK` line.
  func field(_ name: String) -> CommandDescription.Column? {
    if let field = command.fields.first(where: { $0.name == name }) { return field }
    return Catalogue.standard.commands.lazy.flatMap { $0.columns + $0.fields }.first { $0.name == name }
  }

  /// A short heading: the Chinese meaning where it is short enough, else the name as it is typed.
  func heading(_ name: String, _ column: CommandDescription.Column?) -> String {
    guard let column, language == .chinese else { return CellText.harmless(name) }
    let meaning = ReplyColumns.term(in: column.summary.chinese, before: ",;:,;:((")
    return meaning.count <= ReplyColumns.maxHeadingCharacters ? meaning : name
  }

  /// The label of a value that stands on a line of its own, where there is room for the whole term.
  func label(_ name: String, _ column: CommandDescription.Column?) -> String {
    guard let column else { return CellText.harmless(name) }
    return language == .chinese ? ReplyColumns.term(in: column.summary.chinese, before: ",;:,;:") : name
  }

  /// A value as people read it.
  func shown(_ value: String, _ column: CommandDescription.Column?) -> String {
    CellText.shown(value, column: column, area: command.area, language: language)
  }

  /// A value as people read it in a table.
  func shownInTable(_ value: String, _ column: CommandDescription.Column?) -> String {
    CellText.shownInTable(value, column: column, area: command.area, language: language)
  }

  /// What a description begins with: the term itself, before what is said of it.
  private static func term(in description: String, before marks: String) -> String {
    String(description.prefix { !marks.contains($0) })
  }

  private static let maxHeadingCharacters = 6
}
