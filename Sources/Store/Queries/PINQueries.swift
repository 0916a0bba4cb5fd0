import GRDB
public import Ledger

/// What the bank keeps of a PIN: enough to know it again, nothing to read it from.
public struct StoredPIN: Hashable, Sendable {
  /// The binary logarithm of scrypt's rounds.
  public let cost: Int
  /// Random bytes that make equal PINs look different.
  public let salt: [UInt8]
  /// What scrypt makes of PIN and salt; 32 bytes.
  public let hash: [UInt8]

  /// Puts together what is kept.
  public init(cost: Int, salt: [UInt8], hash: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }
}

/// A member's PIN, and how it has fared.
public struct PINStanding: Hashable, Sendable {
  /// The PIN.
  public let pin: StoredPIN
  /// How many wrong ones were typed since the last right one or the last lock.
  public let wrong: Int
  /// Until when none is taken; in the past for a lock that has opened.
  public let lockedUntil: Instant?
}

extension BookReader {
  /// A member's PIN; nil where none was ever set.
  public func pin(of member: MemberNumber) throws -> PINStanding? {
    try db.first(RowSeal.pins.select + " WHERE member = ?", [member.value]) { row in
      try RowSeal.pins.check(row)
      return PINStanding(
        pin: StoredPIN(cost: row[1], salt: row.bytes(2), hash: row.bytes(3)), wrong: row[4],
        lockedUntil: (row[5] as Int64?).map { Instant(milliseconds: $0) })
    }
  }
}

extension JournalTransaction {
  /// Keeps a member's PIN in the place of any before; wrong ones and a lock are forgotten.
  public func keep(_ pin: StoredPIN, of member: MemberNumber) throws {
    try db.run(
      """
      INSERT INTO pin (member, cost, salt, hash) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (member) DO UPDATE SET cost = ?2, salt = ?3, hash = ?4, wrong = 0, locked_until = NULL
      """,
      [member.value, pin.cost, pin.salt, pin.hash])
    try RowSeal.pins.set(db, key: [member.value])
  }

  /// Notes how many wrong PINs were typed, and until when none is taken.
  public func noteWrongPINs(_ wrong: Int, lockedUntil: Instant?, of member: MemberNumber) throws {
    try db.run(
      "UPDATE pin SET wrong = ?, locked_until = ? WHERE member = ?",
      [wrong, lockedUntil?.milliseconds, member.value])
    try RowSeal.pins.set(db, key: [member.value])
  }
}
