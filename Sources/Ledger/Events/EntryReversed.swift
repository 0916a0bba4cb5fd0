/// An entry that moved hours or pieces was undone: its postings were made once more with their signs turned.
///
/// Service records and redemptions have reversals of their own, which say what becomes of stars and states.
public struct EntryReversed: Hashable, Sendable {
  /// The entry that no longer counts.
  public let entry: EntryNumber
  /// What that was about.
  public let kind: EntryKind
  /// Who received hours of a pool by it; nil for all other kinds.
  public let grantee: MemberNumber?
  /// Why.
  public let reason: String
  /// Whose wallet an administrator let sink below zero for it, and how far; nil where nothing had to be forced.
  public let debt: Debt?

  /// A wallet below zero.
  public struct Debt: Hashable, Sendable {
    /// Whose.
    public let member: MemberNumber
    /// How far.
    public let minutes: Minutes

    /// Describes a debt.
    public init(member: MemberNumber, minutes: Minutes) {
      self.member = member
      self.minutes = minutes
    }
  }

  /// The kinds of entries that can be undone so.
  public static let reversibleKinds: Set<EntryKind> = [
    .transfer, .donation, .grant, .opening, .adjustment, .expiry, .stockIn, .stockMove, .stockCount,
  ]

  /// Describes a reversal.
  public init(entry: EntryNumber, kind: EntryKind, grantee: MemberNumber?, reason: String, debt: Debt?) {
    self.entry = entry
    self.kind = kind
    self.grantee = grantee
    self.reason = reason
    self.debt = debt
  }

  func write(to facts: inout FactWriter) {
    facts.put("entry", entry)
    facts.put("of-kind", kind.rawValue)
    facts.put("grantee", ifPresent: grantee)
    facts.putText("reason", ifPresent: reason)
    facts.put("debtor", ifPresent: debt?.member)
    if let debt { facts.put("debt", debt.minutes) }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    entry = try facts.number("entry")
    kind = try facts.value("of-kind") { EntryKind(rawValue: $0) }
    grantee = try facts.number(ifPresent: "grantee")
    reason = facts.text("reason") ?? ""
    let debtor: MemberNumber? = try facts.number(ifPresent: "debtor")
    debt = try debtor.map { member throws(LedgerError) in Debt(member: member, minutes: try facts.minutes("debt")) }
  }

  /// Whether the facts of an entry of the kind `reversal` are those of this event and not of a service record's.
  static func isDescribed(by facts: FactReader) -> Bool { facts.string(ifPresent: "of-kind") != nil }
}
