import GRDB
import Ledger
import Rules

/// What follows from a merge: all that hung on the member who goes hangs on the one that stays.
extension Projector {
  func apply(_ event: MembersMerged, on date: LocalDate, entry: Int64) throws {
    let (old, new) = (event.member.value, event.into.value)
    let teams = try BookReader(db).teams(withRecordsOf: event.member)
    // Whoever was registered first under either number has been a member since, or older records would be too early.
    try db.run(
      """
      UPDATE member SET registered = min(registered, (SELECT registered FROM member WHERE number = ?2)), entry = ?3
      WHERE number = ?1
      """, [new, old, entry])
    try db.run("UPDATE record SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try db.run("UPDATE training SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try moveActivities(from: event.member, to: event.into, entry: entry)
    try moveCare(from: event.member, to: event.into, entry: entry)
    try moveRecognition(from: event.member, to: event.into, entry: entry)
    try db.run("UPDATE handover SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try db.changeYears(of: [.member(event.member), .member(event.into)]) {
      try moveTotals(from: event.member, to: event.into, entry: entry)
    }
    for subject in [StarSubject.member(event.into)] + teams.map({ .team($0) }) { try recount(subject, entry: entry) }
    try moveStays(from: event.member, to: event.into, entry: entry)
    try db.run(
      "UPDATE OR IGNORE household SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try db.run("DELETE FROM household WHERE member = ?", [old])
    let grants = try db.count("SELECT grants FROM granted WHERE member = ?", [old])
    if grants > 0 { try count(grants: Int(clamping: grants), of: event.into, entry: entry) }
    try db.run("UPDATE redemption SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try db.run("UPDATE redemption SET provider = ?, entry = ? WHERE provider = ?", [new, entry, old])
    try db.run("UPDATE role_grant SET member = ?, entry = ? WHERE member = ?", [new, entry, old])
    try apply(event.stars, entry: entry)
    try db.run(
      "UPDATE member SET closed = ?, ending = ?, merged = ?, entry = ? WHERE number = ?",
      [date.dayNumber, MemberChange.Ending.merged.rawValue, new, entry, old])
  }

  private func moveTotals(from old: MemberNumber, to new: MemberNumber, entry: Int64) throws {
    try db.run(
      """
      INSERT INTO member_year (member, year, minutes, records, counted, entry)
      SELECT ?1, year, minutes, records, counted, ?3 FROM member_year WHERE member = ?2
      ON CONFLICT (member, year) DO UPDATE SET
        minutes = minutes + excluded.minutes, records = records + excluded.records,
        counted = counted + excluded.counted, entry = excluded.entry
      """, [new.value, old.value, entry])
    try db.run("DELETE FROM member_year WHERE member = ?", [old.value])
    let (oldSubject, newSubject) = (StarSubject.member(old).description, StarSubject.member(new).description)
    try db.run(
      """
      INSERT INTO quality_total (
        subject, year, sources, records, recipient_scores, team_scores, station_scores, recipient, team, station,
        entry)
      SELECT ?1, year, sources, records, recipient_scores, team_scores, station_scores, recipient, team, station, ?3
      FROM quality_total WHERE subject = ?2
      ON CONFLICT (subject, year, sources) DO UPDATE SET
        records = records + excluded.records, recipient_scores = recipient_scores + excluded.recipient_scores,
        team_scores = team_scores + excluded.team_scores, station_scores = station_scores + excluded.station_scores,
        recipient = recipient + excluded.recipient, team = team + excluded.team, station = station + excluded.station,
        entry = excluded.entry
      """, [newSubject, oldSubject, entry])
    try db.run("DELETE FROM quality_total WHERE subject = ?", [oldSubject])
  }

  /// Joins the times of both in a team, so that no day is there twice.
  ///
  /// Nobody who has records of a team may be left without any: the records of a team are found by its members.
  private func moveStays(from old: MemberNumber, to new: MemberNumber, entry: Int64) throws {
    let books = BookReader(db)
    for team in try books.teams(everJoinedBy: old) {
      let moved = try books.memberships(of: old, in: team)
      let kept = try books.memberships(of: new, in: team)
      let all = (moved + kept).map { StayPeriod(from: $0.from, until: $0.until) }
      try db.run("DELETE FROM membership WHERE member IN (?, ?) AND team = ?", [old.value, new.value, team.text])
      for stay in StayPeriod.joined(all) {
        try apply(MembershipChange(team: team, member: new, from: stay.from, until: stay.until), entry: entry)
      }
    }
  }
}
