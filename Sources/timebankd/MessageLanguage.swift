import Glibc
import LineProtocol

/// Chooses the language of what is told to the person who starts the daemon.
enum MessageLanguage {
  /// The language of LC_ALL, LC_MESSAGES or LANG; Chinese, the bank's first language, where they say none.
  static func preferred() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variable($0) }.first ?? "C"
    let name = locale.prefix { $0 != "." && $0 != "@" }
    return name.hasPrefix("zh") || name == "C" || name == "POSIX" ? .chinese : .english
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
