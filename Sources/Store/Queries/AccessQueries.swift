import GRDB
public import Ledger

/// Somebody looked at what the bank holds on people.
public struct Look: Hashable, Sendable {
  /// When.
  public let at: Instant
  /// Who: the Unix user.
  public let user: UInt32
  /// In which role.
  public let role: Role
  /// With which command.
  public let command: String
  /// Whose data; nil for a list.
  public let member: MemberNumber?
  /// How many people were shown; never none.
  public let shown: Int64

  /// Describes a look; nil where nobody was shown, since that is none.
  public init?(at: Instant, user: UInt32, role: Role, command: String, member: MemberNumber?, shown: Int64) {
    guard shown > 0 else { return nil }
    self.at = at
    self.user = user
    self.role = role
    self.command = command
    self.member = member
    self.shown = shown
  }
}

/// A look as it is kept.
public struct StoredLook: Hashable, Sendable {
  /// Its number; they rise with time.
  public let number: Int64
  /// What was done.
  public let look: Look

  /// When.
  public var at: Instant { look.at }
  /// Who.
  public var user: UInt32 { look.user }
  /// In which role.
  public var role: Role { look.role }
  /// With which command.
  public var command: String { look.command }
}

/// Which looks a list is to have; nil asks nothing.
public struct AccessFilter: Hashable, Sendable {
  /// Only at this member's data.
  public var member: MemberNumber?
  /// Only by this Unix user.
  public var user: UInt32?
  /// Only at this instant or later.
  public var since: Instant?

  /// Shows what the filter says.
  public init(member: MemberNumber? = nil, user: UInt32? = nil, since: Instant? = nil) {
    self.member = member
    self.user = user
    self.since = since
  }
}

extension BookReader {
  /// Looks at people's data, oldest first.
  public func looks(_ filter: AccessFilter, _ page: Page<Int64>) throws -> [StoredLook] {
    try db.all(
      """
      SELECT number, at, user, role, command, member, shown FROM access
      WHERE number > ?1 AND (?2 IS NULL OR member = ?2) AND (?3 IS NULL OR user = ?3) AND (?4 IS NULL OR at >= ?4)
      ORDER BY number LIMIT ?
      """,
      [
        page.after ?? 0, filter.member?.value, filter.user.map { Int64($0) }, filter.since?.milliseconds, page.sqlLimit,
      ]
    ) { row in
      guard let role = Role(rawValue: row[3]) else { throw row.damage(3) }
      let look = Look(
        at: Instant(milliseconds: row[1]), user: UInt32(clamping: row[2] as Int64), role: role, command: row[4],
        member: try row.number(ifPresent: 5), shown: row[6])
      guard let look else { throw row.damage(6) }
      return StoredLook(number: row[0], look: look)
    }
  }
}

extension JournalTransaction {
  /// Keeps looks at people's data; outside the journal.
  public func note(_ looks: [Look]) throws {
    guard !looks.isEmpty else { return }
    // The writer alone adds rows, so the number can be given here, and the seal with it; one that was forgotten is not
    // given again.
    var number = try db.count("SELECT max(seq) FROM sqlite_sequence WHERE name = 'access'")
    for look in looks {
      number += 1
      try RowSeal.looks.insert(
        db,
        [
          .integer(number), .integer(look.at.milliseconds), .integer(Int64(look.user)), .text(look.role.rawValue),
          .text(look.command), look.member.map { .integer($0.value) } ?? .null, .integer(look.shown),
        ])
    }
  }

  /// Forgets looks that are older than an instant.
  public func forgetLooks(before instant: Instant) throws {
    try db.run("DELETE FROM access WHERE at < ?", [instant.milliseconds])
  }
}
