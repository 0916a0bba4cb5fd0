import Foundation
public import Ledger

/// The writer's view within one commit: everything that readers have, and the only way to add to the journal.
public final class JournalTransaction {
  /// What every entry says of who did it, in which role, where, and under which key.
  public struct Origin: Sendable {
    /// Who did it.
    public let actor: Actor
    /// In which role.
    public let role: Role
    /// At which station, where the business has one.
    public let station: Code?
    /// The idempotency key of the request.
    public let key: String?

    /// Describes an origin.
    public init(actor: Actor, role: Role, station: Code?, key: String?) {
      self.actor = actor
      self.role = role
      self.station = station
      self.key = key
    }
  }

  /// Queries, which see what this transaction has written so far.
  public let books: BookReader
  /// The end of the journal as this transaction sees it.
  public private(set) var tail: JournalTail
  /// The instant of every entry of this commit: the clock's, but never before the last entry.
  public let now: Instant
  let db: Connection
  private let projector: Projector
  private let makeSalt: () -> [UInt8]

  init(_ db: Connection, tail: JournalTail, now: Instant, makeSalt: @escaping () -> [UInt8]) {
    self.db = db
    self.tail = tail
    self.now = max(now, tail.at)
    self.makeSalt = makeSalt
    books = BookReader(db)
    projector = Projector(db)
  }

  /// Journals an event: postings, texts, the sealed entry, and all projections, of which the totals of years are written
  /// with the commit.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - date: The effective date.
  /// - Returns: The entry as it was journaled.
  /// - Throws: An error of the database, or `LedgerError`, where an invariant would break; the caller rolls the commit back.
  @discardableResult
  public func append(_ event: JournalEvent, date: LocalDate, origin: Origin, postings: Postings = .none) throws
    -> AppendedEntry
  {
    guard let number = EntryNumber(tail.number + 1) else { throw LedgerError.overflow }
    let header = EntryHeader(
      number: number, kind: event.kind, at: now, date: date, actor: origin.actor, role: origin.role,
      station: origin.station, key: origin.key)
    var facts = FactWriter(makeSalt: makeSalt)
    event.write(to: &facts)
    let entry = SealedEntry(header: header, facts: facts, postings: postings, after: tail.hash)
    let rows = JournalRows(db)
    try rows.allowDebt(of: event)
    let balances = try rows.write(postings, entry: number)
    try rows.write(entry.texts, entry: number)
    try rows.write(header, postingCount: postings.all.count, canonical: entry.canonical, hash: entry.hash)
    try projector.apply(event, header: header)
    tail = JournalTail(number: number.value, hash: entry.hash, at: now)
    return AppendedEntry(number: number, postings: postings, balances: balances)
  }

  /// Runs work that is taken back again: a dry run.
  public func tentatively<Value>(_ body: () throws -> Value) throws -> Value {
    let before = tail
    try db.settle()
    try db.run("SAVEPOINT tentative", [])
    defer { tail = before }
    let result = Result { try body() }
    db.forgetRows()
    if case .failure(let error) = result { try requireTransaction(after: error) }
    try db.execute(sql: "ROLLBACK TO tentative; RELEASE tentative")
    return try result.get()
  }

  /// Runs work that stands or falls as one within a commit: a batch, several confirmations, what is due on a day.
  public func allOrNothing<Value>(_ body: () throws -> Value) throws -> Value {
    let before = tail
    try db.settle()
    try db.run("SAVEPOINT whole", [])
    do {
      let value = try body()
      try db.run("RELEASE whole", [])
      return value
    } catch {
      tail = before
      db.forgetRows()
      try requireTransaction(after: error)
      try db.execute(sql: "ROLLBACK TO whole; RELEASE whole")
      throw error
    }
  }

  /// Fails the whole commit where SQLite has ended the transaction itself, as on a full disk; whoever goes on after the error
  /// would write each statement by itself.
  private func requireTransaction(after error: any Error) throws(StoreError) {
    guard db.isInsideTransaction else { throw .sorting(error) }
  }

  /// Keeps the answer to a request that succeeded under an idempotency key.
  public func keep(_ answer: KeptAnswer, user: UInt32, member: MemberNumber?, key: String) throws {
    let cells: [SQLCell] = [
      .integer(Int64(user)), .integer(member?.value ?? 0), .text(key), .blob(answer.request.bytes), .text(answer.reply),
    ]
    try RowSeal.answers.insert(db, cells)
  }

  /// Keeps in mind up to which entry credits have been looked at for what has lapsed.
  public func noteExpiry(through entry: Int64) throws {
    try db.run(
      "INSERT INTO expiry_mark (id, entry) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET entry = max(entry, ?1)",
      [entry])
    try RowSeal.expiry.set(db, key: [1])
  }

  /// Opens a sheet for staging rows outside the journal and gives its number.
  ///
  /// - Parameters:
  ///   - paper: The number printed on it, where it has one.
  ///   - again: Whether an earlier import of the same paper is no hindrance.
  public func openSheet(
    kind: String, station: Code, year: Int?, user: UInt32, paper: Code?, again: Bool
  ) throws -> Int64 {
    let number = try db.count("SELECT max(number) FROM sheet") + 1
    try db.run(
      """
      INSERT INTO sheet (number, kind, station, year, user, state, paper, again)
      VALUES (?, ?, ?, ?, ?, 'open', ?, ?)
      """,
      [number, kind, station.text, year, Int64(user), paper?.text, again ? 1 : 0])
    try RowSeal.sheets.set(db, key: [number])
    return number
  }

  /// Stages a row of a sheet, as it was read in this transaction.
  ///
  /// - Returns: The number of rows staged so far; nil where the line is staged already, and then nothing has changed.
  public func stageRow(sheet: StoredSheet, line: Int64, cells: String) throws -> Int64? {
    guard try RowSeal.sheetRows.insertNew(db, [.integer(sheet.number), .integer(line), .text(cells)]) else {
      return nil
    }
    var sheet = sheet
    sheet.rows += 1
    db.known.stagedSheets[sheet.number] = sheet
    return sheet.rows
  }

  /// Ends a sheet as posted or aborted; its rows are no longer needed.
  ///
  /// - Parameters:
  ///   - entry: The last entry that was posted, where any was.
  ///   - good: How many of its rows were posted.
  public func endSheet(_ sheet: Int64, state: StoredSheet.State, entry: Int64? = nil, good: Int64? = nil) throws {
    try db.settle()
    try db.run(
      "UPDATE sheet SET state = ?, entry = ?, good = ? WHERE number = ?", [state.rawValue, entry, good, sheet])
    try RowSeal.sheets.set(db, key: [sheet])
    try db.run("DELETE FROM sheet_row WHERE sheet = ?", [sheet])
  }
}

/// What an entry has become once it is journaled.
public struct AppendedEntry: Sendable {
  /// Its number.
  public let number: EntryNumber
  private let postings: Postings
  private let balances: [Int64]

  init(number: EntryNumber, postings: Postings, balances: [Int64]) {
    self.number = number
    self.postings = postings
    self.balances = balances
  }

  /// The balance of an account after the entry; nil where the entry has no posting to it.
  public func balance(of account: Account) -> Int64? {
    postings.all.firstIndex { $0.account == account }.map { balances[$0] }
  }
}

/// The answer to a request that succeeded, kept for its repetition.
public struct KeptAnswer: Hashable, Sendable {
  /// The hash of the request: command, names and values.
  public let request: Digest
  /// The reply as lines of the protocol.
  public let reply: String

  /// Pairs a request with its reply.
  public init(request: Digest, reply: String) {
    self.request = request
    self.reply = reply
  }
}
