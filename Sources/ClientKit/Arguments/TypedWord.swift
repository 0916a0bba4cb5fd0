import Ledger
import LineProtocol

/// What a word means that was typed with a Chinese input method: `ｍｅｍｂｅｒ＝１７` is `member=17`, and 今天 is a day.
///
/// Free text is sent as it was typed.
enum TypedWord {
  /// A word as typed, its name before a full-width `＝` too.
  ///
  /// - Parameter names: The names that may stand there; what begins otherwise is a value.
  static func word(_ text: String, names: (String) -> Bool) -> Word {
    let typed = Word(typed: text)
    guard typed.name == nil, let equals = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return typed }
    let name = text[..<equals].halfWidth
    guard names(name) else { return typed }
    return Word(name: name, value: String(text[equals...].dropFirst()))
  }

  /// The protocol's word for a day that is named from today.
  static let days = ["今天": "today", "今日": "today", "昨天": "yesterday", "昨日": "yesterday"]

  /// A value as a parameter takes it.
  static func value(_ text: String, of type: ParameterType) -> String {
    switch type {
    case .text, .document, .pin: return text
    case .date: return days[text] ?? text.halfWidth
    case .flag:
      return ["是": "true", "否": "false"][text] ?? text.halfWidth
    case .codes, .integers, .choices:
      // Only a list takes the comma of Chinese prose for its own.
      return String(text.halfWidth.map { $0 == "、" ? "," : $0 })
    case .integer, .number, .duration, .time, .instant, .code, .identity, .choice: return text.halfWidth
    }
  }
}
