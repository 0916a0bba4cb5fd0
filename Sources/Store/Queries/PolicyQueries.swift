import GRDB
public import Ledger

/// A version of the rules as the books hold it.
public struct StoredPolicy: Sendable {
  /// The version and its settings.
  public let policy: PolicySet
  /// The entry that set it.
  public let entry: EntryNumber
  /// When it was set.
  public let setAt: Instant
  /// The newest entry that assessed everybody's stars under it; nil where none has.
  public let assessed: EntryNumber?
}

/// A change of stars as the books hold it.
public struct StoredStarChange: Sendable {
  /// The entry that brought it.
  public let entry: Int64
  /// When that was entered: a star is dated by its entry.
  public let at: Instant
  /// Whose stars changed.
  public let subject: StarSubject
  /// Stars before.
  public let was: Int
  /// Stars after.
  public let stars: Int
  /// The version of the rules that decided.
  public let policy: Int64
  /// The period whose assessment brought it; nil where none did.
  public let period: AssessmentPeriod?
  /// The entry that had assessed that period before, where this was an amendment.
  public let amends: Int64?
}

extension BookReader {
  /// The newest version of the rules, or nil before the bank was opened.
  public func newestPolicy() throws -> StoredPolicy? {
    try db.first("\(Self.policyColumns) ORDER BY version DESC LIMIT 1", [], readPolicy)
  }

  /// The version that stars follow: the one that was assessed last.
  ///
  /// - Parameter entry: As it was after this entry; nil for now.
  public func starPolicy(through entry: Int64? = nil) throws -> StoredPolicy? {
    try db.first(
      """
      \(Self.policyColumns) WHERE version =
        (SELECT policy FROM assessment WHERE entry <= ? ORDER BY entry DESC LIMIT 1)
      """, [entry ?? .max], readPolicy)
  }

  /// A version of the rules, or nil.
  public func policy(_ version: Int64) throws -> StoredPolicy? {
    try db.first("\(Self.policyColumns) WHERE version = ?", [version], readPolicy)
  }

  /// Every version of the rules, oldest first.
  public func policies() throws -> [StoredPolicy] {
    try db.all("\(Self.policyColumns) ORDER BY version", [], readPolicy)
  }

  /// The newest entry that set rules or assessed stars under them; decides which rules hold.
  public func rulesEntry() throws -> Int64 {
    try db.count("SELECT max((SELECT max(entry) FROM policy), (SELECT max(entry) FROM assessment))")
  }

  /// The year totals and teams' kinds that everybody's stars rest on, members first, each group in its order.
  ///
  /// - Parameter body: Called for each subject that has served, with its years, oldest first.
  public func eachSubject(
    _ body: (_ subject: StarSubject, _ isBrigade: Bool, _ years: [YearTotal]) throws -> Void
  ) throws {
    try db.settleYears()
    try eachGroup("SELECT member, year, minutes, records, counted FROM member_year ORDER BY member, year") { row in
      StarSubject.member(try row.number(0))
    } body: { subject, years in
      try body(subject, false, years)
    }
    let brigades = try brigadeCodes()
    try eachGroup("SELECT team, year, minutes, records, counted FROM team_year ORDER BY team, year") { row in
      StarSubject.team(try row.code(0))
    } body: { subject, years in
      guard case .team(let code) = subject else { return }
      try body(subject, brigades.contains(code), years)
    }
  }

  /// The changes of stars that entries brought, in their order.
  ///
  /// - Parameters:
  ///   - page: Where to go on, by entry and subject.
  ///   - first: The first entry to look at; the last is `last`.
  public func starChanges(_ page: Page<(entry: Int64, subject: String)>, from first: Int64, through last: Int64) throws
    -> [StoredStarChange]
  {
    try db.all(
      """
      SELECT star_change.entry, subject, was, stars, star_change.policy,
        (SELECT at FROM entry WHERE number = star_change.entry), assessment.period, assessment.amends
      FROM star_change LEFT JOIN assessment ON assessment.entry = star_change.entry
      WHERE star_change.entry BETWEEN ? AND ? AND (star_change.entry, subject) > (?, ?)
      ORDER BY star_change.entry, subject LIMIT ?
      """, [first, last, page.after?.entry ?? 0, page.after?.subject ?? "", page.sqlLimit]
    ) { row in
      guard let subject = StarSubject(row[1] as String) else { throw row.damage(1) }
      return StoredStarChange(
        entry: row[0], at: Instant(milliseconds: row[5]), subject: subject, was: row[2], stars: row[3], policy: row[4],
        period: (row[6] as String?).flatMap { AssessmentPeriod($0) }, amends: row[7])
    }
  }

  /// The changes of one subject's stars, oldest first.
  public func starChanges(of subject: StarSubject) throws -> [StoredStarChange] {
    try db.all(
      """
      SELECT star_change.entry, was, stars, policy, (SELECT at FROM entry WHERE number = star_change.entry)
      FROM star_change WHERE subject = ? ORDER BY star_change.entry
      """, [subject.description]
    ) { row in
      StoredStarChange(
        entry: row[0], at: Instant(milliseconds: row[4]), subject: subject, was: row[1], stars: row[2], policy: row[3],
        period: nil, amends: nil)
    }
  }

  private func eachGroup(
    _ sql: String, subject: (SQLRow) throws -> StarSubject, body: (StarSubject, [YearTotal]) throws -> Void
  ) throws {
    var current: (subject: StarSubject, years: [YearTotal])?
    let qualities = try qualities()
    try db.each(sql) { row in
      let found = try subject(row)
      let number: Int = row[1]
      let year = YearTotal(
        year: number, minutes: Minutes(row[2]), records: row[3], counted: Minutes(row[4]),
        quality: qualities[found]?[number] ?? .none)
      if current?.subject == found {
        current?.years.append(year)
      } else {
        if let current { try body(current.subject, current.years) }
        current = (found, [year])
      }
    }
    if let current { try body(current.subject, current.years) }
  }

  private static let policyColumns = """
    SELECT version, settings, entry, (SELECT max(entry) FROM assessment WHERE policy = version),
      (SELECT at FROM entry WHERE number = policy.entry) FROM policy
    """

  private func readPolicy(_ row: SQLRow) throws -> StoredPolicy {
    let settings = (row[1] as String).split(separator: "\n").map { line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return PolicySet.Setting(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
    }
    return StoredPolicy(
      policy: PolicySet(version: row[0], settings: settings), entry: try row.number(2),
      setAt: Instant(milliseconds: row[4]), assessed: try row.number(ifPresent: 3))
  }
}
