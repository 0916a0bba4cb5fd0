import Ledger
import LineProtocol
import Store

/// What a member who has logged in may do: everything that is the member's own, and nothing of anybody else.
enum OwnAccess {
  /// Refuses a request for another member, as if there were none.
  static func check(_ request: Request, caller: Caller) throws(Refusal) {
    guard caller.role == .member, let name = request.command.ownParameter else { return }
    guard let number: MemberNumber = request.number(name) else {
      throw .denied(command: request.command.name, caller: caller)
    }
    guard number == caller.ownMember else { throw .noMember(number) }
  }
}

extension Caller {
  /// The member who has logged in, where one has: all else is none of that member's business.
  var loggedIn: MemberNumber? { role == .member ? ownMember : nil }

  /// In whose name this caller's changes are journaled.
  var actor: Actor { loggedIn.map { .member($0, atKiosk: user) } ?? .user(user) }
}

extension ReadContext {
  /// Whether the caller may see or change a redemption: a logged-in member only where requester or provider.
  func mayTouch(_ redemption: StoredRedemption) -> Bool {
    guard let own = caller.loggedIn else { return actsFor(redemption.request.station) }
    return redemption.request.member == own || redemption.provider == own
  }
}
