import GRDB
import Ledger

extension Projector {
  func apply(_ event: ServiceRecorded, header: EntryHeader, redemption: RedemptionNumber?) throws {
    guard let station = header.station else { throw LedgerError.malformed(reason: "a record has no station") }
    let entry = header.number.value
    try db.run(
      """
      INSERT INTO record (
        number, member, date, minutes, start_minute, end_minute, station, team, brigades, kind, source, replaces,
        redemption, journaled, entry, state, posted, marks, need, pair)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      binding: event.record.value, event.member.value, header.date.dayNumber, event.minutes.count,
      event.start?.minuteOfDay, event.end?.minuteOfDay, station.text, event.team?.text,
      event.brigades.map(\.text).joined(separator: ","), event.kind?.text, event.source.rawValue,
      event.replaces?.value, redemption?.value, entry, entry, event.state, event.waits == nil ? entry : nil,
      event.marks.map(\.rawValue).joined(separator: ","), event.occasion?.need?.value, event.occasion?.pair?.value)
    db.known.newestRecord = event.record.value
    if let attendance = event.attendance {
      try end(attendance, state: "out", record: event.record, entry: entry)
    }
    if let need = event.occasion?.need { try meet(need, by: event.member, entry: entry) }
    if let wait = event.waits { return try apply(wait, of: event.record, entry: entry) }
    let teams = (event.team.map { [$0] } ?? []) + event.brigades
    try count(
      event.minutes, counted: event.counted, sign: 1, year: header.date.year, member: event.member, teams: teams,
      entry: entry)
    try apply(event.stars, entry: entry)
  }

  func apply(_ event: RecordReversed, entry: Int64) throws {
    let record = try db.first(
      "SELECT member, date, minutes, team, brigades, posted IS NOT NULL AND reversed IS NULL FROM record WHERE number = ?",
      [event.record.value]
    ) { row in
      (
        member: try row.number(0) as MemberNumber, year: try row.date(1).year, minutes: row[2] as Int64,
        teams: try (row.code(ifPresent: 3).map { [$0] } ?? []) + row.codes(4), isPosted: row[5] as Bool
      )
    }
    guard let record, record.isPosted else {
      throw LedgerError.malformed(reason: "record \(event.record) cannot be reversed")
    }
    try db.run(
      "UPDATE record SET state = 'reversed', reversed = ?1, entry = ?1 WHERE number = ?2", [entry, event.record.value])
    let tally = try BookReader(db).tally(of: event.record)
    if !tally.isEmpty {
      let subjects = [StarSubject.member(record.member)] + record.teams.map { .team($0) }
      try count(QualityTally.none.subtracting(tally), year: record.year, of: subjects, entry: entry)
    }
    try count(
      Minutes(record.minutes), counted: event.counted, sign: -1, year: record.year, member: record.member,
      teams: record.teams, entry: entry)
    try apply(event.stars, entry: entry)
  }

  /// Adds a record to the totals of a year, or takes it from them where the sign is negative.
  func count(
    _ minutes: Minutes, counted: [CountedMinutes], sign: Int64, year: Int, member: MemberNumber, teams: [Code],
    entry: Int64
  ) throws {
    let change = sign < 0 ? try minutes.negated() : minutes
    for subject in [StarSubject.member(member)] + teams.map({ .team($0) }) {
      let counts = counted.minutes(for: subject, of: minutes)
      try move(
        subject, year: year, by: change, records: sign, counted: sign < 0 ? counts.negated() : counts, entry: entry)
    }
  }
}

extension ServiceRecorded {
  /// The state in which the record begins, as the books keep it.
  fileprivate var state: String {
    switch waits {
    case .review: "pending"
    case .notice: "notice"
    case nil: "posted"
    }
  }
}
