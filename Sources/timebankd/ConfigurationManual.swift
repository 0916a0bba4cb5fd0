import ClientKit
import Configuration
import LineProtocol

/// timebank.toml(5): every key, from the remarks in the documented file.
enum ConfigurationManual {
  /// The page, ready for `man`.
  static func text(_ language: Language) -> String { page(language).lines.joined(separator: "\n") }

  private static func page(_ language: Language) -> ManualPage {
    var page = ManualPage(
      "timebank.toml", section: 5, version: Version.current,
      summary: Localized("时间银行的配置文件", "the configuration of a time bank")[language])
    page.section(ManualTitle.description[language])
    for text in description { page.paragraph(text[language]) }
    page.section(Localized("配置项", "CONFIGURATION KEYS")[language])
    for key in KeyDescription.all {
      let value = Localized(
        "默认 \(key.defaultText);\(key.effect.chinese)。", "Default \(key.defaultText); \(key.effect.english).")
      page.item(key.name, [key.text[language], value[language]])
    }
    page.section(ManualTitle.files[language])
    page.item(Places.systemFile, [Localized("配置文件", "The configuration")[language]])
    page.section(ManualTitle.seeAlso[language])
    page.paragraph("timebankd(8), timebank(1)")
    return page
  }

  private static let description = [
    Localized(
      "TOML 文件,由 timebankd 在启动时读取,收到 SIGHUP 时再读;每一项都可以不写。写错的项一个不漏地报告,"
        + "并说出行号和改法:timebankd --check-config。",
      "A file in TOML that timebankd reads at its start and again at a SIGHUP; every key may be left out. All faults are "
        + "reported together, each with its line and its remedy, by timebankd --check-config."),
    Localized(
      "规则一类的项只用来开行:之后的规则由 timebank policy set 制定,连同制定者记入账本。",
      "The keys of the rules found a bank: later rules are set by timebank policy set, and are in the books with whoever "
        + "set them."),
  ]
}
