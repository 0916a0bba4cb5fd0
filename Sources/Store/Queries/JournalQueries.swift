import Foundation
import GRDB
public import Ledger

/// The row of an entry in a list.
public struct EntrySummary: Hashable, Sendable {
  /// The number.
  public let number: Int64
  /// What it is about.
  public let kind: EntryKind
  /// When it was entered.
  public let at: Instant
  /// The effective date.
  public let date: LocalDate
  /// Who did it.
  public let actor: Actor
  /// In which role.
  public let role: Role
  /// At which station.
  public let station: Code?
  /// The number of its postings.
  public let postingCount: Int
}

/// An entry as it is stored.
public struct StoredEntry: Sendable {
  /// The bytes that are hashed.
  public let canonical: [UInt8]
  /// The stored hash.
  public let hash: Digest
  /// Texts that lie beside the chain.
  public let texts: [SealedText]
  /// Stored postings with the balance of their account after them.
  public let postings: [(account: Account, amount: Int64, balance: Int64)]
}

/// An account with its balance.
public struct AccountBalance: Hashable, Sendable {
  /// The account.
  public let account: Account
  /// Its balance in its unit.
  public let balance: Int64
}

/// A line of a wallet's statement.
public struct StatementLine: Hashable, Sendable {
  /// The entry.
  public let entry: Int64
  /// When it was entered.
  public let at: Instant
  /// The effective date.
  public let date: LocalDate
  /// What it is about.
  public let kind: EntryKind
  /// The change of the available hours.
  public let change: Minutes
  /// The available hours after it.
  public let available: Minutes
  /// The held hours after it.
  public let held: Minutes
  /// What people wrote: activity, reason.
  public let text: String?
  /// The offer, where it is about a redemption.
  public let offer: Code?
}

extension BookReader {
  /// The end of the journal.
  public func tail() throws -> JournalTail {
    try db.first("SELECT number, hash, at FROM entry ORDER BY number DESC LIMIT 1") { row in
      JournalTail(number: row[0], hash: try row.digest(1), at: Instant(milliseconds: row[2]))
    } ?? .origin
  }

  /// The number of the last entry that was entered at or before an instant; 0 where there is none.
  public func lastEntry(at instant: Instant) throws -> Int64 {
    // Instants never run back, so a search over the numbers finds the place without an index.
    var low: Int64 = 0
    var high = try tail().number
    while low < high {
      let middle = low + (high - low + 1) / 2
      let at = try db.first("SELECT at FROM entry WHERE number = ?", [middle]) { $0[0] as Int64 } ?? 0
      if at <= instant.milliseconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Entries after a number, oldest first.
  ///
  /// - Parameters:
  ///   - kinds: Only these; nil for all.
  ///   - stations: Only those of these stations; nil for all.
  public func entries(_ page: Page<Int64>, kinds: Set<EntryKind>?, stations: Set<Code>?) throws -> [EntrySummary] {
    var conditions = ["number > ?"]
    var arguments: [any SQLValue] = [page.after ?? 0]
    if let kinds {
      conditions.append("kind IN (\(placeholders(kinds.count)))")
      arguments += kinds.map(\.rawValue).sorted()
      // The index leaves out services, which are nearly every entry: an entry of that kind is found without it.
      if !kinds.contains(.service) { conditions.append("kind <> 'service'") }
    }
    if let stations {
      conditions.append("station IN (\(placeholders(stations.count)))")
      arguments += stations.map(\.text).sorted()
    }
    return try db.all(
      """
      SELECT number, kind, at, date, actor, role, station, postings FROM entry
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY number LIMIT ?
      """, arguments + [page.sqlLimit], readSummary)
  }

  /// Entries after one number up to another, oldest first.
  public func entries(
    after: Int64, through: Int64, kinds: Set<EntryKind>?, stations: Set<Code>?
  ) throws -> [EntrySummary] {
    try db.all(
      """
      SELECT number, kind, at, date, actor, role, station, postings FROM entry
      WHERE number > ? AND number <= ? ORDER BY number
      """, [after, through], readSummary
    ).filter { entry in
      (kinds?.contains(entry.kind) ?? true) && (stations.map { entry.station.map($0.contains) ?? false } ?? true)
    }
  }

  /// The stored form of an entry, or nil where there is none.
  public func entry(_ number: Int64) throws -> StoredEntry? {
    let head = try db.first("SELECT canonical, hash FROM entry WHERE number = ?", [number]) { row in
      (canonical: row.bytes(0), hash: try row.digest(1))
    }
    guard let head else { return nil }
    return StoredEntry(
      canonical: head.canonical, hash: head.hash, texts: try texts(of: number), postings: try postings(of: number))
  }

  /// The summary of an entry, or nil where there is none.
  public func summary(of number: Int64) throws -> EntrySummary? {
    try db.first(
      "SELECT number, kind, at, date, actor, role, station, postings FROM entry WHERE number = ?", [number],
      readSummary)
  }

  func texts(of entry: Int64) throws -> [SealedText] {
    try db.all("SELECT name, salt, text FROM entry_text WHERE entry = ? ORDER BY name", [entry]) { row in
      SealedText(name: row[0], salt: row.bytes(1), text: row[2])
    }
  }

  func postings(of entry: Int64) throws -> [(account: Account, amount: Int64, balance: Int64)] {
    try db.all(
      """
      SELECT account.name, amount, posting.balance FROM posting JOIN account ON account.id = posting.account
      WHERE posting.entry = ? ORDER BY posting.account
      """, [entry]
    ) { row in
      guard let account = Account(row[0] as String) else { throw row.damage(0) }
      return (account, row[1], row[2])
    }
  }

  /// The balance of an account; 0 where it was never posted to.
  public func balance(of account: Account) throws -> Int64 {
    try db.count("SELECT balance FROM account WHERE name = ?", [account.description])
  }

  /// The balance of an account after an entry; 0 where it had not been posted to by then.
  public func balance(of account: Account, through entry: Int64) throws -> Int64 {
    try db.count(
      """
      SELECT posting.balance FROM account JOIN posting ON posting.account = account.id
      WHERE account.name = ? AND posting.entry <= ? ORDER BY posting.entry DESC LIMIT 1
      """, [account.description, entry])
  }

  /// Every account with its balance after an entry, by name; accounts without a posting by then are left out.
  public func trialBalance(through entry: Int64) throws -> [AccountBalance] {
    try db.all(
      """
      SELECT name, (SELECT balance FROM posting WHERE posting.account = account.id AND posting.entry <= ?1
        ORDER BY posting.entry DESC LIMIT 1) AS then_balance
      FROM account WHERE then_balance IS NOT NULL ORDER BY name
      """, [entry]
    ) { row in
      guard let account = Account(row[0] as String) else { throw row.damage(0) }
      return AccountBalance(account: account, balance: row[1])
    }
  }

  /// The lines of a member's wallet, oldest first, with the held hours carried along.
  ///
  /// - Parameters:
  ///   - from: Only what was entered at or after this instant.
  ///   - until: Only what was entered before this instant.
  public func statement(of member: MemberNumber, from: Instant?, until: Instant?) throws -> [StatementLine] {
    let ids = try walletIDs(of: member)
    guard ids.available != nil || ids.held != nil else { return [] }
    var available = Minutes.zero
    var held = Minutes.zero
    var lines: [StatementLine] = []
    let rows = try db.all(
      """
      SELECT entry.number, entry.at, entry.date, entry.kind, own.amount, own.balance, frozen.balance,
        coalesce(
          (SELECT text FROM entry_text WHERE entry = entry.number AND name = 'activity'),
          (SELECT text FROM entry_text WHERE entry = entry.number AND name = 'reason')),
        (SELECT offer FROM redemption WHERE journaled = entry.number OR redemption.entry = entry.number
          OR fulfilled = entry.number LIMIT 1)
      FROM entry
        LEFT JOIN posting AS own ON own.account = ?1 AND own.entry = entry.number
        LEFT JOIN posting AS frozen ON frozen.account = ?2 AND frozen.entry = entry.number
      WHERE entry.number IN (SELECT entry FROM posting WHERE account IN (?1, ?2)) ORDER BY entry.number
      """, [ids.available ?? -1, ids.held ?? -1], readStatementRow)
    for row in rows {
      if let balance = row.available { available = Minutes(balance) }
      if let balance = row.held { held = Minutes(balance) }
      if let until, row.at >= until { break }
      if let from, row.at < from { continue }
      lines.append(
        StatementLine(
          entry: row.entry, at: row.at, date: row.date, kind: row.kind, change: Minutes(row.change ?? 0),
          available: available, held: held, text: row.text, offer: row.offer))
    }
    return lines
  }

  private func walletIDs(of member: MemberNumber) throws -> (available: Int64?, held: Int64?) {
    func id(_ account: Account) throws -> Int64? {
      try db.first("SELECT id FROM account WHERE name = ?", [account.description]) { $0[0] }
    }
    return (try id(.available(member)), try id(.held(member)))
  }

  private struct StatementRow {
    let entry: Int64
    let at: Instant
    let date: LocalDate
    let kind: EntryKind
    let change: Int64?
    let available: Int64?
    let held: Int64?
    let text: String?
    let offer: Code?
  }

  private func readStatementRow(_ row: SQLRow) throws -> StatementRow {
    guard let kind = EntryKind(rawValue: row[3]) else { throw row.damage(3) }
    return StatementRow(
      entry: row[0], at: Instant(milliseconds: row[1]), date: try row.date(2), kind: kind, change: row[4],
      available: row[5], held: row[6], text: row[7], offer: try row.code(ifPresent: 8))
  }

  private func readSummary(_ row: SQLRow) throws -> EntrySummary {
    guard let kind = EntryKind(rawValue: row[1]) else { throw row.damage(1) }
    guard let actor = Actor(row[4] as String) else { throw row.damage(4) }
    guard let role = Role(rawValue: row[5]) else { throw row.damage(5) }
    return EntrySummary(
      number: row[0], kind: kind, at: Instant(milliseconds: row[2]), date: try row.date(3), actor: actor, role: role,
      station: try row.code(ifPresent: 6), postingCount: row[7])
  }

  func placeholders(_ count: Int) -> String {
    repeatElement("?", count: count).joined(separator: ", ")
  }
}
