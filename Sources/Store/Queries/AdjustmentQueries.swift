import GRDB
public import Ledger

/// An adjustment of a wallet as it stands.
public struct StoredAdjustment: Hashable, Sendable {
  /// Where an adjustment stands.
  public enum State: String, CaseIterable, Sendable {
    /// It waits for a second administrator.
    case proposed
    /// It was carried out.
    case confirmed
    /// It was given up.
    case rejected
  }

  /// Its number.
  public let number: AdjustmentNumber
  /// Whose wallet.
  public let member: MemberNumber
  /// What it adds to the wallet, or takes from it where negative.
  public let minutes: Minutes
  /// Whether the wallet may sink below zero for it.
  public let isForced: Bool
  /// Where it stands.
  public let state: State
  /// Who asked for it.
  public let proposer: Actor
  /// When it was asked for.
  public let proposedAt: Instant
  /// The entry that brought it where it stands.
  public let entry: Int64
  /// Why; nil once that was erased.
  public let reason: String?
}

extension BookReader {
  private static let adjustmentColumns = """
    SELECT adjustment.number, member, minutes, forced, state, proposer, entry.at, adjustment.entry,
      (SELECT text FROM entry_text WHERE entry_text.entry = journaled AND name = 'reason')
    FROM adjustment JOIN entry ON entry.number = journaled
    """

  /// The number that the next adjustment gets.
  public func nextAdjustmentNumber() throws -> Int64 { try db.count("SELECT max(number) FROM adjustment") + 1 }

  /// An adjustment, or nil.
  public func adjustment(_ number: AdjustmentNumber) throws -> StoredAdjustment? {
    try db.first("\(Self.adjustmentColumns) WHERE adjustment.number = ?", [number.value], readAdjustment)
  }

  /// Adjustments by number.
  public func adjustments(
    _ page: Page<Int64>, member: MemberNumber?, state: StoredAdjustment.State?
  ) throws -> [StoredAdjustment] {
    try db.all(
      """
      \(Self.adjustmentColumns)
      WHERE adjustment.number > ?1 AND (?2 IS NULL OR member = ?2) AND (?3 IS NULL OR state = ?3)
      ORDER BY adjustment.number LIMIT ?
      """, [page.after ?? 0, member?.value, state?.rawValue, page.sqlLimit], readAdjustment)
  }

  /// The adjustments of a member that wait for a second administrator.
  public func openAdjustments(of member: MemberNumber) throws -> [AdjustmentNumber] {
    try db.all("SELECT number FROM adjustment WHERE member = ? AND state = 'proposed' ORDER BY number", [member.value])
    {
      try $0.number(0)
    }
  }

  private func readAdjustment(_ row: SQLRow) throws -> StoredAdjustment {
    guard let state = StoredAdjustment.State(rawValue: row[4]) else { throw row.damage(4) }
    guard let proposer = Actor(row[5] as String) else { throw row.damage(5) }
    return StoredAdjustment(
      number: try row.number(0), member: try row.number(1), minutes: Minutes(row[2]), isForced: row[3], state: state,
      proposer: proposer, proposedAt: Instant(milliseconds: row[6]), entry: row[7], reason: row[8])
  }
}
