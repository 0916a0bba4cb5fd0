/// A line being typed, and where in it the cursor is; moves and deletes by what a reader sees as one character.
struct LineBuffer: Hashable {
  private(set) var characters: [Character] = []
  /// How many characters stand before the cursor.
  private(set) var cursor = 0

  init() {}

  /// A line with the cursor at its end.
  init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }

  /// The text before the cursor.
  var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Puts text in; a combining mark joins the character before it.
  mutating func insert(_ text: String) {
    let before = String(characters[..<cursor]) + text
    let head = Array(before)
    characters = head + characters[cursor...]
    cursor = head.count
  }

  mutating func move(by step: Int) { cursor = min(max(0, cursor + step), characters.count) }

  mutating func moveToStart() { cursor = 0 }

  mutating func moveToEnd() { cursor = characters.count }

  mutating func deleteBefore() {
    guard cursor > 0 else { return }
    characters.remove(at: cursor - 1)
    cursor -= 1
  }

  mutating func deleteAfter() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  mutating func deleteToStart() {
    characters.removeFirst(cursor)
    cursor = 0
  }

  mutating func deleteToEnd() { characters.removeLast(characters.count - cursor) }

  /// Deletes blanks and then the word before the cursor.
  mutating func deleteWord() {
    let end = cursor
    while cursor > 0, characters[cursor - 1].isWhitespace { cursor -= 1 }
    while cursor > 0, !characters[cursor - 1].isWhitespace { cursor -= 1 }
    characters.removeSubrange(cursor..<end)
  }
}
