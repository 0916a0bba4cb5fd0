/// A member who was entered twice was taken into the one that stays: wallet, records, teams and household move over.
public struct MembersMerged: Hashable, Sendable {
  /// The entry that goes.
  public let member: MemberNumber
  /// The one that stays.
  public let into: MemberNumber
  /// The records that count for the one that stays from now on, reversed ones included.
  public let records: [RecordNumber]
  /// How far the wallet of the one that stays sinks below zero by a debt that moves; zero where it does not.
  public let debt: Minutes
  /// The changes of stars that it caused.
  public let stars: [StarChange]
  /// Why.
  public let reason: String

  /// Describes a merge.
  public init(
    member: MemberNumber, into: MemberNumber, records: [RecordNumber], debt: Minutes, stars: [StarChange],
    reason: String
  ) {
    self.member = member
    self.into = into
    self.records = records
    self.debt = debt
    self.stars = stars
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("member", member)
    facts.put("into", into)
    facts.put("record", each: records)
    if debt.isPositive { facts.put("debt", debt) }
    facts.put("star", each: stars)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    member = try facts.number("member")
    into = try facts.number("into")
    records = try facts.values("record") { Int64($0).flatMap { RecordNumber($0) } }
    debt = try facts.minutes(ifPresent: "debt") ?? .zero
    stars = try facts.values("star") { StarChange($0) }
    reason = facts.text("reason") ?? ""
  }
}
