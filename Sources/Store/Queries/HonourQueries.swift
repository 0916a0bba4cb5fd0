import GRDB
public import Ledger

/// An honour as it stands.
public struct StoredHonour: Sendable {
  /// How far it has come.
  public enum State: String, CaseIterable, Sendable {
    /// It was given.
    case given
    /// It was recommended to those who give it.
    case recommended
    /// Those to whom it was recommended did not give it.
    case declined
    /// It counts no more.
    case withdrawn
  }

  /// Its number.
  public let number: HonourNumber
  /// What it says; after a merge it is of the member that stays, and the title is gone where it was erased.
  public let honour: HonourStep.Honour
  /// How far it has come.
  public let state: State
  /// The day on which it was entered.
  public let date: LocalDate
  /// The station that entered it; nil for the bank.
  public let station: Code?
  /// Why it was declined or withdrawn.
  public let reason: String?
  /// The entry that added it.
  public let entry: Int64
}

/// Which honours a list is about.
public struct HonourFilter: Sendable {
  /// Only of these.
  public var subjects: [StarSubject]?
  /// Only in this state.
  public var state: StoredHonour.State?
  /// Only of this kind.
  public var code: Code?
  /// Only by this ballot.
  public var ballot: Code?

  /// All honours.
  public init(
    subjects: [StarSubject]? = nil, state: StoredHonour.State? = nil, code: Code? = nil, ballot: Code? = nil
  ) {
    self.subjects = subjects
    self.state = state
    self.code = code
    self.ballot = ballot
  }
}

extension BookReader {
  private static let honourColumns = """
    SELECT honour.number, subject, code, level, period, ballot, state, journaled, added.date, added.station,
      (SELECT text FROM entry_text WHERE entry_text.entry = honour.journaled AND name = 'title'),
      (SELECT text FROM entry_text WHERE entry_text.entry = honour.decided AND name = 'reason')
    FROM honour JOIN entry AS added ON added.number = honour.journaled
    """

  /// The number that the next honour gets.
  public func nextHonourNumber() throws -> Int64 { try db.count("SELECT max(number) FROM honour") + 1 }

  /// An honour, or nil.
  public func honour(_ number: HonourNumber) throws -> StoredHonour? {
    try db.first("\(Self.honourColumns) WHERE honour.number = ?", [number.value], readHonour)
  }

  /// Honours by number.
  public func honours(_ filter: HonourFilter, _ page: Page<Int64> = Page()) throws -> [StoredHonour] {
    var conditions = RowConditions()
    conditions.add("honour.number > ?", page.after)
    conditions.add("state = ?", filter.state?.rawValue)
    conditions.add("code = ?", filter.code?.text)
    conditions.add("ballot = ?", filter.ballot?.text)
    conditions.add("subject", in: filter.subjects?.map(\.description))
    return try db.all(
      "\(Self.honourColumns) WHERE \(conditions.sql) ORDER BY honour.number LIMIT ?",
      conditions.arguments + [page.sqlLimit], readHonour)
  }

  /// Whose honours were given by the entries after one number, up to another, and hold.
  public func honoured(after first: Int64, through last: Int64) throws -> [StarSubject] {
    try db.all("SELECT subject FROM honour WHERE given > ? AND given <= ? ORDER BY number", [first, last]) { row in
      guard let subject = StarSubject(row[0] as String) else { throw row.damage(0) }
      return subject
    }
  }

  /// What a member said of the page of credit; nil where nothing.
  public func creditConsent(of member: MemberNumber) throws -> (isGiven: Bool, entry: Int64)? {
    try db.first("SELECT given, entry FROM consent WHERE member = ?", [member.value]) {
      (isGiven: $0[0] as Bool, entry: $0[1] as Int64)
    }
  }

  /// The members who have not left and let the page of credit show them, by number.
  public func creditMembers() throws -> [MemberNumber] {
    try db.all(
      """
      SELECT consent.member FROM consent JOIN member ON member.number = consent.member
      WHERE given = 1 AND closed IS NULL ORDER BY consent.member
      """
    ) { try $0.number(0) }
  }

  /// Shows the scores of each posted record that a report is about, for the member and the team that it counts for.
  public func scoredServices(
    _ filter: ReportFilter, _ take: (_ member: MemberNumber, _ team: Code?, _ tally: QualityTally) throws -> Void
  ) throws {
    let stations = filter.condition("r.station")
    var current: (record: Int64, member: MemberNumber, team: Code?)?
    var scores: [(source: ScoreSource, score: Score)] = []
    func finish() throws {
      if let current { try take(current.member, current.team, QualityTally(scores: scores)) }
      scores = []
    }
    try db.each(
      """
      SELECT r.number, r.member, r.team, s.source, s.score
      FROM record AS r JOIN score AS s ON s.record = r.number
      WHERE r.state = 'posted' AND r.source <> 'carried-over' AND s.replaced IS NULL
        AND r.date BETWEEN ? AND ?\(stations.sql)
      ORDER BY r.number
      """, [filter.from.dayNumber, filter.until.dayNumber] + stations.arguments
    ) { row in
      if current?.record != (row[0] as Int64) {
        try finish()
        current = (row[0], try row.number(1), try row.code(ifPresent: 2))
      }
      guard let source = ScoreSource(rawValue: row[3]) else { throw row.damage(3) }
      guard let score = Score(row[4] as Int64) else { throw row.damage(4) }
      scores.append((source, score))
    }
    try finish()
  }

  private func readHonour(_ row: SQLRow) throws -> StoredHonour {
    guard let subject = StarSubject(row[1] as String) else { throw row.damage(1) }
    guard let level = HonourStep.Honour.Level(rawValue: row[3]) else { throw row.damage(3) }
    guard let state = StoredHonour.State(rawValue: row[6]) else { throw row.damage(6) }
    return StoredHonour(
      number: try row.number(0),
      honour: HonourStep.Honour(
        subject: subject, code: try row.code(2), level: level, isRecommended: state == .recommended,
        period: try row.code(ifPresent: 4), ballot: try row.code(ifPresent: 5), title: row[10]),
      state: state, date: try row.date(8), station: try row.code(ifPresent: 9), reason: row[11], entry: row[7])
  }
}
