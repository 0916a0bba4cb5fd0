/// The one description of every command.
///
/// The dispatcher, the client's words and help, completions, manual pages and the reference documentation come from it.
public struct Catalogue: Sendable {
  /// Every command, in the order of the help.
  public let commands: [CommandDescription]
  /// The commands by their first word.
  let groups: [String: CommandGroup]

  /// The commands of this version of the bank.
  public static let standard = Catalogue(
    sessionCommands + stationCommands + memberCommands + privacyCommands + teamCommands + serviceCommands
      + trainingCommands + activityCommands + rosterCommands + resourceCommands + careCommands + complaintCommands
      + evaluationCommands + starCommands + policyCommands + hourCommands + givingCommands + redeemingCommands
      + ballotCommands + honourCommands + bookCommands
      + witnessCommands + certificateCommands + reportCommands + approvalCommands + messageCommands
      + handoverCommands)

  init(_ commands: [CommandDescription]) {
    self.commands = commands
    groups = Dictionary(grouping: commands) { String($0.name.prefix { $0 != " " }) }.mapValues(CommandGroup.init)
  }

  /// The command of these exact words, `service record`, or nil.
  public func command(named name: String) -> CommandDescription? {
    let words = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = words.first, let group = groups[String(first)] else { return nil }
    return words.count == 1 ? group.single : group.bySecondWord[String(words[1])]
  }

  /// The commands that begin with a first word, `service`, in order.
  public func commands(beginningWith word: String) -> [CommandDescription] {
    commands.filter { $0.name == word || $0.name.hasPrefix(word + " ") }
  }
}

/// Parameters that every changing command takes.
extension Catalogue {
  /// `key=` and `dry=`, the parameters of every change.
  public static let changeParameters: [CommandDescription.Parameter] = [
    .optional("key", .text(maxCharacters: 64)),
    .optional("dry", .flag),
  ]
}

/// The commands that share a first word: `help` alone, or `service record`, `service show` and so on.
struct CommandGroup: Sendable {
  /// The command of the first word alone, where there is one.
  let single: CommandDescription?
  /// The commands of two words by the second.
  let bySecondWord: [String: CommandDescription]

  init(_ commands: [CommandDescription]) {
    single = commands.first { !$0.name.contains(" ") }
    let pairs = commands.compactMap { command in
      command.name.firstIndex(of: " ").map { (String(command.name[$0...].dropFirst()), command) }
    }
    bySecondWord = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
