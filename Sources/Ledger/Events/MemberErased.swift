/// A member who has left was erased: the texts named here lie beside the chain no more, nor do their salts.
///
/// The chain keeps their hashes, which without the salts tell nothing, and all numbers.
public struct MemberErased: Hashable, Sendable {
  /// Texts of one entry that went.
  public struct Texts: Hashable, Sendable, CustomStringConvertible {
    /// The entry.
    public let entry: Int64
    /// The names of its texts that went, in the order of the names.
    public let names: [String]

    /// Names texts of an entry.
    public init(entry: Int64, names: [String]) {
      self.entry = entry
      self.names = names
    }

    /// `57:name,phone`.
    public var description: String { "\(entry):\(names.joined(separator: ","))" }

    init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let entry = Int64(parts[0]) else { return nil }
      self.init(entry: entry, names: parts[1].split(separator: ",").map(String.init))
    }
  }

  /// The member.
  public let member: MemberNumber
  /// What went.
  public let texts: [Texts]
  /// Why, in words that name nobody.
  public let reason: String

  /// Describes an erasure.
  public init(member: MemberNumber, texts: [Texts], reason: String) {
    self.member = member
    self.texts = texts
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("erased", each: texts)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    texts = try facts.values("erased") { Texts($0) }
    reason = facts.text("reason") ?? ""
  }
}
