public import Ledger

/// A stretch of a wallet's statement.
public struct WalletStatement: Hashable, Sendable {
  /// The available hours before the first line.
  public let openingAvailable: Minutes
  /// The held hours before the first line.
  public let openingHeld: Minutes
  /// The lines, oldest first; one more than the page asked for where there are more.
  public let lines: [StatementLine]
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
  /// A member's wallet over a stretch of the journal; what lies before and behind it is not read.
  ///
  /// - Parameters:
  ///   - after: The last entry before the stretch.
  ///   - last: The last entry of the stretch.
  ///   - page: Which of its lines; the key is the entry's number.
  public func statement(
    of member: MemberNumber, after: Int64 = 0, through last: Int64 = .max, _ page: Page<Int64> = Page()
  ) throws -> WalletStatement {
    let before = max(after, page.after ?? 0)
    let (wallet, frozen) = (try accountID(.available(member)), try accountID(.held(member)))
    var available = try balance(of: wallet, through: before)
    var held = try balance(of: frozen, through: before)
    let opening = (available, held)
    let rows = try db.all(
      """
      SELECT entry.number, entry.at, entry.date, entry.kind, own.amount, own.balance, frozen.balance,
        coalesce(
          (SELECT text FROM entry_text WHERE entry = entry.number AND name = 'activity'),
          (SELECT text FROM entry_text WHERE entry = entry.number AND name = 'reason')),
        CASE WHEN entry.kind IN ('hold', 'release', 'redemption', 'exchange', 'return') THEN
          (SELECT offer FROM redemption WHERE journaled = entry.number OR redemption.entry = entry.number
            OR fulfilled = entry.number LIMIT 1)
        END
      FROM (
          SELECT entry AS number FROM posting WHERE account = ?1 AND entry > ?3 AND entry <= ?4
          UNION SELECT entry FROM posting WHERE account = ?2 AND entry > ?3 AND entry <= ?4
          ORDER BY number LIMIT ?5
        ) AS line
        JOIN entry ON entry.number = line.number
        LEFT JOIN posting AS own ON own.account = ?1 AND own.entry = line.number
        LEFT JOIN posting AS frozen ON frozen.account = ?2 AND frozen.entry = line.number
      ORDER BY line.number
      """, [wallet ?? -1, frozen ?? -1, before, last, page.sqlLimit], readStatementRow)
    let lines = rows.map { row in
      if let balance = row.available { available = Minutes(balance) }
      if let balance = row.held { held = Minutes(balance) }
      return StatementLine(
        entry: row.entry, at: row.at, date: row.date, kind: row.kind, change: Minutes(row.change ?? 0),
        available: available, held: held, text: row.text, offer: row.offer)
    }
    return WalletStatement(openingAvailable: opening.0, openingHeld: opening.1, lines: lines)
  }

  private func accountID(_ account: Account) throws -> Int64? {
    try db.first("SELECT id FROM account WHERE name = ?", [account.description]) { $0[0] }
  }

  private func balance(of account: Int64?, through entry: Int64) throws -> Minutes {
    guard let account else { return .zero }
    let sql = "SELECT balance FROM posting WHERE account = ? AND entry <= ? ORDER BY entry DESC LIMIT 1"
    return Minutes(try db.count(sql, [account, entry]))
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
}
