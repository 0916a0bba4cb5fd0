import GRDB
public import Ledger

/// An act for two administrators as it stands.
public struct StoredApproval: Sendable {
  /// Where it stands.
  public enum State: String, CaseIterable, Sendable {
    /// It waits for a second administrator.
    case proposed
    /// It was carried out.
    case confirmed
    /// It was given up.
    case rejected
    /// Nobody decided in time.
    case lapsed
  }

  /// Its number.
  public let number: ApprovalNumber
  /// What is asked for.
  public let proposal: ApprovalStep.Proposal
  /// Who asks.
  public let asker: Actor
  /// When it was asked for.
  public let askedAt: Instant
  /// Where it stands.
  public let state: State
  /// Who brought it where it stands; the asker where it waits.
  public let decider: Actor
  /// The last entry by which it was carried out; nil where it was not.
  public let done: Int64?
  /// Why it was given up; nil where it was not, or that was erased.
  public let reason: String?
}

extension BookReader {
  private static let approvalColumns = """
    SELECT approval.number, journaled, asker, asked.at, state, decided.actor, done,
      (SELECT text FROM entry_text WHERE entry_text.entry = approval.entry AND name = 'reason')
    FROM approval JOIN entry AS asked ON asked.number = journaled
    JOIN entry AS decided ON decided.number = approval.entry
    """

  /// The number that the next act gets.
  public func nextApprovalNumber() throws -> Int64 { try db.count("SELECT max(number) FROM approval") + 1 }

  /// An act, or nil.
  public func approval(_ number: ApprovalNumber) throws -> StoredApproval? {
    try db.first("\(Self.approvalColumns) WHERE approval.number = ?", [number.value], readApproval)
  }

  /// Acts by number.
  public func approvals(_ page: Page<Int64>, state: StoredApproval.State?) throws -> [StoredApproval] {
    try db.all(
      """
      \(Self.approvalColumns)
      WHERE approval.number > ?1 AND (?2 IS NULL OR state = ?2)
      ORDER BY approval.number LIMIT ?
      """, [page.after ?? 0, state?.rawValue, page.sqlLimit], readApproval)
  }

  /// Acts that waited until a day before another, the first of them first.
  public func approvalsDue(before day: LocalDate, limit: Int) throws -> [(number: ApprovalNumber, until: LocalDate)] {
    try db.all(
      """
      SELECT number, until_day FROM approval WHERE state = 'proposed' AND until_day < ?
      ORDER BY until_day, number LIMIT ?
      """, [day.dayNumber, limit]
    ) { row in (try row.number(0), try row.date(1)) }
  }

  /// Whether somebody has vouched for the books as they were restored at an instant.
  public func isRestoreConfirmed(at restored: Instant, after entry: Int64) throws -> Bool {
    let numbers = try db.all(
      "SELECT number FROM entry WHERE kind = 'restoration' AND number > ? ORDER BY number", [entry]
    ) { $0[0] as Int64 }
    return try numbers.contains { number in
      guard case .restoration(let event)? = try event(of: number) else { return false }
      return event.restoredAt == restored
    }
  }

  private func event(of number: Int64) throws -> JournalEvent? {
    guard let stored = try entry(number) else { return nil }
    return try JournalRead.event(of: DecodedEntry(canonical: stored.canonical), texts: stored.texts)
  }

  private func readApproval(_ row: SQLRow) throws -> StoredApproval {
    guard let state = StoredApproval.State(rawValue: row[4]) else { throw row.damage(4) }
    guard let asker = Actor(row[2] as String) else { throw row.damage(2) }
    guard let decider = Actor(row[5] as String) else { throw row.damage(5) }
    guard case .approval(let step)? = try event(of: row[1]), case .proposed(let proposal) = step.step else {
      throw row.damage(1)
    }
    return StoredApproval(
      number: try row.number(0), proposal: proposal, asker: asker, askedAt: Instant(milliseconds: row[3]), state: state,
      decider: decider, done: row[6], reason: row[7])
  }
}
