import GRDB
import Ledger

extension Projector {
  func apply(_ event: ActivityStep, header: EntryHeader) throws {
    let (number, entry) = (event.activity, header.number.value)
    switch event.step {
    case .planned(let plan, let series):
      guard let station = header.station else { throw LedgerError.malformed(reason: "an activity has no station") }
      try db.run(
        """
        INSERT INTO activity (
          number, station, team, leader, kind, date, start_minute, end_minute, capacity, min_stars, min_age, skills,
          gives_course, insured, series, state, journaled, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 'planned', ?16, ?16)
        """, [number.value, station.text] + cells(of: plan) + [series?.value, entry])
    case .changed(let plan):
      try db.run(
        """
        UPDATE activity SET team = ?2, leader = ?3, kind = ?4, date = ?5, start_minute = ?6, end_minute = ?7,
          capacity = ?8, min_stars = ?9, min_age = ?10, skills = ?11, gives_course = ?12, insured = ?13,
          journaled = ?14, entry = ?14
        WHERE number = ?1
        """, [number.value] + cells(of: plan) + [entry])
    case .published: try move(number, to: "published", entry: entry)
    case .reminded:
      try db.run("UPDATE activity SET reminded = date, entry = ?2 WHERE number = ?1", [number.value, entry])
    case .cancelled:
      try move(number, to: "cancelled", entry: entry)
      try db.run("UPDATE activity SET cancelled = ?2 WHERE number = ?1", [number.value, entry])
    case .closed(let attended, let absent): try close(number, attended, absent, entry: entry)
    }
  }

  private func cells(of plan: ActivityStep.Plan) -> [any SQLValue] {
    [
      plan.team?.text, plan.leader?.value, plan.kind?.text, plan.date.dayNumber, plan.start.minuteOfDay,
      plan.end.minuteOfDay, plan.capacity, plan.minStars, plan.minAge,
      plan.skills.map(\.text).joined(separator: ","), plan.course == nil ? 0 : 1, plan.isInsured ? 1 : 0,
    ]
  }

  private func move(_ number: ActivityNumber, to state: String, entry: Int64) throws {
    try db.run("UPDATE activity SET state = ?2, entry = ?3 WHERE number = ?1", [number.value, state, entry])
    guard db.changesCount == 1 else { throw LedgerError.malformed(reason: "there is no activity \(number)") }
  }

  private func close(
    _ number: ActivityNumber, _ attended: [ActivityStep.Attended], _ absent: [MemberNumber], entry: Int64
  ) throws {
    let givesCourse = try db.count("SELECT gives_course FROM activity WHERE number = ?", [number.value]) == 1
    let column = givesCourse ? "training" : "record"
    for one in attended {
      try db.run(
        "UPDATE signup SET state = 'attended', \(column) = ?3, entry = ?4 WHERE activity = ?1 AND member = ?2",
        [number.value, one.member.value, one.number, entry])
    }
    for member in absent {
      try db.run(
        "UPDATE signup SET state = 'absent', entry = ?3 WHERE activity = ?1 AND member = ?2",
        [number.value, member.value, entry])
    }
    try move(number, to: "closed", entry: entry)
  }

  func apply(_ event: SignUpStep, header: EntryHeader) throws {
    let entry = header.number.value
    let place: [any SQLValue] = [event.activity.value, event.member.value]
    switch event.step {
    case .signedUp: try seat(event, "signed-up", header)
    case .waiting: try seat(event, "waiting", header)
    case .promoted:
      try db.run(
        "UPDATE signup SET state = 'signed-up', entry = ?3 WHERE activity = ?1 AND member = ?2", place + [entry])
    case .withdrawn:
      try db.run(
        "UPDATE signup SET state = 'withdrawn', withdrawn = ?3, entry = ?3 WHERE activity = ?1 AND member = ?2",
        place + [entry])
    case .attended(let presence):
      try db.run(
        """
        INSERT INTO signup (activity, member, state, turn, asked_day, start_minute, end_minute, minutes, entry)
        VALUES (?1, ?2, 'attended', ?3, ?4, ?5, ?6, ?7, ?3)
        ON CONFLICT (activity, member) DO UPDATE SET state = 'attended', start_minute = ?5, end_minute = ?6,
          minutes = ?7, withdrawn = NULL, entry = ?3
        """,
        place + [
          entry, header.date.dayNumber, presence.start?.minuteOfDay, presence.end?.minuteOfDay, presence.minutes?.count,
        ])
    case .absent:
      try db.run(
        """
        UPDATE signup SET state = 'absent', start_minute = NULL, end_minute = NULL, minutes = NULL, entry = ?3
        WHERE activity = ?1 AND member = ?2
        """, place + [entry])
    }
  }

  /// Who withdrew before and comes again stands at the end of the line.
  private func seat(_ event: SignUpStep, _ state: String, _ header: EntryHeader) throws {
    try db.run(
      """
      INSERT INTO signup (activity, member, state, turn, asked_day, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?4)
      ON CONFLICT (activity, member) DO UPDATE SET state = ?3, turn = ?4, asked_day = ?5, withdrawn = NULL, entry = ?4
      """,
      [event.activity.value, event.member.value, state, header.number.value, header.date.dayNumber])
  }

  func apply(_ event: SkillsSet, entry: Int64) throws {
    try db.run("DELETE FROM member_skill WHERE member = ?", [event.member.value])
    for skill in event.skills {
      try db.run(
        "INSERT INTO member_skill (member, skill, entry) VALUES (?, ?, ?)", [event.member.value, skill.text, entry])
    }
  }

  func apply(_ event: ResourceChange, header: EntryHeader) throws {
    guard let station = header.station else { throw LedgerError.malformed(reason: "a resource has no station") }
    try db.run(
      """
      INSERT INTO resource (code, station, nature, closed, journaled, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
      ON CONFLICT (code) DO UPDATE SET nature = ?3, closed = ?4, journaled = ?5, entry = ?5
      """,
      [
        event.resource.text, station.text, event.nature.rawValue, closing(event.action, on: header.date),
        header.number.value,
      ])
  }

  /// Has all that a member signed up for, leads or can do follow a merge; where both are on a roster, whoever came further
  /// on it is the one that stays there.
  func moveActivities(from old: MemberNumber, to new: MemberNumber, entry: Int64) throws {
    func rank(_ table: String) -> String {
      """
      CASE \(table).state WHEN 'attended' THEN 0 WHEN 'signed-up' THEN 1 WHEN 'waiting' THEN 2 WHEN 'absent' THEN 3 ELSE 4 END
      """
    }
    try db.run(
      """
      DELETE FROM signup WHERE member = ?1 AND EXISTS (
        SELECT 1 FROM signup AS other WHERE other.activity = signup.activity AND other.member = ?2
          AND \(rank("other")) < \(rank("signup")))
      """, [new.value, old.value])
    for table in ["signup", "member_skill"] {
      try db.run("UPDATE OR IGNORE \(table) SET member = ?, entry = ? WHERE member = ?", [new.value, entry, old.value])
      try db.run("DELETE FROM \(table) WHERE member = ?", [old.value])
    }
    try db.run("UPDATE activity SET leader = ?, entry = ? WHERE leader = ?", [new.value, entry, old.value])
  }
}
