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
    guard EntryReversed.reversibleKinds.contains(summary.kind) else {
      throw Refusal.notReversibleHere(number, kind: summary.kind)
    }
    if let reversal = try bank.books.reversal(of: number) { throw Refusal.entryReversed(number, by: reversal) }
    let turned = stored.postings.map { Posting($0.account, -$0.amount) }
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

  /// Refuses what the accounts do not hold any more; an administrator can force a wallet below zero, never pool or shelf.
  private static func debt(
    _ postings: [Posting], isForced: Bool, _ bank: ChangeContext
  ) throws -> EntryReversed.Debt? {
    var debt: EntryReversed.Debt?
    for posting in postings where posting.amount < 0 {
      let needed = Minutes(-posting.amount)
      switch posting.account {
      case .available(let member):
        let available = Minutes(try bank.books.balance(of: posting.account))
        guard available < needed else { continue }
        guard isForced else {
          let open = try bank.books.redemptions(Page(), member: member, offer: nil, station: nil, state: .requested)
          throw Refusal.insufficientHours(
            available: available, needed: needed, redemptions: open.map(\.request.redemption))
        }
        debt = EntryReversed.Debt(member: member, minutes: try needed.subtracting(available))
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

extension Refusal {
  fileprivate static func notReversibleHere(_ entry: Int64, kind: EntryKind) -> Refusal {
    let remedy =
      switch kind {
      case .service: Localized("请用 service reverse", "Use service reverse")
      case .hold, .release, .redemption, .exchange: Localized("请通过其兑换办理", "Undo it through its redemption")
      case .reversal: Localized("冲正不能再冲正,请重新录入", "A reversal is not reversed: enter it anew")
      default: Localized("它没有过账,请直接更改所述事项", "It moves nothing: change what it is about")
      }
    return Refusal(
      .notAllowed, [Field("entry", .integer(entry)), Field("kind", .text(kind.rawValue))],
      Localized(
        "第 \(entry) 号分录(\(kind.rawValue))不能在这里冲正。\(remedy.chinese)",
        "Entry \(entry) (\(kind.rawValue)) cannot be undone here. \(remedy.english)"))
  }

  fileprivate static func entryReversed(_ entry: Int64, by reversal: Int64) -> Refusal {
    Refusal(
      .alreadyReversed, [Field("entry", .integer(entry)), Field("reversal", .integer(reversal))],
      Localized(
        "第 \(entry) 号分录已由第 \(reversal) 号分录冲正。如需恢复请重新录入",
        "Entry \(entry) was undone by entry \(reversal). Enter it anew instead"))
  }
}
