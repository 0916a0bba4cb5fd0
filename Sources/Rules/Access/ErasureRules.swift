public import Ledger

/// Which texts of the journal say something of a member, and which of them go when the member is erased; see "Privacy" in
/// the domain reference.
///
/// Texts go from the member's own entries, and from wherever else the name or the phone stands in what people wrote. Other
/// members' own names and guardians never go, nor dates of birth, by which hours count, and codes of collection. An
/// activity's name goes only where it names the person, and never where rules have counted hours by activity: stars could
/// not be proved any more.
public struct ErasureRules: Sendable {
  /// What makes an entry one of a member's own: numbers as they stand in the facts of entries.
  public struct Numbers: Sendable {
    /// The member, and those who were taken into that one.
    public var members: Set<String>
    /// The member's service records.
    public var records: Set<String>
    /// The member's redemptions.
    public var redemptions: Set<String>
    /// The adjustments of the member's wallet.
    public var adjustments: Set<String>

    /// Describes what is a member's own.
    public init(
      members: Set<String>, records: Set<String> = [], redemptions: Set<String> = [], adjustments: Set<String> = []
    ) {
      self.members = members
      self.records = records
      self.redemptions = redemptions
      self.adjustments = adjustments
    }
  }

  /// What is the member's own.
  public let own: Numbers
  /// The names and phones that the member ever had, of those that ``tells(_:_:)`` lets count.
  public let names: Set<String>
  /// Whether any rules of the bank have counted hours by the name of an activity.
  public let countsByActivity: Bool

  /// Describes whom it is about.
  public init(own: Numbers, names: Set<String>, countsByActivity: Bool) {
    self.own = own
    self.names = names
    self.countsByActivity = countsByActivity
  }

  /// Whether a text of a member's registration tells who it is wherever it stands; a single character does not.
  public static func tells(_ name: String, _ text: String) -> Bool {
    ["name", "phone"].contains(name) && text.count >= 2
  }

  /// Whether a policy's setting has hours counted by the name of an activity.
  public static func countsByActivity(setting name: String, _ value: String) -> Bool {
    name.hasSuffix("activity_cap") && value != "0"
  }

  /// Whether what people wrote names the member.
  public func isNamed(in text: String) -> Bool { names.contains { text.contains($0) } }

  /// Whether an entry of these facts is about the member.
  public func isOwn(_ kind: EntryKind, facts: some Sequence<(name: String, value: String)>) -> Bool {
    facts.contains { fact in
      switch fact.name {
      case "member", "into", "volunteer", "resident", "about": own.members.contains(fact.value)
      case "from", "to": kind == .transfer && own.members.contains(fact.value)
      case "record", "replaces": own.records.contains(fact.value)
      case "redemption": own.redemptions.contains(fact.value)
      case "adjustment": own.adjustments.contains(fact.value)
      default: false
      }
    }
  }

  /// Whether the member may read the words of an entry of these facts: those of a complaint are its maker's alone.
  public func isShown(_ kind: EntryKind, facts: some Sequence<(name: String, value: String)>) -> Bool {
    guard isOwn(kind, facts: facts) else { return false }
    return kind != .complaint || facts.contains { $0.name == "member" && own.members.contains($0.value) }
  }

  /// Whether a text goes.
  ///
  /// - Parameters:
  ///   - name: The name of the fact whose text it is.
  ///   - kind: The kind of its entry.
  ///   - isOwn: Whether the entry is about the member.
  public func goes(_ name: String, _ text: String, of kind: EntryKind, isOwn: Bool) -> Bool {
    guard Self.isOfPeople(kind), !(countsByActivity && name == "activity") else { return false }
    guard isOwn else { return isNamed(in: text) && !Self.isOfAnother(name, kind) }
    return isNamed(in: text) || !["birth", "code", "activity"].contains(name)
  }

  /// Whether texts of a kind of entry can be about people at all; what places, teams, offers and pools are called is not.
  private static func isOfPeople(_ kind: EntryKind) -> Bool {
    switch kind {
    case .bank, .policy, .assessment, .station, .operator, .team, .membership, .offer, .pool, .allowance, .head, .clock,
      .trust:
      false
    default: true
    }
  }

  /// What another member is called and can be reached by, and who answers for that one.
  private static func isOfAnother(_ name: String, _ kind: EntryKind) -> Bool {
    kind == .member && ["name", "guardian", "phone", "birth"].contains(name) || name == "code"
  }
}
