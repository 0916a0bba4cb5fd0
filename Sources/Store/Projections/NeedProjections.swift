import GRDB
import Ledger

extension Projector {
  func apply(_ event: NeedStep, header: EntryHeader) throws {
    let (number, entry) = (event.need.value, header.number.value)
    switch event.step {
    case .opened(let opening):
      try db.run(
        """
        INSERT INTO need (number, member, date, kind, skills, until_day, wish, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
        """,
        [
          number, event.member.value, header.date.dayNumber, opening.kind?.text,
          opening.skills.map(\.text).joined(separator: ","), opening.until?.dayNumber, opening.isWish ? 1 : 0, entry,
        ])
    case .claimed(let volunteer):
      try db.run(
        """
        UPDATE need SET volunteer = ?, released = NULL, entry = ?
        WHERE number = ? AND volunteer IS NULL AND cancelled IS NULL
        """,
        [volunteer.value, entry, number])
      try requireOne(event.need)
    case .released(let volunteer, _):
      try db.run(
        """
        UPDATE need SET volunteer = NULL, released = ?1, entry = ?1
        WHERE number = ?2 AND volunteer = ?3 AND cancelled IS NULL
        """,
        [entry, number, volunteer.value])
      try requireOne(event.need)
    case .confirmed(let record, let isTold):
      try db.run(
        "UPDATE need SET confirmed = ?, told = ?, entry = ? WHERE number = ? AND cancelled IS NULL",
        [record.value, isTold ? 1 : 0, entry, number])
      try requireOne(event.need)
    case .cancelled:
      try db.run(
        "UPDATE need SET cancelled = ?1, entry = ?1 WHERE number = ?2 AND cancelled IS NULL", [entry, number])
      try requireOne(event.need)
    }
  }

  /// Notes who has met a need: after a correction that may be another than the one who had claimed it.
  func meet(_ need: NeedNumber, by member: MemberNumber, entry: Int64) throws {
    try db.run(
      "UPDATE need SET volunteer = ?, entry = ? WHERE number = ? AND cancelled IS NULL",
      [member.value, entry, need.value])
    try requireOne(need)
  }

  private func requireOne(_ need: NeedNumber) throws {
    guard db.changesCount == 1 else {
      throw LedgerError.malformed(reason: "need \(need) does not stand where its entry says")
    }
  }
}
