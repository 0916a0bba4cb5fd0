import GRDB
import Ledger

extension Projector {
  func apply(_ event: PairStep, header: EntryHeader) throws {
    let (number, entry) = (event.pair.value, header.number.value)
    switch event.step {
    case .agreed(let terms):
      try db.run(
        """
        INSERT INTO pair (number, volunteer, resident, visits, from_day, until_day, group_code, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
        """,
        [
          number, event.volunteer.value, event.resident.value, terms.visits.description, terms.from.dayNumber,
          terms.until?.dayNumber, terms.group?.text, entry,
        ])
    case .visited:
      try db.run("INSERT INTO visit (pair, date, entry) VALUES (?, ?, ?)", [number, header.date.dayNumber, entry])
    case .withdrawn:
      try db.run("DELETE FROM visit WHERE pair = ? AND date = ?", [number, header.date.dayNumber])
      guard db.changesCount == 1 else {
        throw LedgerError.malformed(reason: "pair \(number) has no visit on \(header.date)")
      }
    case .ended:
      try db.run(
        """
        UPDATE pair SET until_day = min(coalesce(until_day, ?1), ?1), ended = ?2, entry = ?2
        WHERE number = ?3 AND ended IS NULL
        """, [header.date.dayNumber, entry, number])
      guard db.changesCount == 1 else { throw LedgerError.malformed(reason: "pair \(number) has ended already") }
    }
  }
}
