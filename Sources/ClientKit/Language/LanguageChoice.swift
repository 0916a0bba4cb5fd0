import LineProtocol

/// Chooses the language of the client's texts.
///
/// `--lang` comes first, then the first of LC_ALL, LC_MESSAGES and LANG that is set. A Chinese locale (`zh…`) gives
/// Chinese. `C`, `POSIX` or nothing at all says only what the terminal can show: Chinese where its encoding is UTF-8
/// (`C.UTF-8`), since the bank's first language is Chinese, and English otherwise. Every other locale gives English.
enum LanguageChoice {
  static func language(option: Language?, environment: [String: String]) -> Language {
    if let option { return option }
    let locale = firstSet(["LC_ALL", "LC_MESSAGES", "LANG"], environment) ?? ""
    let name = locale.prefix { $0 != "." && $0 != "@" }.lowercased()
    if name == "zh" || name.hasPrefix("zh_") || name.hasPrefix("zh-") { return .chinese }
    if name.isEmpty || name == "c" || name == "posix" { return showsUTF8(environment) ? .chinese : .english }
    return .english
  }

  /// Whether the terminal's encoding is UTF-8, as far as the locale says.
  private static func showsUTF8(_ environment: [String: String]) -> Bool {
    let locale = (firstSet(["LC_ALL", "LC_CTYPE", "LANG"], environment) ?? "").lowercased()
    return locale.contains(".utf-8") || locale.contains(".utf8")
  }

  private static func firstSet(_ names: [String], _ environment: [String: String]) -> String? {
    names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }
}
