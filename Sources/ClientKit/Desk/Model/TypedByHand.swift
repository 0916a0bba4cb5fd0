import Ledger
import LineProtocol

/// Reads what a person types at the desk: in full or half width, with the words of either language.
enum TypedByHand {
  /// Full-width letters, digits and punctuation as plain ones, without blanks around them.
  static func plain(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(plain(scalar)) }
    return String(String(folded).trimmingBlanks())
  }

  /// The plain character in the place of a full-width one.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFF01 + 0x21) ?? scalar
    case 0x3000: " "
    case 0x3002: "."
    default: scalar
    }
  }

  /// The character of a key: a full-width digit chooses as a plain one does.
  static func plain(_ character: Character) -> Character {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return character }
    return Character(plain(scalar))
  }

  /// A length of time: `2:30`, `90m`, `2.5h`, 2小时30分, 两 and a half hours as 2小时半, 90分钟; nil for all else, a bare number too.
  static func duration(_ text: String) -> Minutes? {
    var typed = plain(text).lowercased().filter { $0 != " " }
    for (word, short) in durationWords { typed = typed.replacing(word, with: short) }
    guard let minutes = Minutes(typed: typed), minutes.isPositive else { return nil }
    return minutes
  }

  /// Longer words before those that they hold.
  private static let durationWords: [(String, String)] = [
    (";", ":"), ("半个小时", "30m"), ("个半小时", "h30m"), ("小时半", "h30m"), ("半小时", "30m"), ("个小时", "h"), ("小时", "h"),
    ("钟头", "h"), ("时", "h"), ("分钟", "m"), ("分", "m"), ("hours", "h"), ("hour", "h"), ("hrs", "h"), ("minutes", "m"),
    ("mins", "m"), ("min", "m"),
  ]

  /// Whether a text is a number and nothing else, which could be hours or minutes.
  static func isBareNumber(_ text: String) -> Bool {
    let typed = plain(text)
    return !typed.isEmpty && typed.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  /// A day: 今天, 昨天, 前天, today, yesterday, `2026-05-20`, 2026年5月20日, or `5-20`, the last one that there has been.
  ///
  /// - Parameter today: The bank's own day.
  static func date(_ text: String, today: LocalDate) -> LocalDate? {
    let typed = plain(text).lowercased()
    switch typed {
    case "今天", "今日", "today": return today
    case "昨天", "昨日", "yesterday": return today.adding(days: -1)
    case "前天": return today.adding(days: -2)
    default: break
    }
    let parts = typed.filter { $0 != "日" && $0 != "号" && $0 != " " }
      .split(omittingEmptySubsequences: false) { "年月-/.".contains($0) }.map { Int($0) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count else { return nil }
    if numbers.count == 3 { return LocalDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
    guard numbers.count == 2 else { return nil }
    let thisYear = LocalDate(year: today.year, month: numbers[0], day: numbers[1])
    if let thisYear, thisYear <= today { return thisYear }
    return LocalDate(year: today.year - 1, month: numbers[0], day: numbers[1])
  }

  /// A time of day: `11:00`, `11.30`, 11点, 11点半, 11点20分.
  static func time(_ text: String) -> LocalTime? {
    var typed = plain(text).filter { $0 != " " && $0 != "分" }
    for (word, sign) in [("点半", ":30"), ("点", ":"), ("时", ":"), (".", ":"), (";", ":")] {
      typed = typed.replacing(word, with: sign)
    }
    return LocalTime(typed.hasSuffix(":") ? typed + "00" : typed)
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate func trimmingBlanks() -> Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  fileprivate func replacing(_ word: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(word) {
        result += other
        rest = rest.dropFirst(word.count)
      } else if let first = rest.popFirst() {
        result.append(first)
      }
    }
    return result
  }
}
