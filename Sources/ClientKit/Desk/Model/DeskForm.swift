import LineProtocol

/// A form that is being filled in: fields one below the other, and what sends it at the end.
struct DeskForm: Hashable {
  /// What the form is for.
  enum Kind: Hashable {
    case record
    case checkIn
  }

  /// A place to type in, or to choose from.
  enum FieldName: Hashable {
    case date
    case minutes
    case activity
    case team
    case end
  }

  struct Field: Hashable {
    let name: FieldName
    var buffer = LineBuffer()
    /// What can be chosen, where nothing is typed: the value that is sent, and its name.
    var choices: [DeskPlace] = []
    var chosen = 0
  }

  let kind: Kind
  var fields: [Field]
  /// The field that is typed in; behind the last one stands the button that sends the form.
  var focus = 0
  /// Why it cannot be sent as it is.
  var trouble: Localized?

  /// The field in focus; nil on the button.
  var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// What is typed in a field, without blanks around it.
  func text(_ name: FieldName) -> String {
    let field = fields.first { $0.name == name }
    let text = field?.buffer.text ?? ""
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The value chosen in a field.
  func choice(_ name: FieldName) -> DeskPlace? {
    guard let field = fields.first(where: { $0.name == name }), field.choices.indices.contains(field.chosen) else {
      return nil
    }
    return field.choices[field.chosen]
  }

  /// Whether anything was typed that would be a pity to lose.
  var isBegun: Bool { fields.contains { $0.name != .date && !$0.buffer.characters.isEmpty } }

  mutating func moveFocus(by step: Int) { focus = min(max(0, focus + step), fields.count) }

  mutating func put(_ name: FieldName, _ text: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].buffer = LineBuffer(text)
  }

  /// Says what is wrong with a field and goes there.
  mutating func refuse(_ name: FieldName, _ text: Localized) {
    trouble = text
    focus = fields.firstIndex { $0.name == name } ?? focus
  }

  /// Edits the field in focus; false where the key does nothing there.
  mutating func edit(_ key: Key) -> Bool {
    guard fields.indices.contains(focus) else { return false }
    if !fields[focus].choices.isEmpty {
      let last = fields[focus].choices.count - 1
      switch key {
      case .left: fields[focus].chosen = max(0, fields[focus].chosen - 1)
      case .right: fields[focus].chosen = min(last, fields[focus].chosen + 1)
      default: return false
      }
      return true
    }
    guard fields[focus].buffer.edit(key, maxCharacters: Self.maxCharacters) else { return false }
    trouble = nil
    return true
  }

  /// As many as the daemon takes for an activity.
  private static let maxCharacters = 100
}

extension LineBuffer {
  /// Carries out a key that edits; false for one that does not.
  mutating func edit(_ key: Key, maxCharacters: Int) -> Bool {
    switch key {
    case .character(let character):
      guard characters.count < maxCharacters, !character.isNewline else { return false }
      insert(String(character))
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .home: moveToStart()
    case .end: moveToEnd()
    case .backspace: deleteBefore()
    case .delete: deleteAfter()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    case .deleteWord: deleteWord()
    default: return false
    }
    return true
  }
}
