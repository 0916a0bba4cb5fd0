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
