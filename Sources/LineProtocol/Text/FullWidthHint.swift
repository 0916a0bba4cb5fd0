/// Finds what a Chinese input method puts in place of the plain characters that the protocol knows.
///
/// Such characters are legal in free text; the hint is given only where a line is refused for another reason.
enum FullWidthHint {
  /// The hint for a text that was refused, or nil where the text has no such character.
  static func hint(for text: some StringProtocol) -> Localized? {
    hint(for: text.unicodeScalars)
  }

  /// The hint for the character at a position of a line, or nil where it is none of these.
  static func hint(at position: Int, in line: some Collection<UInt8>) -> Localized? {
    // A scalar has at most four bytes; repairing what is cut off behind it does no harm to the first one.
    let scalars = String(decoding: line.dropFirst(position).prefix(4), as: UTF8.self).unicodeScalars
    return hint(for: scalars.prefix(1))
  }

  private enum Kind: CaseIterable {
    case space
    case digit
    case colon
    case equals
    case quote
    case other

    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x3000: self = .space
      case 0xFF10...0xFF19: self = .digit
      case 0xFF1A: self = .colon
      case 0xFF1D: self = .equals
      case 0xFF02, 0x201C, 0x201D: self = .quote
      case 0xFF01...0xFF5E: self = .other
      default: return nil
      }
    }

    var name: Localized {
      switch self {
      case .space: Localized("空格", "space")
      case .digit: Localized("数字", "digits")
      case .colon: Localized("冒号", "colon")
      case .equals: Localized("等号", "equals sign")
      case .quote: Localized("引号", "quotes")
      case .other: Localized("字符", "characters")
      }
    }
  }

  private static func hint(for scalars: some Sequence<Unicode.Scalar>) -> Localized? {
    let found = Set(scalars.compactMap(Kind.init))
    guard !found.isEmpty else { return nil }
    let names = Kind.allCases.filter(found.contains).map(\.name)
    return Localized(
      "其中有全角\(names.map(\.chinese).joined(separator: "、")),请改用半角",
      "there is full-width input in it (\(names.map(\.english).joined(separator: ", "))): type it half-width")
  }
}

extension Localized {
  /// This text, then another; a semicolon stands between where this is no question.
  func followed(by other: Localized) -> Localized {
    Localized(
      chinese + (chinese.hasSuffix("?") ? "" : ";") + other.chinese,
      english + (english.hasSuffix("?") ? " " : "; ") + other.english)
  }

  /// This text, then another where there is one.
  func followed(by other: Localized?) -> Localized {
    guard let other else { return self }
    return followed(by: other)
  }
}
