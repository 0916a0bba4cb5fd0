import LineProtocol

/// How values look in tables for people; programs get them as they are.
enum CellText {
  /// A value of a column as people read it.
  ///
  /// - Parameter area: Where the command belongs: the kind of a service is a code that people have chosen, elsewhere a kind
  ///   is a word of the protocol.
  static func shown(
    _ value: String, column: CommandDescription.Column?, area: CommandDescription.Area, language: Language
  ) -> String {
    guard let column, !value.isEmpty else { return harmless(value) }
    switch column.type {
    case .instant: return instant(value)
    case .flag: return flag(value, language)
    case .code:
      let isChosen = column.name == "kind" && [.service, .activities].contains(area)
      guard CodeWords.columns.contains(column.name), !isChosen else {
        return harmless(value)
      }
      return CodeWords.text(value, column: column.name, language) ?? harmless(value)
    case .list where CodeWords.columns.contains(column.name):
      let words = value.split(separator: ",").map {
        CodeWords.text(String($0), column: column.name, language) ?? harmless(String($0))
      }
      return words.joined(separator: Localized("、", ", ")[language])
    case .text where column.name == "subject": return subject(value, language)
    case .integer, .duration, .date, .text, .list: return harmless(value)
    }
  }

  /// `member:17` or `team:shuijiao` as people say it.
  private static func subject(_ value: String, _ language: Language) -> String {
    let parts = value.split(separator: ":", maxSplits: 1).map { harmless(String($0)) }
    guard parts.count == 2, language == .chinese else { return harmless(value) }
    return switch parts[0] {
    case "member": "\(parts[1]) 号成员"
    case "team": "服务队 \(parts[1])"
    default: harmless(value)
    }
  }

  /// A value in a table of many: a hash is told from others by its beginning, and its 64 digits would leave no room.
  static func shownInTable(
    _ value: String, column: CommandDescription.Column?, area: CommandDescription.Area, language: Language
  ) -> String {
    let text = shown(value, column: column, area: area, language: language)
    return column?.name == "head" && text.count > hashDigitCount ? text.prefix(hashDigitCount) + "…" : text
  }

  private static let hashDigitCount = 12

  /// Text that no terminal obeys: line breaks and tabs become blanks, other controls and what turns the direction of
  /// writing becomes a replacement character.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(replacement(for: scalar) ?? scalar) }
    return String(shown)
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }

  /// `2026-05-04T08:30:00.123+08:00` as `2026-05-04 08:30:00`: the bank's own wall clock, to the second.
  private static func instant(_ value: String) -> String {
    let parts = value.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, parts[1].utf8.count >= 8, parts[1].utf8.prefix(8).allSatisfy(isClockByte) else {
      return harmless(value)
    }
    return harmless("\(parts[0]) \(parts[1].prefix(8))")
  }

  private static func isClockByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: ":")).contains(byte)
  }

  private static func flag(_ value: String, _ language: Language) -> String {
    switch value {
    case "true": Localized("是", "yes")[language]
    case "false": Localized("否", "no")[language]
    default: harmless(value)
    }
  }
}
