import GRDB
public import Ledger
import Rules

/// A station as it stands.
public struct StoredStation: Hashable, Sendable {
  /// Its code.
  public let code: Code
  /// Its name.
  public let name: String
  /// The main station above it.
  public let parent: Code?
  /// The date of its closing.
  public let closed: LocalDate?
  /// The number of members who are registered there and have not left.
  public let members: Int64
}

/// A member as they stand.
public struct StoredMember: Hashable, Sendable {
  /// The member number.
  public let number: MemberNumber
  /// All that is held on the person.
  public let person: MemberChange.Person
  /// The date on which they left.
  public let closed: LocalDate?
  /// Their stars.
  public let stars: Int
  /// What ended the membership, where somebody said so.
  public let ending: MemberChange.Ending?
  /// The member that this one was taken into.
  public let mergedInto: MemberNumber?
  /// The entry that erased the member's texts.
  public let erased: Int64?
}

/// A team as it stands.
public struct StoredTeam: Hashable, Sendable {
  /// Its code.
  public let code: Code
  /// Its name.
  public let name: String
  /// The station that it belongs to.
  public let station: Code
  /// The brigade above it.
  public let parent: Code?
  /// The date of its closing.
  public let closed: LocalDate?
  /// Its stars.
  public let stars: Int
}

/// What keeps a station from being closed: how much of each is still open there.
public struct StationTies: Hashable, Sendable {
  /// Members who are registered there.
  public var members: Int64 = 0
  /// Teams.
  public var teams: Int64 = 0
  /// Redemptions to be collected there.
  public var redemptions: Int64 = 0
  /// Pieces of stock.
  public var pieces: Int64 = 0
  /// Published activities.
  public var activities: Int64 = 0
  /// Complaints without an answer.
  public var complaints: Int64 = 0
  /// Resources.
  public var resources: Int64 = 0

  /// Nothing is left.
  public static let none = StationTies()
}

extension BookReader {
  private static let stationColumns = """
    SELECT code, name, parent, closed,
      (SELECT count(*) FROM member WHERE member.station = station.code AND member.closed IS NULL) FROM station
    """
  private static let memberColumns = """
    SELECT number, station, name, phone, birth, registered, guardian, note, closed, stars, tags, ending, merged, erased
    FROM member
    """
  private static let memberByNumber = memberColumns + " WHERE number = ?"
  private static let teamColumns = "SELECT code, name, station, parent, closed, stars FROM team"

  /// A station, or nil.
  public func station(_ code: Code) throws -> StoredStation? {
    try db.first("\(Self.stationColumns) WHERE code = ?", [code.text], readStation)
  }

  /// Whether a station is closed, or nil where there is none; cheaper than the whole row.
  public func stationIsClosed(_ code: Code) throws -> Bool? {
    try db.first("SELECT closed IS NOT NULL FROM station WHERE code = ?", [code.text]) { $0[0] }
  }

  /// Every station, by code.
  public func stations() throws -> [StoredStation] {
    try db.all("\(Self.stationColumns) ORDER BY code", [], readStation)
  }

  /// What keeps a station from being closed.
  public func ties(of station: Code) throws -> StationTies {
    func open(_ table: String, _ condition: String) throws -> Int64 {
      try db.count("SELECT count(*) FROM \(table) WHERE station = ? AND \(condition)", [station.text])
    }
    return StationTies(
      members: try open("member", "closed IS NULL"), teams: try open("team", "closed IS NULL"),
      redemptions: try open("redemption", "state = 'requested'"),
      pieces: try db.count(
        "SELECT coalesce(sum(balance), 0) FROM account WHERE name LIKE 'stock:%' AND name LIKE ?",
        ["%@" + station.text]),
      activities: try open("activity", "state = 'published'"),
      complaints: try open("complaint", "state = 'filed'"), resources: try open("resource", "closed IS NULL"))
  }

  /// A member, or nil.
  public func member(_ number: MemberNumber) throws -> StoredMember? {
    try db.first(Self.memberByNumber, [number.value], readMember)
  }

  /// The number that the next member gets: one more than the highest.
  public func nextMemberNumber() throws -> Int64 { try db.count("SELECT max(number) FROM member") + 1 }

  /// Members by number.
  public func members(
    _ page: Page<Int64>, station: Code?, team: Code?, teamOn date: LocalDate, isClosed: Bool?
  ) throws -> [StoredMember] {
    var conditions = ["number > ?"]
    var arguments: [any SQLValue] = [page.after ?? 0]
    if let station {
      conditions.append("station = ?")
      arguments.append(station.text)
    }
    if let team {
      conditions.append(
        """
        number IN (SELECT member FROM membership
          WHERE team = ? AND from_day <= ? AND (until_day IS NULL OR until_day >= ?))
        """)
      arguments += [team.text, date.dayNumber, date.dayNumber]
    }
    if let isClosed { conditions.append(isClosed ? "closed IS NOT NULL" : "closed IS NULL") }
    return try db.all(
      """
      \(Self.memberColumns) WHERE \(conditions.joined(separator: " AND ")) ORDER BY number LIMIT ?
      """, arguments + [page.sqlLimit], readMember)
  }

  /// Members whose name, number or phone digits contain a text, or whose name begins with these initials, by number.
  public func members(finding text: String, _ page: Page<Int64>) throws -> [StoredMember] {
    if let initials = PinyinInitials(text) { return try members(finding: text, or: initials, page) }
    let digits = PhoneDigits.of(text)
    let isNumber = !digits.isEmpty && digits.count == text.count
    return try db.all(
      """
      \(Self.memberColumns)
      WHERE number > ?1 AND (instr(name, ?2) > 0 OR (?3 <> '' AND (instr(phone_digits, ?3) > 0 OR
        instr(CAST(number AS TEXT), ?3) > 0)))
      ORDER BY number LIMIT ?
      """, [page.after ?? 0, text, isNumber ? digits : "", page.sqlLimit], readMember)
  }

  /// Readings are nothing that SQL knows: the names are read a block at a time, until there are enough.
  private func members(finding text: String, or initials: PinyinInitials, _ page: Page<Int64>) throws -> [StoredMember]
  {
    let wanted = page.limit.map { $0 + 1 } ?? Int.max
    var found: [StoredMember] = []
    var after = page.after ?? 0
    while found.count < wanted {
      let block: [(number: Int64, name: String)] = try db.all(
        "SELECT number, name FROM member WHERE number > ? ORDER BY number LIMIT 1000", [after]
      ) { ($0[0], $0[1]) }
      guard let last = block.last else { break }
      after = last.number
      for (number, name) in block where found.count < wanted && (initials.begin(name) || name.contains(text)) {
        guard let number = MemberNumber(number), let member = try member(number) else { continue }
        found.append(member)
      }
    }
    return found
  }

  /// Members of exactly this name who have not left, by number.
  public func members(named name: String) throws -> [StoredMember] {
    try db.all("\(Self.memberColumns) WHERE name = ? AND closed IS NULL ORDER BY number", [name], readMember)
  }

  /// Members who have at least some stars, most stars first, then by number.
  public func members(withStars minimum: Int) throws -> [StoredMember] {
    try db.all(
      "\(Self.memberColumns) WHERE stars >= ? ORDER BY stars DESC, number", [minimum], readMember)
  }

  /// A team, or nil.
  public func team(_ code: Code) throws -> StoredTeam? {
    try db.first("\(Self.teamColumns) WHERE code = ?", [code.text], readTeam)
  }

  /// Teams of exactly this name that are not closed.
  public func teams(named name: String) throws -> [StoredTeam] {
    try db.all("\(Self.teamColumns) WHERE name = ? AND closed IS NULL ORDER BY code", [name], readTeam)
  }

  /// Every team, or those of a station, by code.
  public func teams(station: Code?) throws -> [StoredTeam] {
    try db.all("\(Self.teamColumns) WHERE ?1 IS NULL OR station = ?1 ORDER BY code", [station?.text], readTeam)
  }

  /// Open teams directly below a brigade.
  public func openChildren(of team: Code) throws -> [Code] {
    try db.all("SELECT code FROM team WHERE parent = ? AND closed IS NULL ORDER BY code", [team.text]) {
      try $0.code(0)
    }
  }

  /// Whether any team, open or closed, is directly below this one.
  public func hasChildren(_ team: Code) throws -> Bool {
    if let known = db.known.hasChildren[team] { return known }
    let found = try db.count("SELECT EXISTS (SELECT 1 FROM team WHERE parent = ?)", [team.text]) == 1
    db.known.hasChildren[team] = found
    return found
  }

  /// The service of a year of every member who is not closed and was registered by its end, by number.
  public func service(in year: Int, station: Code?) throws -> [(member: StoredMember, minutes: Minutes)] {
    try db.settleYears()
    let end = LocalDate(year: year, month: 12, day: 31)
    return try db.all(
      """
      SELECT number, station, name, phone, birth, registered, guardian, note, closed, stars, tags, ending, merged,
        coalesce((SELECT minutes FROM member_year WHERE member_year.member = member.number AND year = ?1), 0)
      FROM member
      WHERE closed IS NULL AND registered <= ?2 AND (?3 IS NULL OR station = ?3) ORDER BY number
      """, [year, end?.dayNumber, station?.text]
    ) { row in (try readMember(row), Minutes(row[13])) }
  }

  /// Teams that have at least some stars, most stars first, then by code.
  public func teams(withStars minimum: Int) throws -> [StoredTeam] {
    try db.all("\(Self.teamColumns) WHERE stars >= ? ORDER BY stars DESC, code", [minimum], readTeam)
  }

  /// The team right above each team that has one, as it was after an entry.
  public func teamParents(through entry: Int64) throws -> [Code: Code] {
    // A team gets its parent when it is added, and keeps it.
    let added = try db.all(
      "SELECT canonical FROM entry WHERE kind = 'team' AND number <= ? ORDER BY number", [entry]
    ) { row in
      try JournalEvent(
        kind: .team, facts: FactReader(try DecodedEntry(canonical: row.bytes(0)), texts: [:]))
    }
    let pairs = added.compactMap { event -> (Code, Code)? in
      guard case .team(let team) = event, let parent = team.parent else { return nil }
      return (team.team, parent)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The brigades above a team, nearest first.
  public func brigades(above team: Code) throws -> [Code] {
    if let known = db.known.brigades[team] { return known }
    var brigades: [Code] = []
    var current = try parent(of: team)
    while let brigade = current, !brigades.contains(brigade) {
      brigades.append(brigade)
      current = try parent(of: brigade)
    }
    db.known.brigades[team] = brigades
    return brigades
  }

  private func parent(of team: Code) throws -> Code? {
    try db.first("SELECT parent FROM team WHERE code = ?", [team.text]) { try $0.code(ifPresent: 0) } ?? nil
  }

  /// The teams that a member is in on a date, by code.
  public func teams(of member: MemberNumber, on date: LocalDate) throws -> [Code] {
    var teams: [Code] = []
    try db.each(
      """
      SELECT team FROM membership
      WHERE member = ? AND from_day <= ? AND (until_day IS NULL OR until_day >= ?) ORDER BY team
      """, [member.value, date.dayNumber, date.dayNumber]
    ) { row in
      let team = try row.code(0)
      // Two periods of one team stand beside each other; DISTINCT would cost a temporary table at each record.
      if team != teams.last { teams.append(team) }
    }
    return teams
  }

  /// Every period that a member was or is in a team.
  public func memberships(of member: MemberNumber, in team: Code) throws -> [MembershipChange] {
    try db.all(
      """
      SELECT team, member, from_day, until_day FROM membership WHERE member = ? AND team = ? ORDER BY from_day
      """, [member.value, team.text], readMembership)
  }

  /// The periods of a member in teams that have not ended, by team.
  public func openMemberships(of member: MemberNumber) throws -> [MembershipChange] {
    try db.all(
      """
      SELECT team, member, from_day, until_day FROM membership WHERE member = ? AND until_day IS NULL
      ORDER BY team, from_day
      """, [member.value], readMembership)
  }

  /// Every period in a team, by member and beginning.
  public func memberships(in team: Code) throws -> [MembershipChange] {
    try db.all(
      "SELECT team, member, from_day, until_day FROM membership WHERE team = ? ORDER BY member, from_day",
      [team.text], readMembership)
  }

  /// How many members a team has on a date.
  public func memberCount(of team: Code, on date: LocalDate) throws -> Int64 {
    try db.count(
      """
      SELECT count(DISTINCT member) FROM membership
      WHERE team = ? AND from_day <= ? AND (until_day IS NULL OR until_day >= ?)
      """, [team.text, date.dayNumber, date.dayNumber])
  }

  /// The periods of a member in every team, oldest first.
  public func memberships(of member: MemberNumber) throws -> [MembershipChange] {
    try db.all(
      "SELECT team, member, from_day, until_day FROM membership WHERE member = ? ORDER BY from_day, team",
      [member.value], readMembership)
  }

  private func readStation(_ row: SQLRow) throws -> StoredStation {
    StoredStation(
      code: try row.code(0), name: row[1], parent: try row.code(ifPresent: 2), closed: try row.date(ifPresent: 3),
      members: row[4])
  }

  private func readMember(_ row: SQLRow) throws -> StoredMember {
    let person = MemberChange.Person(
      name: row[2], station: try row.code(1), registered: try row.date(5), birth: try row.date(ifPresent: 4),
      phone: row[3], guardian: row[6], note: row[7], tags: try row.codes(10))
    return StoredMember(
      number: try row.number(0), person: person, closed: try row.date(ifPresent: 8), stars: row[9],
      ending: (row[11] as String?).flatMap { MemberChange.Ending(rawValue: $0) },
      mergedInto: try row.number(ifPresent: 12), erased: row[13])
  }

  private func readTeam(_ row: SQLRow) throws -> StoredTeam {
    StoredTeam(
      code: try row.code(0), name: row[1], station: try row.code(2), parent: try row.code(ifPresent: 3),
      closed: try row.date(ifPresent: 4), stars: row[5])
  }

  private func readMembership(_ row: SQLRow) throws -> MembershipChange {
    MembershipChange(
      team: try row.code(0), member: try row.number(1), from: try row.date(2), until: try row.date(ifPresent: 3))
  }
}
