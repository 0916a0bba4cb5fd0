import GRDB
public import Ledger
public import Rules

/// An assessment of everybody's stars as the books hold it.
public struct StoredAssessment: Hashable, Sendable {
  /// Its entry.
  public let entry: Int64
  /// The day on which it was made.
  public let date: LocalDate
  /// The version of the rules that stars follow from it on.
  public let policy: Int64
  /// The period that it assessed; nil where the rules changed.
  public let period: AssessmentPeriod?
}

/// Something that was journaled too late for the assessment of its date.
public struct LateChange: Hashable, Sendable {
  /// The date of the service.
  public let date: LocalDate
  /// What it adds to the hours; negative for a reversal, zero for a score.
  public let minutes: Minutes
  /// The entry.
  public let entry: Int64
}

/// Which entries count for services of a date: those up to this one.
public typealias LastEntry = (_ date: LocalDate) -> Int64

extension BookReader {
  /// The assessments up to an entry, oldest first.
  public func assessments(through last: Int64 = .max) throws -> [StoredAssessment] {
    try db.all(
      """
      SELECT assessment.entry, entry.date, assessment.policy, assessment.period
      FROM assessment JOIN entry ON entry.number = assessment.entry
      WHERE assessment.entry <= ? ORDER BY assessment.entry
      """, [last]
    ) { row in
      let text: String? = row[3]
      let period = text.flatMap { AssessmentPeriod($0) }
      guard text == nil || period != nil else { throw row.damage(3) }
      return StoredAssessment(entry: row[0], date: try row.date(1), policy: row[2], period: period)
    }
  }

  /// The stars that a subject holds by the newest change that was journaled.
  public func journaledStars(of subject: StarSubject) throws -> Int {
    switch subject {
    case .member(let number): Int(try db.count("SELECT stars FROM member WHERE number = ?", [number.value]))
    case .team(let code): Int(try db.count("SELECT stars FROM team WHERE code = ?", [code.text]))
    }
  }

  /// The stars of all who hold some, by the newest change that was journaled.
  public func journaledStars() throws -> [StarSubject: Int] {
    let members = try db.all("SELECT number, stars FROM member WHERE stars > 0") { row in
      (StarSubject.member(try row.number(0)), row[1] as Int)
    }
    let teams = try db.all("SELECT code, stars FROM team WHERE stars > 0") { row in
      (StarSubject.team(try row.code(0)), row[1] as Int)
    }
    return Dictionary(members + teams, uniquingKeysWith: { first, _ in first })
  }

  /// The years of a subject as far as certain entries tell, oldest first.
  public func years(
    of subject: StarSubject, counting: CountingPolicy, seen: LastEntry
  ) throws -> [YearTotal] {
    var sums = YearSums(counting: counting)
    try eachRecord(of: subject) { record in
      guard record.isPosted(through: seen(record.date)) else { return }
      sums.add(record.served)
    }
    try eachScoredRecord(of: subject) { record, scores in
      let last = seen(record.date)
      guard record.isPosted(through: last) else { return }
      sums.add(QualityTally(scores: scores.filter { $0.holds(through: last) }.map(\.told)), year: record.date.year)
    }
    return sums.years
  }

  /// The years of everybody as far as certain entries tell.
  ///
  /// - Parameters:
  ///   - counting: Which hours count for a subject.
  ///   - seen: The entries for a subject; nil to leave it out.
  public func years(
    counting: (StarSubject) -> CountingPolicy, seen: (StarSubject) -> LastEntry?
  ) throws -> [StarSubject: [YearTotal]] {
    var sums: [StarSubject: YearSums] = [:]
    func each(_ record: SeenRecord, _ body: (inout YearSums, Int64) -> Void) {
      for subject in [StarSubject.member(record.served.member)] + record.teams.map({ StarSubject.team($0) }) {
        guard let last = seen(subject)?(record.date), record.isPosted(through: last) else { continue }
        body(&sums[subject, default: YearSums(counting: counting(subject))], last)
      }
    }
    try eachRecord { record in
      each(record) { sums, _ in sums.add(record.served) }
    }
    try eachScoredRecord { record, scores in
      each(record) { sums, last in
        sums.add(QualityTally(scores: scores.filter { $0.holds(through: last) }.map(\.told)), year: record.date.year)
      }
    }
    return sums.mapValues(\.years)
  }

  /// What was journaled too late for the assessment of its date, oldest entry first.
  ///
  /// - Parameters:
  ///   - subject: Only what concerns this one; nil for all.
  ///   - first: An entry that all of it comes after.
  public func lateChanges(
    of subject: StarSubject?, until last: LocalDate? = nil, after first: Int64, seen: LastEntry
  ) throws -> [LateChange] {
    var changes: [LateChange] = []
    try eachRecord(of: subject, touchedAfter: first) { record in
      guard last.map({ record.date <= $0 }) ?? true else { return }
      let known = seen(record.date)
      let was = record.isPosted(through: known) ? record.minutes.count : 0
      let now = record.reversed == nil ? record.minutes.count : 0
      guard was != now else { return }
      changes.append(
        LateChange(date: record.date, minutes: Minutes(now - was), entry: record.reversed ?? record.posted))
    }
    try eachScoredRecord(of: subject, touchedAfter: first) { record, scores in
      guard last.map({ record.date <= $0 }) ?? true, record.reversed == nil else { return }
      let known = seen(record.date)
      for score in scores where score.entry > known {
        changes.append(LateChange(date: record.date, minutes: .zero, entry: score.entry))
      }
    }
    return changes.sorted { $0.entry < $1.entry }
  }

  private func eachRecord(
    of subject: StarSubject? = nil, touchedAfter first: Int64? = nil, _ body: (SeenRecord) throws -> Void
  ) throws {
    let (condition, arguments) = Self.condition(subject, first.map { ("record.entry", $0) })
    try db.each(
      "SELECT \(SeenRecord.columns) FROM \(SeenRecord.tables) WHERE record.posted IS NOT NULL AND \(condition)",
      arguments
    ) { row in
      try body(try SeenRecord(row))
    }
  }

  private func eachScoredRecord(
    of subject: StarSubject? = nil, touchedAfter first: Int64? = nil,
    _ body: (SeenRecord, [SeenScore]) throws -> Void
  ) throws {
    let (condition, arguments) = Self.condition(subject, first.map { ("score.entry", $0) })
    var current: (record: SeenRecord, scores: [SeenScore])?
    try db.each(
      """
      SELECT \(SeenRecord.columns), score.source, score.score, score.entry, score.replaced
      FROM score JOIN record ON record.number = score.record JOIN member ON member.number = record.member
      WHERE \(condition) ORDER BY score.record, score.entry
      """, arguments
    ) { row in
      let record = try SeenRecord(row)
      let score = try SeenScore(row, from: SeenRecord.columnCount)
      if current?.record.served.number == record.served.number {
        current?.scores.append(score)
      } else {
        if let current { try body(current.record, current.scores) }
        current = (record, [score])
      }
    }
    if let current { try body(current.record, current.scores) }
  }

  private static func condition(
    _ subject: StarSubject?, _ after: (column: String, entry: Int64)?
  ) -> (sql: String, arguments: [any SQLValue]) {
    let late = after.map { " AND \($0.column) > ?2" } ?? ""
    switch subject {
    case nil: return ("?1 IS NULL" + late, [Int64?.none] + (after.map { [$0.entry] } ?? []))
    case .member(let number):
      return ("record.member = ?1" + late, [number.value] + (after.map { [$0.entry] } ?? []))
    case .team(let code):
      let isOfTeam =
        "(record.team = ?1 OR record.brigades <> '' AND instr(',' || record.brigades || ',', ',' || ?1 || ',') > 0)"
      return (isOfTeam + late, [code.text] + (after.map { [$0.entry] } ?? []))
    }
  }
}

/// What assessments need of a record.
private struct SeenRecord {
  static let tables = "record JOIN member ON member.number = record.member"
  static let columns = """
    record.number, record.member, member.registered, record.date, record.minutes, record.source, record.kind,
    (SELECT text FROM entry_text WHERE entry = record.journaled AND name = 'activity'), member.birth, record.team,
    record.brigades, record.posted, record.reversed
    """
  static let columnCount = 13

  let served: ServedRecord
  let teams: [Code]
  /// The entry that issued its hours.
  let posted: Int64
  let reversed: Int64?

  var date: LocalDate { served.date }
  var minutes: Minutes { served.minutes }

  init(_ row: SQLRow) throws {
    guard let source = RecordSource(rawValue: row[5]) else { throw row.damage(5) }
    let team = try row.code(ifPresent: 9)
    served = ServedRecord(
      number: try row.number(0), member: try row.number(1), registered: try row.date(2), date: try row.date(3),
      minutes: Minutes(row[4]), source: source, kind: try row.code(ifPresent: 6), activity: row[7],
      birth: try row.date(ifPresent: 8), isInTeam: team != nil)
    teams = try (team.map { [$0] } ?? []) + row.codes(10)
    posted = row[11]
    reversed = row[12]
  }

  func isPosted(through last: Int64) -> Bool {
    posted <= last && (reversed.map { $0 > last } ?? true)
  }
}

/// What assessments need of a score.
private struct SeenScore {
  let told: (source: ScoreSource, score: Score)
  let entry: Int64
  let replaced: Int64?

  init(_ row: SQLRow, from index: Int) throws {
    guard let source = ScoreSource(rawValue: row[index]) else { throw row.damage(index) }
    guard let score = Score(row[index + 1] as Int64) else { throw row.damage(index + 1) }
    told = (source, score)
    entry = row[index + 2]
    replaced = row[index + 3]
  }

  func holds(through last: Int64) -> Bool {
    entry <= last && (replaced.map { $0 > last } ?? true)
  }
}

/// Adds records and scores up by year.
private struct YearSums {
  let counting: CountingPolicy
  private var sums: [Int: (minutes: Int64, records: Int64)] = [:]
  private var qualities: [Int: QualityTally] = [:]
  private var served: [ServedRecord] = []

  init(counting: CountingPolicy) {
    self.counting = counting
  }

  // No sum of stored records comes near the limit; a damaged one wraps around and `verify` names it.
  mutating func add(_ record: ServedRecord) {
    sums[record.date.year, default: (0, 0)].minutes &+= record.minutes.count
    sums[record.date.year, default: (0, 0)].records += 1
    if counting != .everything { served.append(record) }
  }

  mutating func add(_ tally: QualityTally, year: Int) {
    guard !tally.isEmpty else { return }
    qualities[year, default: .none].add(tally)
  }

  var years: [YearTotal] {
    let counted = counting == .everything ? nil : CountingRules.minutesByYear(served, policy: counting)
    return sums.sorted { $0.key < $1.key }.map { year, sum in
      YearTotal(
        year: year, minutes: Minutes(sum.minutes), records: sum.records,
        counted: counted.map { $0[year] ?? .zero } ?? Minutes(sum.minutes), quality: qualities[year] ?? .none)
    }
  }
}
