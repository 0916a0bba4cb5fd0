/// A member's own access was changed at the desk; the PIN itself and anything made from it lie outside the journal.
public struct PINChanged: Hashable, Sendable {
  /// What was done.
  public enum Action: String, CaseIterable, Sendable {
    /// A PIN was set, a first one or in the place of another.
    case set
    /// A lock after wrong PINs was opened.
    case unlock
  }

  /// What was done.
  public let action: Action
  /// Whose access it is.
  public let member: MemberNumber

  /// Describes a change.
  public init(action: Action, member: MemberNumber) {
    self.action = action
    self.member = member
  }

  func write(to facts: inout FactWriter) {
    facts.put("action", action.rawValue)
    facts.put("member", member)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    action = try facts.value("action") { Action(rawValue: $0) }
    member = try facts.number("member")
  }
}
