import LineProtocol

/// timebank(1), from the catalogue and the client's own help, in both languages.
enum ClientManual {
  static func page(catalogue: Catalogue = .standard) -> ManualPage {
    var page = ManualPage(
      "timebank", section: 1, version: Version.current,
      summary: "talks to the time bank / 时间银行的命令行程序")
    page.section("SYNOPSIS")
    page.paragraph("timebank [OPTIONS] COMMAND [--NAME VALUE | NAME=VALUE]...")
    page.section("OPTIONS / 选项")
    for option in GlobalOption.allCases { page.item(option.usage, both(option.summary)) }
    page.section("COMMANDS / 命令")
    for command in catalogue.commands { page.item(command.name, entry(command)) }
    page.section("COMMANDS OF THIS PROGRAM / 本程序自己的命令")
    for own in OwnCommand.allCases { page.item(own.usage, both(own.summary)) }
    for help in HelpPage.allCases {
      page.section("\(help.title.english.uppercased()) / \(help.title.chinese)")
      for language in [Language.english, .chinese] { page.literal(Array(help.lines(language).dropFirst(2))) }
    }
    page.section("SEE ALSO")
    page.paragraph("timebankd(8)")
    return page
  }

  private static func entry(_ command: CommandDescription) -> [String] {
    let parameters = command.allParameters.map { parameter in
      let usage = "--\(parameter.name) \(parameter.type.name)"
      let shown = parameter.isRequired ? usage : "[\(usage)]"
      return "\(shown)  \(parameter.summary.english) / \(parameter.summary.chinese)"
    }
    return both(command.summary) + parameters + ["timebank " + command.example]
  }

  private static func both(_ text: Localized) -> [String] { [text.english, text.chinese] }
}
