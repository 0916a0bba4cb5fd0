import GRDB
public import Ledger

/// What the bank keeps of an identity number: enough to know it again under its key, nothing to read it from.
public struct IdentityMark: Hashable, Sendable {
  /// The name of the bank's key under which the mark was made.
  public let key: Code
  /// The HMAC-SHA256 of the number; 32 bytes.
  public let mark: [UInt8]

  /// Pairs a mark with the name of its key.
  public init(key: Code, mark: [UInt8]) {
    self.key = key
    self.mark = mark
  }
}

extension BookReader {
  /// What stands for a member's identity number; nil where none was given.
  public func identity(of member: MemberNumber) throws -> IdentityMark? {
    try db.first("SELECT key, mark FROM identity WHERE member = ?", [member.value]) { row in
      IdentityMark(key: try row.code(0), mark: row.bytes(1))
    }
  }

  /// The member who has not left and has one of these marks: the same number, under whichever key.
  public func member(identifiedBy marks: [IdentityMark]) throws -> MemberNumber? {
    for mark in marks {
      let found = try db.first(
        """
        SELECT identity.member FROM identity JOIN member ON member.number = identity.member
        WHERE mark = ? AND key = ? AND closed IS NULL ORDER BY identity.member LIMIT 1
        """, [mark.mark, mark.key.text]
      ) { $0[0] as Int64 }
      if let found, let number = MemberNumber(found) { return number }
    }
    return nil
  }

  /// How many identity numbers are known, and how many of them under another key than this one.
  public func identityCounts(newest key: Code?) throws -> (all: Int64, older: Int64) {
    let counts = try db.first("SELECT count(*), count(*) FILTER (WHERE key IS NOT ?) FROM identity", [key?.text]) {
      row in
      (all: row[0] as Int64, older: row[1] as Int64)
    }
    return counts ?? (0, 0)
  }
}

extension JournalTransaction {
  /// Keeps what stands for a member's identity number in the place of any before.
  public func keep(_ identity: IdentityMark, of member: MemberNumber) throws {
    try db.run(
      "INSERT INTO identity (member, key, mark) VALUES (?1, ?2, ?3) ON CONFLICT (member) DO UPDATE SET key = ?2, mark = ?3",
      [member.value, identity.key.text, identity.mark])
    try RowSeal.identities.set(db, key: [member.value])
  }

  /// Hands what stands for an identity number on to the member who stays, unless that one has an own.
  public func moveIdentity(of member: MemberNumber, to other: MemberNumber) throws {
    try db.run("UPDATE OR IGNORE identity SET member = ? WHERE member = ?", [other.value, member.value])
    try RowSeal.identities.set(db, key: [other.value])
  }

  /// Forgets what stands for a member's identity number.
  public func forgetIdentity(of member: MemberNumber) throws {
    try db.run("DELETE FROM identity WHERE member = ?", [member.value])
  }
}
