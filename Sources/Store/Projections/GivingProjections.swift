import GRDB
import Ledger

extension Projector {
  func apply(_ event: HouseholdChange, entry: Int64) throws {
    guard event.action != .close else {
      return try db.run("DELETE FROM household WHERE member = ?", [event.member.value])
    }
    try db.run(
      """
      INSERT INTO household (member, code, relation, entry) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (member) DO UPDATE SET code = ?2, relation = ?3, entry = ?4
      """,
      [event.member.value, event.household.text, event.relation.rawValue, entry])
  }
}

extension Projector {
  func apply(_ event: PoolChange, entry: Int64) throws {
    let terms = event.terms
    try db.run(
      """
      INSERT INTO pool (code, name, entry, min_age, tags, allowance, allowance_day, allowance_since)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (code) DO UPDATE SET
        name = ?2, entry = ?3, min_age = ?4, tags = ?5, allowance = ?6, allowance_day = ?7, allowance_since = ?8
      """,
      [
        event.pool.text, terms.name, entry, terms.minAge, terms.tags.map(\.text).joined(separator: ","),
        terms.allowance?.minutes.count, terms.allowance?.day, terms.allowance?.since.dayNumber,
      ])
  }

  func apply(_ event: HoursAdjusted, by actor: Actor, entry: Int64) throws {
    guard let number = event.adjustment else { return }
    switch event.step {
    case .proposed:
      try db.run(
        """
        INSERT INTO adjustment (number, member, minutes, forced, state, proposer, journaled, entry)
        VALUES (?, ?, ?, ?, 'proposed', ?, ?, ?)
        """,
        [
          number.value, event.member.value, event.minutes.count, event.isForced ? 1 : 0, actor.description, entry,
          entry,
        ])
    case .confirmed, .rejected:
      try db.run(
        "UPDATE adjustment SET state = ?, entry = ? WHERE number = ?", [event.step.rawValue, entry, number.value])
    case .writtenOff: break
    }
  }
}

extension Projector {
  func apply(_ event: EntryReversed, entry: Int64) throws {
    try db.run("INSERT INTO undone (entry, reversal) VALUES (?, ?)", [event.entry.value, entry])
    if let grantee = event.grantee { try count(grants: -1, of: grantee, entry: entry) }
  }

  /// Counts what a member has received from pools and was not undone.
  func count(grants: Int, of member: MemberNumber, entry: Int64) throws {
    // The row to insert is checked even where it turns into an update: one below zero would be refused.
    try db.run(
      """
      INSERT INTO granted (member, grants, entry) VALUES (?1, max(?2, 0), ?3)
      ON CONFLICT (member) DO UPDATE SET grants = grants + ?2, entry = ?3
      """,
      [member.value, grants, entry])
  }
}
