/// A fulfilled redemption was taken back: the member has the hours again.
public struct RedemptionReturned: Hashable, Sendable {
  /// What was taken back.
  public enum Subject: Hashable, Sendable {
    /// A gift, by the member who got it; one that is spoiled does not go back to the shelf.
    case gift(member: MemberNumber, isSpoiled: Bool)
    /// A service: the provider's record is reversed by the same entry.
    case service(RecordReversed)
  }

  /// The redemption.
  public let redemption: RedemptionNumber
  /// What was taken back.
  public let subject: Subject
  /// Why.
  public let reason: String

  /// Describes the return of a gift.
  public init(redemption: RedemptionNumber, member: MemberNumber, isSpoiled: Bool, reason: String) {
    self.redemption = redemption
    subject = .gift(member: member, isSpoiled: isSpoiled)
    self.reason = reason
  }

  /// Describes the return of a service, for the reason of the reversal.
  public init(redemption: RedemptionNumber, reversal: RecordReversed) {
    self.redemption = redemption
    subject = .service(reversal)
    reason = reversal.reason
  }

  /// The reversal of the provider's record; nil for a gift.
  public var reversal: RecordReversed? {
    if case .service(let reversal) = subject { reversal } else { nil }
  }

  func write(to facts: inout FactWriter) {
    facts.put("redemption", redemption)
    switch subject {
    case .gift(let member, let isSpoiled):
      facts.put("member", member)
      facts.putText("reason", ifPresent: reason)
      if isSpoiled { facts.put("spoiled", true) }
    case .service(let reversal): reversal.write(to: &facts)
    }
  }

  init(_ facts: FactReader) throws(LedgerError) {
    redemption = try facts.number("redemption")
    if facts.string(ifPresent: "record") != nil {
      let reversal = try RecordReversed(facts)
      subject = .service(reversal)
      reason = reversal.reason
    } else {
      subject = .gift(
        member: try facts.number("member"), isSpoiled: try facts.value(ifPresent: "spoiled") { Bool($0) } ?? false)
      reason = facts.text("reason") ?? ""
    }
  }
}
