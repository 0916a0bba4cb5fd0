/// An act for which the configuration can ask that a second administrator agrees: `roles.four_eyes`.
public enum FourEyesAct: String, CaseIterable, Sendable {
  /// Whatever is forced by `force=true`, and `journal reverse`, which can undo what two have agreed on.
  case reversal
  /// Hours given out of a pool: `grant`, `pool allowance`.
  case grant
  /// New rules: `policy set`.
  case policy
  /// A backup put in the place of the books: `timebankd --restore`.
  case restore

  /// The act that a command is, or nil where one administrator is enough in any case.
  ///
  /// `adjust` takes two by itself, whatever the configuration says.
  ///
  /// - Parameter isForced: Whether the request says `force=true`.
  public static func act(of command: String, isForced: Bool) -> FourEyesAct? {
    switch command {
    case "adjust": nil
    case "grant", "pool allowance": .grant
    case "policy set": .policy
    case "journal reverse": .reversal
    default: isForced ? .reversal : nil
    }
  }
}

/// A person as far as the server can tell: a Unix user, and the member whom the bank knows this user to be.
public struct KnownPerson<User: Hashable & Sendable, Member: Hashable & Sendable>: Hashable, Sendable {
  /// The Unix user.
  public let user: User
  /// The members whom the bank knew, or knows, the user to be.
  public let members: Set<Member>

  /// Describes a person.
  public init(user: User, members: Set<Member>) {
    self.user = user
    self.members = members
  }

  /// Whether this may well be somebody else: another user, and nobody who is the same member.
  ///
  /// Two accounts of one person that the bank knows nothing of cannot be told apart by it; nor can those who all
  /// speak as root.
  public func isOther(than person: KnownPerson) -> Bool {
    user != person.user && members.isDisjoint(with: person.members)
  }
}
