import LineProtocol

/// The client's help: what the catalogue says of the commands, and what concerns the client alone.
///
/// No daemon is needed.
struct ClientHelp {
  let language: Language
  let catalogue: Catalogue

  init(language: Language, catalogue: Catalogue = .standard) {
    self.language = language
    self.catalogue = catalogue
  }

  /// The page on a topic: none for the overview, a command, the first word of commands, or a ``HelpPage``.
  ///
  /// - Throws: `unknown-command`.
  func lines(topic: [String]) throws(Refusal) -> [String] {
    if topic.isEmpty { return try overview() }
    if let own = OwnCommand.named(topic), topic.count == own.name.split(separator: " ").count {
      return own.page(language)
    }
    if topic.count == 1, let page = HelpPage(rawValue: topic[0]) { return page.lines(language) }
    let page = try catalogue.help(topic, language: language)
    return page + commandLine(topic) + ownCommands(of: topic)
  }

  /// What somebody is told who typed the program's name and nothing else.
  var briefLines: [String] {
    usage + [
      Localized(
        "例如:timebank balance 17;全部命令请看 timebank help",
        "For example: timebank balance 17; timebank help lists all commands")[language]
    ]
  }

  private var usage: [String] {
    [
      Localized("用法:", "Usage:")[language], "  timebank [OPTIONS] COMMAND [--NAME VALUE | NAME=VALUE]...",
    ]
  }

  private func overview() throws(Refusal) -> [String] {
    let title = Localized("timebank - 时间银行的命令行程序", "timebank - talks to the time bank")[language]
    let usage = self.usage + ["", Localized("选项:", "Options:")[language]]
    let options = GlobalOption.allCases.map { ($0.usage, $0.summary[language]) }
    let own = OwnCommand.allCases.map { ("timebank \($0.name)", $0.summary[language]) }
    let pages = HelpPage.allCases.map { ("timebank help \($0.rawValue)", $0.title[language]) }
    return [title, ""] + usage + Self.columns(options)
      + ["", Localized("本程序自己的命令:", "Commands of this program:")[language]] + Self.columns(own)
      + ["", Localized("更多说明:", "More help:")[language]] + Self.columns(pages)
      + ["", Localized("时间银行的命令:", "Commands of the bank:")[language], ""]
      + (try catalogue.help([], language: language))
  }

  /// The example as typed here; options and `name=value` may be mixed.
  private func commandLine(_ topic: [String]) -> [String] {
    guard let command = catalogue.command(named: topic.joined(separator: " ")) else { return [] }
    return ["", Localized("在命令行:", "On the command line:")[language], "  " + Self.optionSpelling(command)]
  }

  private static func optionSpelling(_ command: CommandDescription) -> String {
    guard case .line(let line) = LineParser.parse(Array(command.example.utf8)) else {
      return "timebank " + command.example
    }
    let words = line.words.map { word in
      word.name.map { "--\($0) \(ShellWord.quoted(word.value))" } ?? ShellWord.quoted(word.value)
    }
    return (["timebank"] + words).joined(separator: " ")
  }

  private func ownCommands(of topic: [String]) -> [String] {
    let own = OwnCommand.allCases.filter { topic.count == 1 && $0.name.hasPrefix(topic[0] + " ") }
    guard !own.isEmpty else { return [] }
    return ["", Localized("本程序自己的命令:", "Commands of this program:")[language]]
      + Self.columns(own.map { ("timebank \($0.name)", $0.summary[language]) })
  }

  static func columns(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map { DisplayWidth.of($0.0) }.max() ?? 0
    return pairs.map { "  \($0.0.padded(to: width))  \($0.1)" }
  }
}

/// Words for a Unix shell.
enum ShellWord {
  /// A word as it is typed in a Unix shell: in quotes where it has characters that the shell would take for its own.
  static func quoted(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { !special.contains($0) }
    guard !isPlain else { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static let special: Set<Unicode.Scalar> = Set(" \t\n\"'\\$`!*?[]{}()<>|&;#~^".unicodeScalars)
}
