import GRDB
import Ledger

/// Writes into the projections what an event means: the same code for a new entry, for `verify` and for `rebuild`.
struct Projector {
  let db: Connection

  init(_ db: Connection) {
    self.db = db
  }

  /// Applies an event whose entry has just been written.
  func apply(_ event: JournalEvent, header: EntryHeader) throws {
    let entry = header.number.value
    switch event {
    case .bank(let event):
      try db.run("INSERT INTO bank (id, name, zone, entry) VALUES (1, ?, ?, ?)", [event.name, event.timeZone, entry])
    case .policy(let event): try apply(event, entry: entry)
    case .assessment(let event): try apply(event, entry: entry)
    case .station(let event): try apply(event, on: header.date, entry: entry)
    case .grant(let event): try apply(event, entry: entry)
    case .member(let event): try apply(event, on: header.date, entry: entry)
    case .team(let event): try apply(event, on: header.date, entry: entry)
    case .membership(let event): try apply(event, entry: entry)
    case .checkin(let event): try apply(event, header: header)
    case .checkout(let event): try apply(event, entry: entry)
    case .service(let event): try apply(event, header: header, redemption: nil)
    case .review(let event): try apply(event, header: header)
    case .credit(let event): try apply(event, entry: entry)
    case .reversal(let event): try apply(event, entry: entry)
    case .score(let event): try apply(event, entry: entry)
    case .opening, .stock, .transfer, .donation, .expiry, .clock, .head, .pin, .restoration: break
    case .approval(let event): try apply(event, by: header.actor, entry: entry)
    case .certificate(let event): try apply(event, entry: entry)
    case .training(let event): try apply(event, header: header)
    case .activity(let event): try apply(event, header: header)
    case .signup(let event): try apply(event, header: header)
    case .skills(let event): try apply(event, entry: entry)
    case .resource(let event): try apply(event, header: header)
    case .need(let event): try apply(event, header: header)
    case .pair(let event): try apply(event, header: header)
    case .complaint(let event): try apply(event, header: header)
    case .evaluation(let event): try apply(event, header: header)
    case .ballot(let event): try apply(event, entry: entry)
    case .honour(let event): try apply(event, entry: entry)
    case .consent(let event): try apply(event, entry: entry)
    case .trust(let event): try apply(event, entry: entry)
    case .handover(let event): try apply(event, entry: entry)
    case .freeze(let event): try apply(event, entry: entry)
    case .erasure(let event): try apply(event, on: header.date, entry: entry)
    case .household(let event): try apply(event, entry: entry)
    case .pool(let event): try apply(event, entry: entry)
    case .allowanceMonth(let event):
      try db.run(
        "INSERT INTO allowance_month (pool, month, given, entry) VALUES (?, ?, ?, ?)",
        [event.pool.text, event.month, event.isGiven ? 1 : 0, entry])
    case .adjustment(let event): try apply(event, by: header.actor, entry: entry)
    case .merge(let event): try apply(event, on: header.date, entry: entry)
    case .allowance(let event): try count(grants: 1, of: event.member, entry: entry)
    case .undoing(let event): try apply(event, entry: entry)
    case .offer(let event): try apply(event, on: header.date, entry: entry)
    case .hold(let event): try apply(event, on: header.date, entry: entry)
    case .release(let event): try apply(event, entry: entry)
    case .redemption(let event): try fulfil(event.redemption, entry: entry)
    case .exchange(let event): try apply(event, header: header)
    case .assignment(let event): try apply(event, entry: entry)
    case .word(let event): try apply(event, entry: entry)
    case .dispute(let event): try apply(event, entry: entry)
    case .giveBack(let event): try apply(event, entry: entry)
    }
  }

  func closing(_ action: ChangeAction, on date: LocalDate) -> Int32? {
    action == .close ? date.dayNumber : nil
  }
}
