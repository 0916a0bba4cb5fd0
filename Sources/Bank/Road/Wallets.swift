import Ledger
import LineProtocol
import Store

/// What several areas ask of a member and a wallet before they change it.
extension ChangeContext {
  /// A member that a change names, of a station of the caller; one of another station answers like a missing one.
  func requireOwnMember(_ number: MemberNumber) throws -> StoredMember {
    let member = try read.requireMember(number)
    guard read.actsFor(member.person.station) else { throw Refusal.noMember(number) }
    return member
  }

  /// The hours that a member can spend; negative after a forced reversal.
  func available(_ member: MemberNumber) throws -> Minutes {
    Minutes(try books.balance(of: .available(member)))
  }

  /// How far below zero a wallet has to sink for minutes to be taken from it: zero where there are enough.
  func debtNeeded(of member: MemberNumber, for minutes: Minutes, isForced: Bool) throws -> Minutes {
    let available = try available(member)
    let after = try available.subtracting(minutes)
    guard after < .zero, minutes.isPositive else { return .zero }
    guard isForced else {
      throw Refusal.insufficientHours(
        available: available, needed: minutes, redemptions: try books.openRedemptions(of: member))
    }
    return try after.negated()
  }
}
