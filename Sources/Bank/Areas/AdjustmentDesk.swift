import Ledger
import LineProtocol
import Rules
import Store

/// Adjustments of wallets, which take two administrators: `adjust`, `adjust confirm|reject|list`.
enum AdjustmentDesk {
  static func propose(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let member = try bank.read.requireMember(try request.neededNumber("member"))
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    let minutes = try request.neededAmount("minutes")
    let isTaken = try request.neededText("direction") == "take"
    let reason = try request.neededText("reason")
    let isForced = request.flag("force")
    if isTaken { _ = try bank.debtNeeded(of: member.number, for: minutes, isForced: isForced) }
    guard let number = AdjustmentNumber(try bank.books.nextAdjustmentNumber()) else {
      throw Refusal.internalDefect("adjustment numbers have run out")
    }
    let event = HoursAdjusted(
      step: .proposed, adjustment: number, member: member.number, minutes: isTaken ? try minutes.negated() : minutes,
      isForced: isForced, reason: reason)
    let entry = try bank.append(.adjustment(event), station: member.person.station)
    return try reply(number, entry, bank)
  }

  static func confirm(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let proposed = try openAdjustment(request, bank)
    let member = try bank.read.requireMember(proposed.member)
    guard member.closed == nil else { throw Refusal.memberClosed(member.number) }
    guard proposed.proposer != bank.actor else { throw Refusal.ownAdjustment(proposed.number) }
    let isTaken = proposed.minutes < .zero
    let amount = isTaken ? try proposed.minutes.negated() : proposed.minutes
    let debt =
      isTaken ? try bank.debtNeeded(of: proposed.member, for: amount, isForced: proposed.isForced) : .zero
    let event = HoursAdjusted(
      step: .confirmed, adjustment: proposed.number, member: proposed.member, minutes: proposed.minutes,
      isForced: proposed.isForced, debt: debt, reason: proposed.reason ?? "")
    let wallet = Account.available(proposed.member)
    let entry = try bank.append(
      .adjustment(event), station: member.person.station,
      postings: isTaken
        ? .move(amount.count, from: wallet, to: .opening) : .move(amount.count, from: .opening, to: wallet))
    return try reply(proposed.number, entry, bank)
  }

  static func reject(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let proposed = try openAdjustment(request, bank)
    let event = HoursAdjusted(
      step: .rejected, adjustment: proposed.number, member: proposed.member, minutes: proposed.minutes,
      isForced: proposed.isForced, reason: try request.neededText("reason"))
    let station = try bank.read.requireMember(proposed.member).person.station
    let entry = try bank.append(.adjustment(event), station: station)
    return try reply(proposed.number, entry, bank)
  }

  static func list(_ request: Request, _ bank: ReadContext) throws -> Reply {
    let page = try request.numberedPage()
    let member: MemberNumber? = request.number("member")
    if let member { _ = try bank.requireMember(member) }
    let found = try bank.books.adjustments(
      page, member: member, state: request.text("state").flatMap(StoredAdjustment.State.init(rawValue:)))
    return try .page(found, page, key: { .number($0.number) }, row: { try row($0, bank) })
  }

  /// The adjustment that a request names: there, and waiting for a second administrator.
  private static func openAdjustment(_ request: Request, _ bank: ChangeContext) throws -> StoredAdjustment {
    let number: AdjustmentNumber = try request.neededNumber("adjustment")
    guard let adjustment = try bank.books.adjustment(number) else { throw Refusal.noAdjustment(number) }
    guard adjustment.state == .proposed else { throw Refusal.adjustmentDecided(number, adjustment.state) }
    return adjustment
  }

  private static func reply(_ number: AdjustmentNumber, _ entry: Field, _ bank: ChangeContext) throws -> Reply {
    guard let adjustment = try bank.books.adjustment(number) else { throw Refusal.noAdjustment(number) }
    return Reply(rows: [try row(adjustment, bank.read)], fields: [Field("adjustment", .number(number)), entry])
  }

  private static func row(_ adjustment: StoredAdjustment, _ bank: ReadContext) throws -> Reply.Row {
    let isTaken = adjustment.minutes < .zero
    return [
      Field("adjustment", .number(adjustment.number)), Field("member", .number(adjustment.member)),
      Field("direction", .text(isTaken ? "take" : "add")),
      Field("minutes", .duration(isTaken ? try adjustment.minutes.negated() : adjustment.minutes)),
      Field("state", .text(adjustment.state.rawValue)), Field("forced", .flag(adjustment.isForced)),
      Field("user", .text(JournalDesk.user(adjustment.proposer))),
      Field("at", .text(bank.profile.calendar.rfc3339(adjustment.proposedAt))),
      Field("reason", .optional(adjustment.reason, Value.text)),
      Field("available", .duration(Minutes(try bank.books.balance(of: .available(adjustment.member))))),
    ]
  }
}
