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
