/// A language that the bank speaks.
public enum Language: String, CaseIterable, Sendable {
  /// Simplified Chinese; the first language of the station desk.
  case chinese = "zh-CN"
  /// English.
  case english = "en"
}

/// One text in both languages, side by side.
public struct Localized: Hashable, Sendable {
  /// The Chinese text.
  public let chinese: String
  /// The English text.
  public let english: String

  /// Pairs the Chinese text with the English one.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
