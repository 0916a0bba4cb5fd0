import GRDB
public import Ledger

/// Hours that came into a wallet.
public struct WalletCredit: Hashable, Sendable {
  /// By which entry.
  public let entry: Int64
  /// When.
  public let at: Instant
  /// Whose wallet.
  public let member: MemberNumber
}

extension BookReader {
  /// The entry up to which credits have been looked at for what has lapsed.
  public func expiryMark() throws -> Int64 { try db.count("SELECT entry FROM expiry_mark") }

  /// Hours that came into wallets after one entry and up to another, oldest first.
  public func credits(after first: Int64, through last: Int64, limit: Int) throws -> [WalletCredit] {
    var credits: [WalletCredit] = []
    var mark = first
    // Entries have few postings: whole entries are read, so that the next look can begin after the last of them.
    while mark < last, credits.isEmpty {
      let end = min(last, mark + Int64(limit))
      credits = try db.all(
        """
        SELECT posting.entry, entry.at, account.name
        FROM posting JOIN account ON account.id = posting.account JOIN entry ON entry.number = posting.entry
        WHERE posting.entry > ? AND posting.entry <= ? AND posting.amount > 0 AND account.name LIKE 'member:%/available'
        ORDER BY posting.entry, posting.account
        """, [mark, end]
      ) { row in
        guard case .available(let member)? = Account(row[2] as String) else { throw row.damage(2) }
        return WalletCredit(entry: row[0], at: Instant(milliseconds: row[1]), member: member)
      }
      mark = end
    }
    return credits
  }

  /// All that was ever credited to a wallet up to an entry, and all that was ever debited.
  public func flow(of member: MemberNumber, creditedThrough entry: Int64) throws -> (
    credited: Minutes, debited: Minutes
  ) {
    let sums = try db.first(
      """
      SELECT
        coalesce(sum(CASE WHEN amount > 0 AND posting.entry <= ?2 THEN amount END), 0),
        coalesce(-sum(CASE WHEN amount < 0 THEN amount END), 0)
      FROM posting WHERE account = (SELECT id FROM account WHERE name = ?1)
      """, [Account.available(member).description, entry]
    ) { row in (credited: Minutes(row[0]), debited: Minutes(row[1])) }
    return sums ?? (.zero, .zero)
  }

  /// What allowances need to know of every member who has not left and was registered by a day, by number.
  public func candidates(
    registeredBy day: LocalDate
  ) throws -> [(number: MemberNumber, station: Code, birth: LocalDate?, tags: [Code])] {
    try db.all(
      """
      SELECT number, station, birth, tags FROM member WHERE closed IS NULL AND registered <= ? ORDER BY number
      """, [day.dayNumber]
    ) { row in (try row.number(0), try row.code(1), try row.date(ifPresent: 2), try row.codes(3)) }
  }
}
