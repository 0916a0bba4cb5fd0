/// A wallet was to be adjusted: proposed by one administrator, carried out or given up by another; or a debt was written
/// off when its member was closed.
///
/// Only what is carried out or written off has postings, between the wallet and `bank/opening`.
public struct HoursAdjusted: Hashable, Sendable {
  /// How far an adjustment has come.
  public enum Step: String, CaseIterable, Sendable {
    /// Somebody asks for it.
    case proposed
    /// Somebody else carried it out.
    case confirmed
    /// It was given up.
    case rejected
    /// What a member owed was written off at the closing.
    case writtenOff = "written-off"
  }

  /// How far it has come with this entry.
  public let step: Step
  /// The number of the adjustment; nil where a debt is written off.
  public let adjustment: AdjustmentNumber?
  /// Whose wallet.
  public let member: MemberNumber
  /// What is added to the wallet, or taken from it where negative.
  public let minutes: Minutes
  /// Whether the wallet may sink below zero for it.
  public let isForced: Bool
  /// How far the wallet stands below zero after it because it was forced.
  public let debt: Minutes
  /// Why.
  public let reason: String

  /// Describes a step.
  public init(
    step: Step, adjustment: AdjustmentNumber?, member: MemberNumber, minutes: Minutes, isForced: Bool = false,
    debt: Minutes = .zero, reason: String
  ) {
    self.step = step
    self.adjustment = adjustment
    self.member = member
    self.minutes = minutes
    self.isForced = isForced
    self.debt = debt
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("step", step.rawValue)
    facts.put("adjustment", ifPresent: adjustment)
    facts.put("member", member)
    facts.put("minutes", minutes)
    if isForced { facts.put("forced", true) }
    if debt.isPositive { facts.put("debt", debt) }
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    step = try facts.value("step") { Step(rawValue: $0) }
    adjustment = try facts.number(ifPresent: "adjustment")
    member = try facts.number("member")
    minutes = try facts.minutes("minutes")
    isForced = try facts.value(ifPresent: "forced") { Bool($0) } ?? false
    debt = try facts.minutes(ifPresent: "debt") ?? .zero
    reason = facts.text("reason") ?? ""
  }
}
