import Ledger
import LineProtocol
import Rules
import Store

/// What becomes of a person's data when the person has left: `member erase|freeze|unfreeze`.
///
/// Numbers stay: the ledger, records and stars are kept at least ten years. Texts go, unless a legal term runs.
enum ErasureDesk {
  static func freeze(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    let until = try bank.read.date(request, "until")
    guard let until else { throw Refusal.missingParameter("until") }
    guard member.erased == nil else { throw Refusal.erasedAlready(member.number) }
    guard until >= bank.today else { throw Refusal.freezeInThePast(until, today: bank.today) }
    return try journal(
      MemberFrozen(member: member.number, until: until, reason: try request.neededText("reason")), member, bank)
  }

  static func unfreeze(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    guard try bank.books.freeze(of: member.number) != nil else { throw Refusal.notFrozen(member.number) }
    return try journal(
      MemberFrozen(member: member.number, until: nil, reason: try request.neededText("reason")), member, bank)
  }

  static func erase(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.requireOwnMember(try request.neededNumber("member"))
    try check(member, bank)
    let reason = try request.neededText("reason")
    let found = try bank.books.textsToErase(of: member.number)
    guard !found.rules.isNamed(in: reason) else { throw Refusal.reasonNames }
    let origin = JournalTransaction.Origin(
      actor: bank.actor, role: bank.read.caller.role, station: member.person.station, key: bank.key)
    let entry = try bank.transaction.erase(
      member.number, found, reason: reason, date: bank.today, origin: origin,
      unknowable: { Digest(bank.randomness.bytes(32)) ?? .origin })
    return Reply(fields: [
      Field("member", .number(member.number)),
      Field("texts", .integer(Int64(found.texts.reduce(0) { $0 + $1.names.count }))),
      Field("entry", .number(entry.number)),
    ])
  }

  /// Only of a member who has left and with whom everything is settled, unless a legal term runs.
  private static func check(_ member: StoredMember, _ bank: ChangeContext) throws {
    let number = member.number
    guard member.erased == nil else { throw Refusal.erasedAlready(number) }
    if let into = member.mergedInto { throw Refusal.mergedIsErased(number, with: into) }
    guard member.closed != nil else { throw Refusal.eraseOpen(number) }
    let unsettled = try bank.unsettled(of: number)
    guard unsettled.isEmpty else { throw Refusal.unsettled(number, unsettled) }
    let open = try bank.books.openRedemptions(of: number)
    let left = try [Account.available(number), .held(number), .donatable(number)].map { try bank.books.balance(of: $0) }
    guard open.isEmpty, left.allSatisfy({ $0 == 0 }) else {
      throw Refusal.eraseUnsettled(number, available: Minutes(left[0]), held: Minutes(left[1]), open)
    }
    if let handover = try bank.books.openHandover(of: [number] + bank.books.mergedInto(number)) {
      throw Refusal.handoverUnderWay(handover)
    }
    if let freeze = try bank.books.freeze(of: number), freeze.until >= bank.today {
      throw Refusal.frozen(number, until: freeze.until)
    }
  }

  private static func journal(_ event: MemberFrozen, _ member: StoredMember, _ bank: ChangeContext) throws -> Reply {
    let entry = try bank.append(.freeze(event), station: member.person.station)
    return Reply(fields: [
      Field("member", .number(event.member)), Field("until", .optional(event.until, Value.date)), entry,
    ])
  }
}
