import Ledger

extension Catalogue {
  /// The help for people, as lines of text: all commands by area, the commands of a first word, or one command.
  ///
  /// - Parameter words: What follows `help`; none for the overview.
  /// - Throws: `unknown-command` where the words name nothing.
  public func help(_ words: [String], language: Language) throws(Refusal) -> [String] {
    switch try topic(words) {
    case .all: overview(language)
    case .group(let commands): summaries(commands, language) + ["", Catalogue.furtherHelp(commands, language)]
    case .command(let command): command.helpPage(language)
    }
  }

  private func overview(_ language: Language) -> [String] {
    var lines: [String] = []
    for area in CommandDescription.Area.allCases {
      lines.append(area.title[language])
      lines += summaries(commands.filter { $0.area == area }, language)
      lines.append("")
    }
    return lines + [Catalogue.furtherHelp(commands.filter { $0.name == "service record" }, language)]
  }

  private func summaries(_ shown: [CommandDescription], _ language: Language) -> [String] {
    // The width of all commands, so that the columns of different pages and areas agree.
    let width = commands.map(\.name.count).max() ?? 0
    return shown.map { "  \($0.name.padded(to: width))  \($0.summary[language])" }
  }

  private static func furtherHelp(_ commands: [CommandDescription], _ language: Language) -> String {
    let name = commands.first?.name ?? "help"
    return Localized("详细说明:help \(name)", "More about a command: help \(name)")[language]
  }
}

extension CommandDescription {
  /// The command with its parameters in one line, those that may be left out in brackets.
  public var usage: String {
    let words = takesWords ? ["[…]"] : []
    return ([name] + words + allParameters.map { $0.isRequired ? "\($0.name)=" : "[\($0.name)=]" })
      .joined(separator: " ")
  }

  fileprivate func helpPage(_ language: Language) -> [String] {
    var lines = ["\(name) - \(summary[language])", ""]
    lines.append(Localized("用法:", "Usage:")[language])
    lines.append("  \(usage)")
    lines += section(Localized("参数:", "Parameters:"), parameterLines(language), language)
    lines += section(
      Localized("结果各列:", "Columns of the result:"), CommandDescription.lines(columns, language), language)
    lines += section(Localized("OK 行另有:", "On the OK line:"), CommandDescription.lines(fields, language), language)
    let width = errors.map(\.rawValue.count).max() ?? 0
    let codes = errors.map { "\($0.rawValue.padded(to: width))  \($0.summary[language])" }
    lines += section(Localized("可能被拒绝的原因:", "It can be refused with:"), codes, language)
    let titles = Role.allCases.filter(roles.contains).map { $0.title[language] }
    lines += section(Localized("谁可以用:", "Who may use it:"), [titles.joined(separator: ", ")], language)
    return lines + section(Localized("例:", "Example:"), [example], language)
  }

  private func section(_ title: Localized, _ lines: [String], _ language: Language) -> [String] {
    lines.isEmpty ? [] : ["", title[language]] + lines.map { "  \($0)" }
  }

  private func parameterLines(_ language: Language) -> [String] {
    let nameWidth = (allParameters.map(\.name.count).max() ?? 0) + 1
    let typeWidth = min(20, allParameters.map(\.type.name.count).max() ?? 0)
    return allParameters.map { parameter in
      let note = parameter.isRequired ? Localized("(必填)", " (needed)")[language] : ""
      let name = "\(parameter.name)=".padded(to: nameWidth)
      return "\(name)  \(parameter.type.name.padded(to: typeWidth))  \(parameter.summary[language])\(note)"
    }
  }

  private static func lines(_ columns: [Column], _ language: Language) -> [String] {
    let width = columns.map(\.name.count).max() ?? 0
    return columns.map { "\($0.name.padded(to: width))  \($0.type.rawValue.padded(to: 8))  \($0.summary[language])" }
  }
}

extension String {
  /// The text with blanks behind it up to a width; for names, which are ASCII.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
