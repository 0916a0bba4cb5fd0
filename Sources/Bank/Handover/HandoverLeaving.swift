import Ledger
import LineProtocol
import Rules
import Store

/// A member who goes to another bank: nothing may be open here, and what is in the wallet goes along.
struct HandoverLeaving {
  let member: StoredMember
  /// The hours that go along.
  let balance: Minutes
  private let bank: ChangeContext

  /// Refuses where anything of the member's is undecided.
  init(_ member: StoredMember, _ bank: ChangeContext) throws {
    self.member = member
    self.bank = bank
    let unsettled = try bank.unsettled(of: member.number)
    guard unsettled.isEmpty else { throw Refusal.unsettled(member.number, unsettled) }
    balance = try bank.available(member.number)
    guard balance >= .zero else { throw Refusal.inDebt(member.number, available: balance) }
    let open = try bank.books.openRedemptions(of: member.number)
    guard open.isEmpty else { throw Refusal.redemptionsOpen(member.number, open) }
    let donatable = Minutes(try bank.books.balance(of: .donatable(member.number)))
    guard !donatable.isPositive else { throw Refusal.donatableStays(member.number, donatable) }
  }

  /// Ends the membership, once the wallet is empty.
  func leave() throws { _ = try MemberClosing(handedOver: member, bank).carryOut(.left) }
}
