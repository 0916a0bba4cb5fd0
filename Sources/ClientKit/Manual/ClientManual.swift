public import LineProtocol

/// timebank(1), from the catalogue and the client's own help.
enum ClientManual {
  static func page(_ language: Language, catalogue: Catalogue = .standard) -> ManualPage {
    var page = ManualPage(
      "timebank", section: 1, version: Version.current,
      summary: Localized("时间银行的命令行程序", "talks to the time bank")[language])
    page.section(ManualTitle.synopsis[language])
    page.paragraph("timebank [OPTIONS] COMMAND [--NAME VALUE | NAME=VALUE]...")
    page.section(ManualTitle.options[language])
    for option in GlobalOption.allCases { page.item(option.usage, [option.summary[language]]) }
    page.section(Localized("时间银行的命令", "COMMANDS OF THE BANK")[language])
    for command in catalogue.commands { page.item(command.name, entry(command, language)) }
    page.section(Localized("本程序自己的命令", "COMMANDS OF THIS PROGRAM")[language])
    for own in OwnCommand.allCases {
      page.item(own.usage, [own.summary[language]] + own.body(language).filter { !$0.isEmpty })
    }
    for help in HelpPage.allCases {
      page.section(language == .english ? help.title.english.uppercased() : help.title.chinese)
      page.literal(Array(help.lines(language).dropFirst(2)))
    }
    page.section(ManualTitle.seeAlso[language])
    page.paragraph("timebank-protocol(7), timebankd(8)")
    return page
  }

  private static func entry(_ command: CommandDescription, _ language: Language) -> [String] {
    let parameters = command.allParameters.map { parameter in
      let usage = "--\(parameter.name) \(parameter.type.name)"
      return "\(parameter.isRequired ? usage : "[\(usage)]")  \(parameter.summary[language])"
    }
    return [command.summary[language]] + parameters + ["timebank " + command.example]
  }
}

/// Titles of sections that every manual page has.
public enum ManualTitle {
  /// How the program is typed.
  public static let synopsis = Localized("用法", "SYNOPSIS")
  /// What it is.
  public static let description = Localized("说明", "DESCRIPTION")
  /// Its options.
  public static let options = Localized("选项", "OPTIONS")
  /// The files that it reads and writes.
  public static let files = Localized("文件", "FILES")
  /// The variables that it heeds.
  public static let environment = Localized("环境变量", "ENVIRONMENT")
  /// The signals that it heeds.
  public static let signals = Localized("信号", "SIGNALS")
  /// What its exit statuses mean.
  public static let exitStatus = Localized("退出状态", "EXIT STATUS")
  /// Other pages.
  public static let seeAlso = Localized("另请参见", "SEE ALSO")
}
