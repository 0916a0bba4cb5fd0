import Ledger
import LineProtocol
import Rules
import Store

/// Stars as the rules give them from year totals; the one way to them for recording, showing and explaining.
struct StarBook {
  private let books: BookReader
  let policy: Policy
  let today: LocalDate
  /// The last entry to look at; nil for the books as they are.
  private let last: Int64?

  init(_ bank: ReadContext) throws {
    self.init(books: bank.books, policy: try bank.starPolicy, today: bank.today)
  }

  /// The stars as the journal had them after an entry, under the rules of then.
  ///
  /// - Parameter date: The day in which the question is asked.
  init(_ bank: ReadContext, through last: Int64, on date: LocalDate) throws {
    guard let policy = try bank.books.starPolicy(through: last) else { throw Refusal.beforeFounding(date) }
    self.init(books: bank.books, policy: try policy.rules(), today: date, through: last)
  }

  init(books: BookReader, policy: Policy, today: LocalDate, through last: Int64? = nil) {
    self.books = books
    self.policy = policy
    self.today = today
    self.last = last
  }

  /// The evidence for a subject's stars from what they rest on.
  func evaluate(_ subject: StarSubject, _ grounds: StarGrounds, isBrigade: Bool = false) -> StarEvidence {
    StarRules.evaluate(
      years: grounds.counted, policy: starPolicy(subject, isBrigade: isBrigade), currentYear: grounds.currentYear)
  }

  /// The evidence for a subject as the books stand.
  func standing(of subject: StarSubject) throws -> StarEvidence {
    let isBrigade = try isBrigade(subject)
    return evaluate(subject, try grounds(of: subject, isBrigade: isBrigade), isBrigade: isBrigade)
  }

  /// The stars that a subject holds.
  func held(by subject: StarSubject) throws -> Int {
    let isBrigade = try isBrigade(subject)
    if last == nil, starPolicy(subject, isBrigade: isBrigade).assessment != .continuous {
      // Stars move with assessments only, and each of them journals what it moves.
      return try books.journaledStars(of: subject)
    }
    return evaluate(subject, try grounds(of: subject, isBrigade: isBrigade), isBrigade: isBrigade).stars
  }

  /// All years of a subject, assessed or not.
  func years(of subject: StarSubject) throws -> [YearTotal] {
    if let last { return try books.years(of: subject, seen: { _ in last }).totals }
    return switch subject {
    case .member(let number): try books.years(of: number)
    case .team(let code): try books.years(of: code)
    }
  }

  /// What the stars of a subject rest on.
  func grounds(of subject: StarSubject, isBrigade: Bool) throws -> StarGrounds {
    switch (try basis(of: StarKind(subject, isBrigade: isBrigade)), last) {
    case (.live, nil):
      StarGrounds(
        YearsSeen(totals: try years(of: subject), qualities: try books.qualities(of: subject)), today: today)
    case (.live, let last?): StarGrounds(try books.years(of: subject, seen: { _ in last }), today: today)
    case (.assessed(let periods), _):
      StarGrounds(try books.years(of: subject, seen: periods.lastEntry), periods: periods)
    }
  }

  /// Which entries the stars of a kind of subjects rest on.
  func basis(of kind: StarKind) throws -> StarBasis {
    guard policy.stars(of: kind).assessment != .continuous else { return .live }
    return try StarBasis(AssessmentBook.steps(of: kind, books, through: last ?? .max))
  }

  /// What came too late for the assessment of its date, where stars move by periods.
  func lateChanges(of subject: StarSubject, isBrigade: Bool) throws -> [LateChange] {
    guard last == nil, case .assessed(let periods) = try basis(of: StarKind(subject, isBrigade: isBrigade)) else {
      return []
    }
    return try books.lateChanges(of: subject, after: periods.entry, seen: periods.lastEntry)
  }

  /// The policy that a subject is judged by.
  func starPolicy(_ subject: StarSubject, isBrigade: Bool) -> StarPolicy {
    switch subject {
    case .member: policy.memberStars
    case .team: isBrigade ? policy.brigadeStars : policy.teamStars
    }
  }

  /// Whether a team is one whose children are teams.
  func isBrigade(_ subject: StarSubject) throws -> Bool {
    guard case .team(let code) = subject else { return false }
    return try books.hasChildren(code)
  }

  /// What a change of certain years does to the stars of a subject; nothing where stars move by periods.
  ///
  /// - Parameters:
  ///   - changes: What to add to a year; negative for a reversal.
  ///   - undone: What to add to get to where the stars before came from: where an earlier entry of the same step has
  ///     moved the years without judging stars.
  func outcome(
    for subject: StarSubject, changes: [YearChange], since undone: [YearChange] = []
  ) throws -> StarOutcome {
    let current = StarGrounds(
      YearsSeen(totals: try years(of: subject), qualities: try books.qualities(of: subject)), today: today
    ).counted
    let isBrigade = try isBrigade(subject)
    let after = try StarBook.adding(changes, to: current)
    let policy = starPolicy(subject, isBrigade: isBrigade)
    guard policy.assessment == .continuous else {
      let held = try books.journaledStars(of: subject)
      return StarOutcome(was: held, stars: held, minutesByYear: after.mapValues(\.minutes), change: nil)
    }
    let before = try StarBook.adding(undone, to: current)
    let was = StarRules.stars(years: before, policy: policy, currentYear: today.year)
    let now = StarRules.stars(years: after, policy: policy, currentYear: today.year)
    let change =
      was == now
      ? nil
      : StarChange(
        subject: subject, from: was, to: now, policyVersion: Int64(self.policy.version),
        evidence: StarGrounds.evidence(after, policy))
    return StarOutcome(was: was, stars: now, minutesByYear: after.mapValues(\.minutes), change: change)
  }

  private static func adding(_ changes: [YearChange], to years: [Int: CountedYear]) throws -> [Int: CountedYear] {
    var years = years
    for change in changes {
      let year = years[change.year] ?? .none
      years[change.year] = CountedYear(
        minutes: try year.minutes.adding(change.minutes), quality: year.quality.adding(change.quality))
    }
    return years
  }
}

/// What a record, score or reversal adds to a year.
struct YearChange: Equatable {
  /// The calendar year.
  let year: Int
  /// The minutes that come; negative for a reversal.
  let minutes: Minutes
  /// What comes to the scores, or what a reversal takes, negative.
  var quality = QualityTally.none

  /// What takes this change back.
  func negated() throws -> YearChange {
    YearChange(year: year, minutes: try minutes.negated(), quality: QualityTally.none.subtracting(quality))
  }
}

/// Stars before and after a change of a year.
struct StarOutcome {
  let was: Int
  let stars: Int
  let minutesByYear: [Int: Minutes]
  let change: StarChange?
}
