import LineProtocol

/// What the Tab key can add to a line.
struct Completion: Hashable {
  /// What is certain to follow what is typed; empty where nothing is.
  let insertion: String
  /// Everything that could stand in the place of the last word.
  let candidates: [String]
}

/// Completes commands, parameters and the values that the catalogue knows.
struct Completer {
  private let catalogue: Catalogue

  init(catalogue: Catalogue = .standard) {
    self.catalogue = catalogue
  }

  func complete(_ text: String) -> Completion {
    var words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let last = text.hasSuffix(" ") || words.isEmpty ? "" : words.removeLast()
    let candidates = candidates(after: words, last: last).filter { $0.hasPrefix(last) }
    guard let first = candidates.first else { return Completion(insertion: "", candidates: []) }
    let common = candidates.dropFirst().reduce(first) { Self.commonPrefix($0, $1) }
    // A whole word is followed by a blank, `name=` by its value.
    let end = candidates.count == 1 && !common.hasSuffix("=") ? " " : ""
    return Completion(insertion: String(common.dropFirst(last.count)) + end, candidates: candidates)
  }

  private func candidates(after words: [String], last: String) -> [String] {
    if words.first == "help" || words.first == "describe" {
      return commandWords(after: Array(words.dropFirst()))
    }
    guard let command = command(of: words) else { return commandWords(after: words) }
    if words.count == 1, command.name == words[0] {
      return commandWords(after: words) + parameters(of: command, after: words, last: last)
    }
    return parameters(of: command, after: words, last: last)
  }

  private func command(of words: [String]) -> CommandDescription? {
    guard let first = words.first else { return nil }
    let pair = words.count > 1 ? catalogue.command(named: "\(first) \(words[1])") : nil
    return pair ?? catalogue.command(named: first)
  }

  /// The words that can follow in the names of commands.
  private func commandWords(after words: [String]) -> [String] {
    var candidates: [String] = []
    for command in catalogue.commands {
      let parts = command.name.split(separator: " ").map(String.init)
      guard parts.count > words.count, Array(parts.prefix(words.count)) == words else { continue }
      let word = parts[words.count]
      if !candidates.contains(word) { candidates.append(word) }
    }
    return candidates
  }

  private func parameters(of command: CommandDescription, after words: [String], last: String) -> [String] {
    let given = Set(words.map { Option($0)?.name ?? Word(typed: $0).name ?? "" })
    let dashes = last.hasPrefix("-") ? "--" : ""
    return command.allParameters.filter { !given.contains($0.name) }.flatMap { parameter -> [String] in
      let name = "\(dashes)\(parameter.name)="
      guard last.hasPrefix(name) else { return [name] }
      return Self.values(parameter.type).map { name + $0 }
    }
  }

  private static func values(_ type: ParameterType) -> [String] {
    switch type {
    case .flag: ["true", "false"]
    case .choice(let words): words
    case .date: ["today", "yesterday"]
    default: []
    }
  }

  private static func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0 == $1 }.map(\.0))
  }
}
