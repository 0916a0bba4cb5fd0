/// How many columns text takes in a terminal.
///
/// A Chinese character takes two, a combining mark none, and what is one character to a reader (an emoji of several
/// code points) is measured as a whole. Characters whose width is ambiguous, such as “ and …,
/// take one, as in terminals of a UTF-8 locale.
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one character, whole emoji sequences two.
  static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else { return scalars.first.map(of) ?? 0 }
    if isPicture(first, scalars) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// Whether several code points make one picture: a flag, a joined family, a skin colour, a sign asked for as a
  /// picture.
  private static func isPicture(_ first: Unicode.Scalar, _ scalars: Character.UnicodeScalarView) -> Bool {
    guard first.properties.isEmoji else { return false }
    return isRegionalIndicator(first) || scalars.contains { $0 == "\u{FE0F}" || $0 == "\u{200D}" }
      || scalars.dropFirst().contains { $0.properties.isEmojiModifier }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x1100, WideCharacters.contains(scalar) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
    // The soft hyphen is shown, the other format characters are not.
    case .format: return scalar.value == 0xAD ? 1 : 0
    default: return isHangulTail(scalar) ? 0 : 1
    }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Vowels and final consonants of Hangul, which join the consonant before them.
  private static func isHangulTail(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
  }
}

extension String {
  /// The text with blanks behind it up to a number of columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// The text with blanks before it up to a number of columns.
  func indented(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }
}
