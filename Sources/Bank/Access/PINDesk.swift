import Ledger
import LineProtocol
import Rules
import Store

/// Members' own access, as the desk sets it up: `member pin`, `member unlock`.
enum PINDesk {
  static func set(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try MemberDesk.openMember(request, bank)
    guard let pin = bank.pin else { throw Refusal.internalDefect("a PIN came to the writer without its hash") }
    let reply = try journal(.set, member, bank)
    try bank.transaction.keep(pin.stored, of: member.number)
    return reply
  }

  static func unlock(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    let standing = try bank.books.pin(of: member.number)
    guard PINLock.isLocked(until: standing?.lockedUntil, now: bank.read.now) else {
      throw Refusal.notLocked(member.number)
    }
    let reply = try journal(.unlock, member, bank)
    try bank.transaction.noteWrongPINs(0, lockedUntil: nil, of: member.number)
    return reply
  }

  private static func journal(
    _ action: PINChanged.Action, _ member: StoredMember, _ bank: ChangeContext
  ) throws -> Reply {
    let entry = try bank.append(
      .pin(PINChanged(action: action, member: member.number)), station: member.person.station)
    return Reply(fields: [Field("member", .number(member.number)), entry])
  }
}
