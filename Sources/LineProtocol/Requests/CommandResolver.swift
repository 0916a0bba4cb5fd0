extension Catalogue {
  /// Finds the command in the leading words without names, and gives the words behind it.
  func resolve(_ words: [Word]) throws(Refusal) -> (command: CommandDescription, rest: ArraySlice<Word>) {
    guard let first = words.first, first.name == nil else { throw noCommand() }
    guard let group = groups[first.value] else { throw unknownCommand(words) }
    if words.count > 1, words[1].name == nil, let command = group.bySecondWord[words[1].value] {
      return (command, words[2...])
    }
    guard let command = group.single else { throw unknownSecondWord(words) }
    return (command, words[1...])
  }

  /// The refusal for words that name no command and no group of commands.
  func unknownCommand(_ words: [Word]) -> Refusal {
    let typed = words.prefix(2).prefix { $0.name == nil }.map(\.value)
    let spoken = typed.joined(separator: " ")
    let suggestion = nearestCommand(to: typed)
    let text = Localized("没有“\(spoken.clipped)”这条命令", "There is no command \"\(spoken.clipped)\"")
      .followed(by: suggestion.map(Localized.didYouMean))
      .followed(by: FullWidthHint.hint(for: spoken))
      .followed(by: Localized("可用 help 查看全部命令", "help lists all commands"))
    return Refusal(.unknownCommand, Catalogue.details(spoken, suggestion), text)
  }

  private func noCommand() -> Refusal {
    Refusal(
      .unknownCommand, [Field("command", .absent)],
      Localized(
        "一行要以命令开头,如 balance member=17;可用 help 查看全部命令",
        "A line begins with a command, as in: balance member=17; help lists all commands"))
  }

  /// The refusal for a known first word without one of its second words.
  private func unknownSecondWord(_ words: [Word]) -> Refusal {
    let first = words[0].value
    let seconds = commands(beginningWith: first).map { String($0.name.dropFirst(first.count + 1)) }
    let second = words.count > 1 && words[1].name == nil ? words[1].value : nil
    let suggestion = second.flatMap { Suggestion.nearest(to: $0, among: seconds) }.map { "\(first) \($0)" }
    let list = Localized(
      "\(first) 后面请跟:\(seconds.joined(separator: " | "))",
      "\(first) is followed by one of: \(seconds.joined(separator: " | "))")
    let text = second.map { second in
      Localized("没有“\(first) \(second.clipped)”这条命令", "There is no command \"\(first) \(second.clipped)\"")
        .followed(by: suggestion.map(Localized.didYouMean))
        .followed(by: FullWidthHint.hint(for: second))
        .followed(by: list)
    }
    let spoken = second.map { "\(first) \($0)" } ?? first
    return Refusal(.unknownCommand, Catalogue.details(spoken, suggestion), text ?? list)
  }

  private static func details(_ spoken: String, _ suggestion: String?) -> [Field] {
    let field = Field("command", .text(spoken.clipped))
    return suggestion.map { [field, Field("suggestion", .text($0))] } ?? [field]
  }

  private func nearestCommand(to typed: [String]) -> String? {
    guard let first = typed.first else { return nil }
    let names = commands.map(\.name)
    if let name = Suggestion.nearest(to: typed.joined(separator: " "), among: names) { return name }
    if let name = Suggestion.nearest(to: first, among: names) { return name }
    if let word = Suggestion.nearest(to: first, among: groups.keys.sorted()) { return word }
    // Somebody who types `record` or `fulfil` has left the first word out.
    return names.first { $0.hasSuffix(" " + first) }
  }
}
