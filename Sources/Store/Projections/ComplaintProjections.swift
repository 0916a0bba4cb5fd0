import GRDB
import Ledger

extension Projector {
  func apply(_ event: ComplaintStep, header: EntryHeader) throws {
    let entry = header.number.value
    switch event.step {
    case .filed(let due, _):
      guard let station = header.station else { throw LedgerError.malformed(reason: "a complaint has no station") }
      let (about, team): (Int64?, String?) =
        switch event.subject {
        case .station: (nil, nil)
        case .team(let team): (nil, team.text)
        case .member(let member): (member.value, nil)
        }
      try db.run(
        """
        INSERT INTO complaint (
          number, station, member, about, about_team, date, due_day, state, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'filed', ?8, ?8)
        """,
        [
          event.complaint.value, station.text, event.member?.value, about, team, header.date.dayNumber, due.dayNumber,
          entry,
        ])
    case .answered(let outcome, _): try end(event.complaint, outcome.rawValue, header)
    case .withdrawn: try end(event.complaint, "withdrawn", header)
    }
  }

  private func end(_ complaint: ComplaintNumber, _ state: String, _ header: EntryHeader) throws {
    try db.run(
      "UPDATE complaint SET state = ?1, ended = ?2, ended_day = ?3, entry = ?2 WHERE number = ?4 AND state = 'filed'",
      [state, header.number.value, header.date.dayNumber, complaint.value])
    guard db.changesCount == 1 else { throw LedgerError.malformed(reason: "complaint \(complaint) is not open") }
  }
}
