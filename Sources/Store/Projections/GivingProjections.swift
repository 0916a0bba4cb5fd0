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
