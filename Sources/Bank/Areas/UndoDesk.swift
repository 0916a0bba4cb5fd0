import Ledger
import LineProtocol
import Rules
import Store

/// Undoing entries that moved hours or pieces and have no business record: `journal reverse`.
enum UndoDesk {
  static func reverse(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let number = try request.neededInteger("entry")
    guard let summary = try bank.books.summary(of: number), let stored = try bank.books.entry(number),
      let entry = EntryNumber(number)
    else { throw Refusal.noEntry(number) }
    guard EntryReversed.reversibleKinds.contains(summary.kind), !stored.postings.isEmpty else {
      throw Refusal.notReversibleHere(number, kind: summary.kind)
    }
    if let reversal = try bank.books.reversal(of: number) { throw Refusal.entryReversed(number, by: reversal) }
    let turned = stored.postings.map { Posting($0.account, -$0.amount) }
    try checkOpen(turned, bank)
    let debt = try debt(turned, isForced: request.flag("force"), bank)
    let event = EntryReversed(
      entry: entry, kind: summary.kind, grantee: grantee(summary.kind, stored),
      reason: try request.neededText("reason"), debt: debt)
    let field = try bank.append(
      .undoing(event), date: summary.date, station: summary.station, postings: try Postings(turned))
    return Reply(
      rows: try turned.map { posting in
        [
          Field("account", .text(posting.account.description)),
          Field("unit", .text(posting.account.unit.description)),
          Field("amount", .text(JournalDesk.amount(posting.amount, posting.account))),
          Field(
            "balance",
            .text(JournalDesk.amount(try bank.books.balance(of: posting.account), posting.account))),
        ]
      }, fields: [field])
  }

  private static func grantee(_ kind: EntryKind, _ stored: StoredEntry) -> MemberNumber? {
    guard kind == .grant else { return nil }
    return stored.postings.lazy.compactMap { posting in
      if case .available(let member) = posting.account { member } else { nil }
    }.first
  }

  /// Nothing may be left in the wallet of a member who has gone.
  private static func checkOpen(_ postings: [Posting], _ bank: ChangeContext) throws {
    for posting in postings {
      switch posting.account {
      case .available(let member), .held(let member), .donatable(let member):
        if try bank.read.requireMember(member).closed != nil { throw Refusal.memberClosed(member) }
      default: continue
      }
    }
  }

  /// Refuses what the accounts do not hold any more; an administrator can force a wallet below zero, never pool or shelf.
  private static func debt(
    _ postings: [Posting], isForced: Bool, _ bank: ChangeContext
  ) throws -> EntryReversed.Debt? {
    var debt: EntryReversed.Debt?
    for posting in postings where posting.amount < 0 {
      let needed = Minutes(-posting.amount)
      switch posting.account {
      case .available(let member):
        let minutes = try bank.debtNeeded(of: member, for: needed, isForced: isForced)
        if minutes.isPositive { debt = EntryReversed.Debt(member: member, minutes: minutes) }
      case .pool(let pool):
        let available = Minutes(try bank.books.balance(of: posting.account))
        if available < needed { throw Refusal.poolTooSmall(pool, available: available, needed: needed) }
      case .stock(let gift, let station):
        try StockDesk.checkReserved(gift, station, after: posting.amount, bank)
      default: continue
      }
    }
    return debt
  }
}
