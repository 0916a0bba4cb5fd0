import GRDB
public import Ledger

/// A hand-over as it stands.
public struct StoredHandover: Sendable {
  /// Which way the hours went.
  public enum Direction: String, Sendable {
    case out
    case `in`
  }

  /// Where a hand-over stands.
  public enum State: String, CaseIterable, Sendable {
    /// The file is made, and nobody has answered.
    case issued
    /// The other bank has taken it.
    case settled
    /// The other bank has refused it; the hours are back.
    case recalled
    /// This bank has taken it.
    case taken
    /// This bank will never take it.
    case refused
  }

  /// Its number.
  public let number: HandoverNumber
  /// Which way the hours went.
  public let direction: Direction
  /// What the other bank is called here.
  public let bank: Code
  /// Whose account it is; nil where the file was refused.
  public let member: MemberNumber?
  /// The hours.
  public let minutes: Minutes
  /// Where it stands.
  public let state: State
  /// The entry that it began with.
  public let journaled: Int64
  /// The entry that changed it last.
  public let entry: Int64
}

extension BookReader {
  private static let handoverColumns =
    "SELECT number, direction, bank, member, minutes, state, journaled, entry FROM handover"

  /// What is held of another bank, or nil.
  public func trustedBank(_ code: Code) throws -> (trust: BankTrust, entry: Int64)? {
    try db.first("SELECT code, name, key, ended, entry FROM trusted_bank WHERE code = ?", [code.text], readTrust)
  }

  /// The bank whose key this is, as long as it is trusted; nil where there is none.
  public func trustedBank(by key: BankKey) throws -> BankTrust? {
    try db.first(
      "SELECT code, name, key, ended, entry FROM trusted_bank WHERE key = ? AND ended = 0 ORDER BY code",
      [key.description], readTrust)?.trust
  }

  /// The bank whose key this was, as it was trusted last with it; nil where it never was.
  public func formerBank(by key: BankKey) throws -> BankTrust? {
    let entries = try db.all("SELECT number FROM entry WHERE kind = 'trust' ORDER BY number DESC", []) {
      $0[0] as Int64
    }
    for number in entries {
      guard let stored = try entry(number), case .trust(let trust) = try ToldEntry(stored).event else { continue }
      if trust.key == key { return trust }
    }
    return nil
  }

  /// A hand-over of some members that the other bank has not answered, or nil.
  public func openHandover(of members: [MemberNumber]) throws -> StoredHandover? {
    let whose = members.map(\.description).joined(separator: ", ")
    return try db.first(
      "\(Self.handoverColumns) WHERE member IN (\(whose)) AND state = 'issued' ORDER BY number LIMIT 1", [],
      readHandover)
  }

  /// Every other bank that was ever trusted, by code.
  public func trustedBanks() throws -> [(trust: BankTrust, entry: Int64)] {
    try db.all("SELECT code, name, key, ended, entry FROM trusted_bank ORDER BY code", [], readTrust)
  }

  /// The number that the next hand-over gets.
  public func nextHandoverNumber() throws -> Int64 { try db.count("SELECT max(number) FROM handover") + 1 }

  /// A hand-over, or nil.
  public func handover(_ number: HandoverNumber) throws -> StoredHandover? {
    try db.first("\(Self.handoverColumns) WHERE number = ?", [number.value], readHandover)
  }

  /// The hand-over of a file, or nil.
  public func handover(of file: Digest, _ direction: StoredHandover.Direction) throws -> StoredHandover? {
    try db.first(
      "\(Self.handoverColumns) WHERE direction = ? AND file = ?", [direction.rawValue, file.description], readHandover)
  }

  /// Hand-overs by number, of everybody or of some members.
  public func handovers(of members: [MemberNumber]?, _ page: Page<Int64>) throws -> [StoredHandover] {
    let whose = members.map { "AND member IN (\($0.map(\.description).joined(separator: ", ")))" } ?? ""
    return try db.all(
      "\(Self.handoverColumns) WHERE number > ? \(whose) ORDER BY number LIMIT \(page.sqlLimit)", [page.after ?? 0],
      readHandover)
  }

  /// What the first entry of a hand-over says; nil where there is no such hand-over.
  public func handoverStep(_ handover: StoredHandover) throws -> HandoverStep.Step? {
    guard let stored = try entry(handover.journaled) else { return nil }
    guard case .handover(let step) = try ToldEntry(stored).event else { return nil }
    return step.step
  }

  private func readTrust(_ row: SQLRow) throws -> (trust: BankTrust, entry: Int64) {
    guard let key = BankKey(row[2] as String) else { throw row.damage(2) }
    let action: ChangeAction = (row[3] as Bool) ? .close : .add
    return (BankTrust(action: action, bank: try row.code(0), name: row[1], key: key), row[4])
  }

  private func readHandover(_ row: SQLRow) throws -> StoredHandover {
    guard let direction = StoredHandover.Direction(rawValue: row[1]) else { throw row.damage(1) }
    guard let state = StoredHandover.State(rawValue: row[5]) else { throw row.damage(5) }
    return StoredHandover(
      number: try row.number(0), direction: direction, bank: try row.code(2), member: try row.number(ifPresent: 3),
      minutes: Minutes(row[4]), state: state, journaled: row[6], entry: row[7])
  }
}
