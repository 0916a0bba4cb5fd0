import GRDB
public import Ledger

/// A balance that was brought in from older books.
public struct StoredOpening: Hashable, Sendable {
  /// By which entry.
  public let entry: Int64
  /// How much.
  public let minutes: Minutes
  /// Why; nil once that was erased.
  public let reason: String?
  /// The entry that undid it; nil where it still counts.
  public let reversal: Int64?
}

extension BookReader {
  /// The balances of a member that were brought in from older books, oldest first.
  public func openings(of member: MemberNumber) throws -> [StoredOpening] {
    try db.all(
      """
      SELECT posting.entry, amount, (SELECT text FROM entry_text WHERE entry = posting.entry AND name = 'reason'),
        (SELECT reversal FROM undone WHERE undone.entry = posting.entry)
      FROM posting JOIN entry ON entry.number = posting.entry
      WHERE posting.account = (SELECT id FROM account WHERE name = ?) AND entry.kind = 'opening'
      ORDER BY posting.entry
      """, [Account.available(member).description]
    ) { StoredOpening(entry: $0[0], minutes: Minutes($0[1]), reason: $0[2], reversal: $0[3]) }
  }
}
