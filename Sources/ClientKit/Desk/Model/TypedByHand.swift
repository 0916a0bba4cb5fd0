import Ledger
import Rules

/// Reads what a person types at the desk: as on sheets, and with the keys that an input method puts in the way.
enum TypedByHand {
  /// Full-width letters, digits and punctuation as plain ones, without blanks around them.
  static func plain(_ text: String) -> String {
    SheetText.folded(String(text.map { $0 == "。" ? "." : $0 }))
  }

  /// The character of a key: a full-width digit chooses as a plain one does.
  static func plain(_ character: Character) -> Character { plain(String(character)).first ?? character }

  /// A length of time: `2:30`, `90m`, `2.5h`, 2小时30分, 2小时半, 90分钟; nil for all else, a bare number too.
  static func duration(_ text: String) -> Minutes? {
    guard !isBareNumber(text), case .success(let minutes) = SheetDuration.parse(withColons(plain(text))) else {
      return nil
    }
    return minutes.isPositive ? minutes : nil
  }

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
    switch TypedWord.days[typed] ?? typed {
    case "today": return today
    case "yesterday": return today.adding(days: -1)
    case "前天": return today.adding(days: -2)
    default: break
    }
    let candidates = [today.year, today.year - 1].map { SheetDate.parse(typed, year: $0) }
    let dates = candidates.compactMap { try? $0.get() }
    return dates.first { $0 <= today } ?? dates.first
  }

  /// A time of day: `11:00`, `11.30`, 11点, 11点半, 11点20分.
  static func time(_ text: String) -> LocalTime? {
    let typed = String(plain(text).map { $0 == "." ? ":" : $0 })
    return try? SheetTime.parse(withColons(typed)).get()
  }

  /// The semicolon is the colon's key without shift.
  private static func withColons(_ text: String) -> String { String(text.map { $0 == ";" ? ":" : $0 }) }
}
