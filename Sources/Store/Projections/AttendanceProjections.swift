import GRDB
import Ledger

extension Projector {
  func apply(_ event: CheckedIn, header: EntryHeader) throws {
    guard let station = header.station else { throw LedgerError.malformed(reason: "a check-in has no station") }
    let entry = header.number.value
    try db.run(
      """
      INSERT INTO attendance (
        number, member, station, date, start_minute, closes_day, closes_minute, planned, team, kind, state, journaled,
        entry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'in', ?, ?)
      """,
      [
        event.attendance.value, event.member.value, station.text, header.date.dayNumber, event.start.minuteOfDay,
        event.closesOn.dayNumber, event.closesAt.minuteOfDay, event.isPlanned ? 1 : 0, event.team?.text,
        event.kind?.text, entry, entry,
      ])
  }

  func apply(_ event: CheckedOut, entry: Int64) throws {
    try end(event.attendance, state: event.cause.rawValue, record: nil, entry: entry)
  }

  /// Ends an attendance.
  func end(_ attendance: AttendanceNumber, state: String, record: RecordNumber?, entry: Int64) throws {
    guard
      try db.count("SELECT count(*) FROM attendance WHERE number = ? AND state = 'in'", [attendance.value]) == 1
    else { throw LedgerError.malformed(reason: "attendance \(attendance) does not last") }
    try db.run(
      "UPDATE attendance SET state = ?, record = ?, entry = ? WHERE number = ?",
      [state, record?.value, entry, attendance.value])
  }
}
