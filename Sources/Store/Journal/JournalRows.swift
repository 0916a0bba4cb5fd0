import Foundation
import GRDB
import Ledger

/// Writes the rows of the journal tables; used by the writer, by `verify` and by `rebuild` alike.
struct JournalRows {
  private let db: Connection

  init(_ db: Connection) {
    self.db = db
  }

  /// Lowers the floor of a wallet by exactly what a forced reversal needs.
  func allowDebt(of event: JournalEvent) throws {
    if let debt = event.debt { try lowerFloor(of: debt.member, by: debt.minutes) }
  }

  private func lowerFloor(of member: MemberNumber, by debt: Minutes) throws {
    // A wallet that was never posted to is an account only now.
    let (id, _) = try account(.available(member))
    try db.run("UPDATE account SET debt = ? WHERE id = ?", [debt.count, id])
  }

  /// Writes postings with the balances after them, which it gives; they belong to the entry that is written next.
  @discardableResult
  func write(_ postings: Postings, entry: EntryNumber) throws -> [Int64] {
    try postings.all.map { posting in
      let (id, balance) = try account(posting.account)
      let (after, overflow) = balance.addingReportingOverflow(posting.amount)
      guard !overflow else { throw LedgerError.overflow }
      try db.run(
        "INSERT INTO posting (account, entry, amount, balance) VALUES (?, ?, ?, ?)",
        [id, entry.value, posting.amount, after])
      return after
    }
  }

  func write(_ texts: [SealedText], entry: EntryNumber) throws {
    for text in texts {
      try db.run(
        "INSERT INTO entry_text (entry, name, salt, text) VALUES (?, ?, ?, ?)",
        [entry.value, text.name, text.salt, text.text])
    }
  }

  func write(_ header: EntryHeader, postingCount: Int, canonical: [UInt8], hash: Digest) throws {
    try db.run(
      """
      INSERT INTO entry (number, kind, at, date, actor, role, station, postings, canonical, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        header.number.value, header.kind.rawValue, header.at.milliseconds, header.date.dayNumber,
        header.actor.description, header.role.rawValue, header.station?.text, postingCount, canonical,
        hash.bytes,
      ])
  }

  private func account(_ account: Account) throws -> (id: Int64, balance: Int64) {
    let name = account.description
    let sql = "SELECT id, balance FROM account WHERE name = ?"
    if let found = try db.first(sql, [name], { ($0[0] as Int64, $0[1] as Int64) }) { return found }
    let bounds = account.bounds
    try db.run(
      "INSERT INTO account (name, unit, minimum, maximum) VALUES (?, ?, ?, ?)",
      [name, account.unit.description, bounds.lowerBound, bounds.upperBound])
    return (db.lastInsertedRowID, 0)
  }
}
