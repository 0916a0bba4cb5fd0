public import Ledger

/// What a command is to a member who has logged in.
extension CommandDescription {
  /// The parameter that says whom a request is for, where a logged-in member may use the command: only the own number
  /// is taken there, and it need not be typed.
  public var ownParameter: String? {
    guard effect != .session, roles.contains(.member) else { return nil }
    return ["member", "from", "by"].first { parameter($0)?.type == .number }
  }

  /// The words of a request with the number of the member who has logged in, where they leave it out.
  ///
  /// What speaks of a team instead stays as it is.
  public func filling(_ words: some Collection<Word>, with member: MemberNumber) -> [Word] {
    guard let name = ownParameter, !words.contains(where: { $0.name == name }) else { return Array(words) }
    if parameter("team") != nil, effect == .read, words.contains(where: { $0.name == "team" }) { return Array(words) }
    return words + [Word(name: name, value: member.description)]
  }

  /// The PIN that a command takes, where it takes one: it is hashed before anything else is done with it.
  public var pin: Parameter? { parameters.first { $0.type == .pin } }

  /// What must be neither shown nor kept as typed, where the command takes such a thing.
  public var secret: Parameter? { parameters.first { $0.type.isSecret } }

  /// Whether a parameter is a secret.
  func isSecret(_ name: String) -> Bool { parameters.contains { $0.name == name && $0.type.isSecret } }
}
