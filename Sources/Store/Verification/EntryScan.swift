import GRDB
import Ledger

/// An entry of which bytes, hash, texts, postings and columns were proved.
///
/// An object, since its many fields pass through several hands.
final class ProvedEntry: Sendable {
  /// What the entry says of itself.
  let header: EntryHeader
  /// Its postings.
  let postings: [Posting]
  /// Its bytes.
  let canonical: [UInt8]
  /// What happened.
  let event: JournalEvent
  /// The texts beside it that are still there.
  let texts: [SealedText]
  /// Its hash.
  let hash: Digest
  /// The rows of its postings, in the order in which the bytes have them.
  let rows: [PostingRow]

  init(entry: DecodedEntry, event: JournalEvent, texts: [SealedText], hash: Digest, rows: [PostingRow]) {
    header = entry.header
    postings = entry.postings.all
    canonical = entry.canonical
    self.event = event
    self.texts = texts
    self.hash = hash
    self.rows = rows
  }

  /// The end of the journal with this entry.
  var tail: JournalTail { JournalTail(number: header.number.value, hash: hash, at: header.at) }
}

/// A posting as it is stored.
struct PostingRow: Sendable {
  /// The key of its account.
  let accountID: Int64
  /// The account.
  let account: Account
  /// The amount.
  let amount: Int64
  /// The balance of the account after it.
  let balance: Int64
}

/// Proves entries one after the other, read with all that lies beside them in three ordered walks; what the start,
/// `verify` and a check since an entry have in common.
struct EntryScan {
  private static let entries = """
    SELECT number, canonical, hash, kind, at, date, actor, role, station, postings FROM entry
    WHERE number > ? AND number <= ? ORDER BY number
    """
  private static let texts = """
    SELECT entry, name, salt, text FROM entry_text WHERE entry > ? AND entry <= ? ORDER BY entry, name
    """
  static let postings = """
    SELECT posting.entry, posting.account, account.name, amount, posting.balance
    FROM posting JOIN account ON account.id = posting.account
    WHERE posting.entry > ? AND posting.entry <= ? ORDER BY posting.entry, posting.account
    """

  private let books: BookReader
  private let check: EntryCheck

  init(_ books: BookReader) {
    self.books = books
    check = EntryCheck(books)
  }

  /// Proves the entries after one up to another.
  ///
  /// - Throws: `StoreError.damaged` with the first thing that is wrong, and what `body` throws.
  func each(after tail: JournalTail, through last: Int64, _ body: (ProvedEntry) throws -> Void) throws {
    guard last > tail.number else { return }
    let range: [any SQLValue] = [tail.number, last]
    try books.db.withRows(EntryScan.entries, range) { entries in
      try books.db.withRows(EntryScan.texts, range) { texts in
        try books.db.withRows(EntryScan.postings, range) { postings in
          var tail = tail
          while tail.number < last {
            let proved = try EntryCheck.naming(tail.number + 1) {
              try next(after: tail, entries, try self.texts(&texts, tail.number + 1), &postings)
            }
            try body(proved)
            tail = proved.tail
            try entries.advance()
          }
        }
      }
    }
  }

  private func next(
    after tail: JournalTail, _ entries: RowWalk, _ texts: [SealedText], _ postings: inout RowWalk
  ) throws -> ProvedEntry {
    let number = tail.number + 1
    guard let row = entries.row, row[0] == number else {
      throw EntryCheck.damage(number, "entry", "the entry is missing")
    }
    let stored = StoredBytes(canonical: row.bytes(1), hash: try row.digest(2))
    let entry = try check.decoded(number, stored, after: tail.hash)
    try check.checkTexts(of: entry, texts)
    let rows = try EntryScan.rows(of: entry, try EntryScan.rows(&postings, number))
    guard EntryScan.isThat(row, of: entry) else {
      throw EntryCheck.damage(number, "entry", "the columns are not those of the bytes")
    }
    let event = try JournalRead.event(of: entry, texts: texts)
    try check.checkHead(event, number, after: (tail.number, tail.hash))
    return ProvedEntry(entry: entry, event: event, texts: texts, hash: stored.hash, rows: rows)
  }

  private func texts(_ walk: inout RowWalk, _ number: Int64) throws -> [SealedText] {
    var texts: [SealedText] = []
    while let row = walk.row, row[0] == number {
      texts.append(SealedText(name: row[1], salt: row.bytes(2), text: row[3]))
      try walk.advance()
    }
    return texts
  }

  private static func rows(_ walk: inout RowWalk, _ number: Int64) throws -> [PostingRow] {
    var rows: [PostingRow] = []
    while let row = walk.row, row[0] == number {
      let accountID: Int64 = row[1]
      if let last = rows.last, accountID <= last.accountID {
        throw EntryCheck.damage(number, "posting", "the postings are not in order")
      }
      guard let account = Account(row.utf8(2).span) else { throw row.damage(2) }
      rows.append(PostingRow(accountID: accountID, account: account, amount: row[3], balance: row[4]))
      try walk.advance()
    }
    return rows
  }

  /// The stored rows in the order of the entry's postings, of which they must be neither more nor fewer.
  private static func rows(of entry: DecodedEntry, _ stored: [PostingRow]) throws -> [PostingRow] {
    let byAccount =
      stored.count > 8 ? Dictionary(stored.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first }) : nil
    let rows = entry.postings.all.compactMap { posting in
      let row = byAccount.map { $0[posting.account] } ?? stored.first { $0.account == posting.account }
      return row?.amount == posting.amount ? row : nil
    }
    guard rows.count == entry.postings.all.count, rows.count == stored.count else {
      throw EntryCheck.damage(
        entry.header.number.value, "posting", "the postings are not those of the entry")
    }
    return rows
  }

  /// Whether the columns are those of an entry's bytes.
  private static func isThat(_ row: SQLRow, of entry: DecodedEntry) -> Bool {
    let header = entry.header
    return row.holds(header.kind.rawValue, 3) && row[4] == header.at.milliseconds
      && row[5] == Int64(header.date.dayNumber) && Actor(row.utf8(6).span) == header.actor
      && row.holds(header.role.rawValue, 7) && row[8] == header.station?.text
      && row[9] == entry.postings.all.count
  }
}
