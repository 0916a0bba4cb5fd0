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
