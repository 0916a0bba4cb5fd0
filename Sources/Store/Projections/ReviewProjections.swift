import GRDB
import Ledger

extension Projector {
  /// Keeps what a new record waits for.
  func apply(_ wait: RecordWait, of record: RecordNumber, entry: Int64) throws {
    switch wait {
    case .review(let reviewer):
      try db.run(
        "INSERT INTO waiting (record, reviewer, entry) VALUES (?, ?, ?)", [record.value, reviewer.rawValue, entry])
    case .notice(let day, let until):
      try db.run(
        "INSERT INTO waiting (record, after_day, until_day, entry) VALUES (?, ?, ?, ?)",
        [record.value, day.dayNumber, until.dayNumber, entry])
    }
  }

  func apply(_ event: RecordReviewed, header: EntryHeader) throws {
    let entry = header.number.value
    let record = event.record.value
    try requireWaiting(event.record)
    switch event.step {
    case .noticed(let until), .dismissed(let until):
      try db.run(
        """
        UPDATE waiting SET reviewer = NULL, after_day = ?, until_day = ?, days_left = NULL, entry = ? WHERE record = ?
        """, [header.date.dayNumber, until.dayNumber, entry, record])
      try db.run("UPDATE record SET state = 'notice', entry = ? WHERE number = ?", [entry, record])
    case .objected(let daysLeft):
      try db.run(
        "UPDATE waiting SET until_day = NULL, days_left = ?, entry = ? WHERE record = ?", [daysLeft, entry, record])
      try db.run("UPDATE record SET entry = ? WHERE number = ?", [entry, record])
    case .rejected, .replaced:
      try db.run("DELETE FROM waiting WHERE record = ?", [record])
      try db.run("UPDATE record SET state = 'rejected', entry = ? WHERE number = ?", [entry, record])
    }
  }

  func apply(_ event: RecordCredited, entry: Int64) throws {
    try requireWaiting(event.record)
    guard let record = try BookReader(db).record(event.record) else { throw notWaiting(event.record) }
    try db.run("DELETE FROM waiting WHERE record = ?", [event.record.value])
    try db.run(
      "UPDATE record SET state = 'posted', posted = ?1, entry = ?1 WHERE number = ?2", [entry, event.record.value])
    let service = record.service
    try count(
      service.minutes, counted: event.counted, sign: 1, year: record.date.year, member: service.member,
      teams: (service.team.map { [$0] } ?? []) + service.brigades, entry: entry)
    try apply(event.stars, entry: entry)
  }

  private func requireWaiting(_ record: RecordNumber) throws {
    guard try db.count("SELECT count(*) FROM waiting WHERE record = ?", [record.value]) == 1 else {
      throw notWaiting(record)
    }
  }

  private func notWaiting(_ record: RecordNumber) -> LedgerError {
    .malformed(reason: "record \(record) does not wait for anything")
  }
}
