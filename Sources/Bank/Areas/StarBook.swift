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

  /// The evidence for a subject's stars.
  func evaluate(_ subject: StarSubject, years: [YearTotal], isBrigade: Bool = false) -> StarEvidence {
    let minutes = Dictionary(years.map { ($0.year, $0.minutes) }, uniquingKeysWith: { first, _ in first })
    return StarRules.evaluate(
      years: minutes.mapValues { CountedYear(minutes: $0) }, policy: starPolicy(subject, isBrigade: isBrigade),
      currentYear: today.year)
  }

  /// The evidence for a subject as the books stand.
  func standing(of subject: StarSubject) throws -> StarEvidence {
    evaluate(subject, years: try years(of: subject), isBrigade: try isBrigade(subject))
  }

  /// The year totals of a subject.
  func years(of subject: StarSubject) throws -> [YearTotal] {
    switch (subject, last) {
    case (.member(let number), nil): try books.years(of: number)
    case (.team(let code), nil): try books.years(of: code)
    case (.member(let number), let last?): try books.years(of: number, through: last)
    case (.team(let code), let last?): try books.years(of: code, through: last)
    }
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

  /// What a change of minutes in certain years does to the stars of a subject.
  ///
  /// - Parameters:
  ///   - changes: Minutes to add in a year; negative for a reversal.
  ///   - undone: Minutes to add to the totals to get to where the stars before came from: where an earlier entry of
  ///     the same step has moved the totals without judging stars.
  func outcome(
    for subject: StarSubject, changes: [(year: Int, minutes: Minutes)],
    since undone: [(year: Int, minutes: Minutes)] = []
  ) throws -> StarOutcome {
    let totals = try years(of: subject)
    let current = Dictionary(totals.map { ($0.year, $0.minutes) }, uniquingKeysWith: { first, _ in first })
    let before = try StarBook.adding(undone, to: current)
    let minutes = try StarBook.adding(changes, to: current)
    let isBrigade = try isBrigade(subject)
    let was = stars(of: subject, before, isBrigade: isBrigade)
    let now = stars(of: subject, minutes, isBrigade: isBrigade)
    let evidence = minutes.sorted { $0.key < $1.key }.map { StarChange.YearMinutes(year: $0.key, minutes: $0.value) }
    let change =
      was == now
      ? nil
      : StarChange(
        subject: subject, from: was, to: now, policyVersion: Int64(policy.version), evidence: evidence)
    return StarOutcome(was: was, stars: now, minutesByYear: minutes, change: change)
  }

  /// The stars that minutes of certain years make.
  func stars(of subject: StarSubject, _ minutes: [Int: Minutes], isBrigade: Bool) -> Int {
    StarRules.stars(
      years: minutes.mapValues { CountedYear(minutes: $0) }, policy: starPolicy(subject, isBrigade: isBrigade),
      currentYear: today.year)
  }

  private static func adding(
    _ changes: [(year: Int, minutes: Minutes)], to totals: [Int: Minutes]
  ) throws -> [Int: Minutes] {
    var minutes = totals
    for change in changes {
      minutes[change.year] = try (minutes[change.year] ?? .zero).adding(change.minutes)
    }
    return minutes
  }
}

/// Stars before and after a change of minutes.
struct StarOutcome {
  let was: Int
  let stars: Int
  let minutesByYear: [Int: Minutes]
  let change: StarChange?
}
