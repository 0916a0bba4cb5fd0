/// What `help` and `describe` are asked about.
enum HelpTopic {
  /// Everything.
  case all
  /// The commands that share a first word.
  case group([CommandDescription])
  /// One command.
  case command(CommandDescription)
}

extension Catalogue {
  /// Finds what the words behind `help` or `describe` name, or refuses with `unknown-command`.
  func topic(_ words: [String]) throws(Refusal) -> HelpTopic {
    guard let first = words.first else { return .all }
    if words.count == 1, groups[first]?.single == nil {
      let group = commands(beginningWith: first)
      if !group.isEmpty { return .group(group) }
    }
    let (command, rest) = try resolve(words.map { Word(name: nil, value: $0) })
    guard rest.isEmpty else { throw unknownCommand(words.map { Word(name: nil, value: $0) }) }
    return .command(command)
  }
}
