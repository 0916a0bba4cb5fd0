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
    guard rest.isEmpty else { throw noSuchTopic(words, near: command) }
    return .command(command)
  }

  private func noSuchTopic(_ words: [String], near command: CommandDescription) -> Refusal {
    let spoken = words.joined(separator: " ").clipped
    return Refusal(
      .unknownCommand, [Field("command", .text(spoken)), Field("suggestion", .text(command.name))],
      Localized("没有“\(spoken)”这条命令", "There is no command \"\(spoken)\"")
        .followed(by: .didYouMean(command.name)))
  }
}
