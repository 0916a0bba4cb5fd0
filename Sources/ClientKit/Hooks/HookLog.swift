import LineProtocol

/// What a person is told of the hooks while they run: lines for the journal of the system.
struct HookLog {
  /// How much it matters, as the journal counts.
  enum Weight: Int {
    case warning = 4
    case notice = 5
    case information = 6
  }

  let language: Language
  /// Whether the journal reads the weight from the beginning of a line.
  let isJournal: Bool
  let write: (String) -> Void

  func say(_ weight: Weight, _ text: Localized) {
    write((isJournal ? "<\(weight.rawValue)>" : "") + CellText.harmless(text[language]))
  }
}
