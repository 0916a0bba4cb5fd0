import GRDB
import Ledger

extension Projector {
  func apply(_ event: MemberFrozen, entry: Int64) throws {
    guard let until = event.until else {
      return try db.run("DELETE FROM freeze WHERE member = ?", [event.member.value])
    }
    try db.run(
      """
      INSERT INTO freeze (member, until_day, entry) VALUES (?1, ?2, ?3)
      ON CONFLICT (member) DO UPDATE SET until_day = ?2, entry = ?3
      """, [event.member.value, until.dayNumber, entry])
  }

  /// The rules go on asking for birth and registration, by which hours and stars stay provable; all else of the person goes.
  func apply(_ event: MemberErased, on date: LocalDate, entry: Int64) throws {
    try db.run(
      """
      WITH RECURSIVE person (number) AS (
        VALUES (?1) UNION SELECT member.number FROM member JOIN person ON member.merged = person.number)
      UPDATE member SET
        name = '', phone = NULL, phone_digits = '', guardian = NULL, note = NULL, tags = '', erased = ?2, entry = ?2,
        closed = coalesce(closed, ?3)
      WHERE number IN person
      """, [event.member.value, entry, date.dayNumber])
    for table in ["freeze", "consent", "member_skill"] {
      try db.run("DELETE FROM \(table) WHERE member = ?", [event.member.value])
    }
    for texts in event.texts {
      for name in texts.names {
        try db.run(
          "INSERT INTO erased_text (entry, name, erasure) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          [texts.entry, name, entry])
      }
    }
  }
}
