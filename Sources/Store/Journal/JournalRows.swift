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
    let account = try find(.available(member))
    try db.run("UPDATE account SET debt = ? WHERE id = ?", [debt.count, account.id])
  }

  /// Writes postings with the balances after them, which it gives; they belong to the entry that is written next.
  @discardableResult
  func write(_ postings: Postings, entry: EntryNumber) throws -> [Int64] {
    try postings.all.map { posting in
      var account = try db.known.accounts[posting.account] ?? find(posting.account)
      let (after, overflow) = account.balance.addingReportingOverflow(posting.amount)
      guard !overflow else { throw LedgerError.overflow }
      try db.run(
        "INSERT INTO posting (account, entry, amount, balance) VALUES (?, ?, ?, ?)",
        binding: account.id, entry.value, posting.amount, after)
      account.balance = after
      db.known.accounts[posting.account] = account
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
      binding: header.number.value, header.kind.rawValue, header.at.milliseconds, header.date.dayNumber,
      header.actor.description, header.role.rawValue, header.station?.text, postingCount, canonical, hash)
  }

  /// The row of an account, which an account that was never posted to gets only now.
  private func find(_ account: Account) throws -> KnownAccount {
    let name = account.description
    let found = try db.first("SELECT id, balance FROM account WHERE name = ?", [name]) { row in
      KnownAccount(id: row[0], balance: row[1])
    }
    if let found { return found }
    let bounds = account.bounds
    try db.run(
      "INSERT INTO account (name, unit, minimum, maximum) VALUES (?, ?, ?, ?)",
      [name, account.unit.description, bounds.lowerBound, bounds.upperBound])
    return KnownAccount(id: db.lastInsertedRowID, balance: 0)
  }
}
