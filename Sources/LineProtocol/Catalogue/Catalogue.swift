/// The one description of every command.
///
/// The dispatcher, the client's words and help, completions, manual pages and the reference documentation come from it.
public struct Catalogue: Sendable {
  /// Every command, in the order of the help.
  public let commands: [CommandDescription]
  private let byName: [String: CommandDescription]

  /// The commands of this version of the bank.
  public static let standard = Catalogue(
    sessionCommands + stationCommands + memberCommands + teamCommands + serviceCommands + starCommands + hourCommands
      + redeemingCommands + bookCommands)

  init(_ commands: [CommandDescription]) {
    self.commands = commands
    byName = Dictionary(commands.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The command of these exact words, `service record`, or nil.
  public func command(named name: String) -> CommandDescription? { byName[name] }

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
