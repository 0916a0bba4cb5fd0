import GRDB
import Ledger

extension Projector {
  func apply(_ event: BallotStep, entry: Int64) throws {
    let ballot = event.ballot
    switch event.step {
    case .opened(let terms):
      try db.run(
        """
        INSERT INTO ballot (code, field, year, seats, quorum, until_day, state, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'nominating', ?7, ?7)
        """,
        [ballot.text, terms.field.rawValue, terms.year, terms.seats, terms.quorum, terms.until?.dayNumber, entry])
    case .nominated(let nomination): try nominate(nomination, in: ballot, entry: entry)
    case .withdrawn(let place, _, _):
      try db.run(
        "UPDATE nominee SET withdrawn = ?3, entry = ?3 WHERE ballot = ?1 AND place = ?2 AND withdrawn IS NULL",
        [ballot.text, place, entry])
      try requireChange("place \(place) of ballot \(ballot) is not on its list")
    case .electors(let members, areIn: true):
      for member in members {
        try db.run(
          "INSERT INTO elector (ballot, member, entry) VALUES (?, ?, ?)", [ballot.text, member.value, entry])
      }
    case .electors(let members, areIn: false):
      for member in members {
        try db.run(
          "DELETE FROM elector WHERE ballot = ? AND member = ? AND voted IS NULL", [ballot.text, member.value])
        try requireChange("member \(member) is no elector of ballot \(ballot) who has not voted")
      }
    case .started(let key):
      try db.run(
        "UPDATE ballot SET state = 'voting', sealed_to = ?2, entry = ?3 WHERE code = ?1 AND state = 'nominating'",
        [ballot.text, key.description, entry])
      try requireChange("ballot \(ballot) takes no nominations")
    case .voted(let member): try vote(of: member, in: ballot, entry: entry)
    case .counted(let tally, let votes, _): try count(tally, votes, in: ballot, entry: entry)
    case .unread: try end(ballot, "unread", while: "voting", entry: entry)
    case .voided: try end(ballot, "void", while: nil, entry: entry)
    }
  }

  private func nominate(_ nomination: BallotNomination, in ballot: Code, entry: Int64) throws {
    let evidence = nomination.evidence
    try db.run(
      """
      INSERT INTO nominee (ballot, place, subject, minutes, services, quality, stars, journaled, entry)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
      """,
      [
        ballot.text, nomination.place, nomination.subject.description, evidence.minutes.count, evidence.services,
        evidence.quality?.description, evidence.stars, entry,
      ])
  }

  private func vote(of member: MemberNumber, in ballot: Code, entry: Int64) throws {
    try db.run(
      """
      UPDATE elector SET voted = ?3, entry = ?3 WHERE ballot = ?1 AND member = ?2 AND voted IS NULL
        AND EXISTS (SELECT 1 FROM ballot WHERE code = ?1 AND state = 'voting')
      """, [ballot.text, member.value, entry])
    try requireChange("member \(member) has no vote in ballot \(ballot)")
  }

  /// A count that the journal itself contradicts is damage.
  private func count(_ tally: BallotTally, _ votes: Int64, in ballot: Code, entry: Int64) throws {
    let voted = try db.count("SELECT count(voted) FROM elector WHERE ballot = ?", [ballot.text])
    let seats = try db.count("SELECT seats FROM ballot WHERE code = ?", [ballot.text])
    guard voted == votes, tally.total <= votes * seats, tally.votes.values.allSatisfy({ $0 <= votes }) else {
      throw LedgerError.malformed(reason: "ballot \(ballot) counts more than was voted")
    }
    for (place, count) in tally.votes {
      try db.run(
        "UPDATE nominee SET votes = ?3 WHERE ballot = ?1 AND place = ?2 AND withdrawn IS NULL",
        [ballot.text, place, count])
      try requireChange("place \(place) of ballot \(ballot) is not on its list")
    }
    try db.run(
      "UPDATE nominee SET votes = coalesce(votes, 0), entry = ?2 WHERE ballot = ?1 AND withdrawn IS NULL",
      [ballot.text, entry])
    try end(ballot, "counted", while: "voting", entry: entry)
  }

  private func end(_ ballot: Code, _ state: String, while before: String?, entry: Int64) throws {
    try db.run(
      """
      UPDATE ballot SET state = ?2, ended = ?3, entry = ?3
      WHERE code = ?1 AND ended IS NULL AND state = coalesce(?4, state)
      """, [ballot.text, state, entry, before])
    try requireChange("ballot \(ballot) is not open")
  }

  func requireChange(_ reason: String) throws {
    guard db.changesCount == 1 else { throw LedgerError.malformed(reason: reason) }
  }
}
