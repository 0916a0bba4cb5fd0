import GRDB
import Ledger

extension Projector {
  func apply(_ event: HonourStep, entry: Int64) throws {
    let number = event.honour.value
    switch event.step {
    case .added(let honour):
      let given: Int64? = honour.isRecommended ? nil : entry
      try db.run(
        """
        INSERT INTO honour (number, subject, code, level, period, ballot, state, given, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
        """,
        [
          number, honour.subject.description, honour.code.text, honour.level.rawValue, honour.period?.text,
          honour.ballot?.text, honour.isRecommended ? "recommended" : "given", given, entry,
        ])
    case .decided(_, let isGiven, _):
      let given: Int64? = isGiven ? entry : nil
      try db.run(
        "UPDATE honour SET state = ?2, given = ?3, decided = ?4, entry = ?4 WHERE number = ?1 AND state = 'recommended'",
        [number, isGiven ? "given" : "declined", given, entry])
      try requireChange("honour \(event.honour) is not recommended")
    case .withdrawn:
      try db.run(
        """
        UPDATE honour SET state = 'withdrawn', given = NULL, decided = ?2, entry = ?2
        WHERE number = ?1 AND state IN ('given', 'recommended')
        """, [number, entry])
      try requireChange("honour \(event.honour) is not in force")
    }
  }

  func apply(_ event: CreditConsent, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO consent (member, given, entry) VALUES (?1, ?2, ?3)
      ON CONFLICT (member) DO UPDATE SET given = ?2, entry = ?3
      """, [event.member.value, event.isGiven ? 1 : 0, entry])
  }

  /// Lists, votes and honours go along with a merge; whoever refused consent under either number has refused it.
  func moveRecognition(from old: MemberNumber, to new: MemberNumber, entry: Int64) throws {
    let (oldSubject, newSubject) = (StarSubject.member(old).description, StarSubject.member(new).description)
    for table in ["nominee", "honour"] {
      try db.run("UPDATE \(table) SET subject = ?, entry = ? WHERE subject = ?", [newSubject, entry, oldSubject])
    }
    try db.run(
      """
      INSERT INTO elector (ballot, member, voted, entry)
      SELECT ballot, ?1, voted, ?3 FROM elector WHERE member = ?2
      ON CONFLICT (ballot, member) DO UPDATE SET voted = coalesce(voted, excluded.voted), entry = excluded.entry
      """, [new.value, old.value, entry])
    try db.run("DELETE FROM elector WHERE member = ?", [old.value])
    try db.run(
      """
      INSERT INTO consent (member, given, entry) SELECT ?1, given, ?3 FROM consent WHERE member = ?2
      ON CONFLICT (member) DO UPDATE SET given = min(given, excluded.given), entry = excluded.entry
      """, [new.value, old.value, entry])
    try db.run("DELETE FROM consent WHERE member = ?", [old.value])
  }
}
