import Ledger
import LineProtocol
import Rules
import Store

/// Stars as the rules give them from year totals; the one way to them for recording, showing and explaining.
struct StarBook {
  let books: BookReader
  let policy: Policy
  let today: LocalDate
  /// The last entry to look at; nil for the books as they are.
  let last: Int64?

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
  ///
  /// - Parameter years: All its years; where stars move by periods, what was assessed of them decides instead.
  func evaluate(_ subject: StarSubject, years: [YearTotal], isBrigade: Bool = false) throws -> StarEvidence {
    try evaluate(subject, grounds(of: subject, years: years, isBrigade: isBrigade), isBrigade: isBrigade)
  }

  /// The evidence that certain grounds give.
  func evaluate(_ subject: StarSubject, _ grounds: StarGrounds, isBrigade: Bool) throws -> StarEvidence {
    StarRules.evaluate(
      years: grounds.years.counted, policy: starPolicy(subject, isBrigade: isBrigade),
      currentYear: grounds.currentYear, firstDay: try firstDay(of: subject), today: today)
  }

  /// The stars that a subject has, with all its years.
  func stars(heldBy subject: StarSubject, years: [YearTotal], isBrigade: Bool = false) throws -> Int {
    if last == nil, starPolicy(subject, isBrigade: isBrigade).assessment != .continuous {
      // Stars move with assessments only, and each of them journals what it moves.
      return try books.journaledStars(of: subject)
    }
    return try evaluate(subject, years: years, isBrigade: isBrigade).stars
  }

  /// What a subject has beside its stars.
  func recognition(of subject: StarSubject, stars: Int, years: [YearTotal], isBrigade: Bool) -> Recognition {
    StarRules.recognition(
      stars: stars, years: years.counted, policy: starPolicy(subject, isBrigade: isBrigade), currentYear: today.year)
  }

  /// The evidence for a subject as the books stand.
  func standing(of subject: StarSubject) throws -> StarEvidence {
    try evaluate(subject, years: try years(of: subject), isBrigade: try isBrigade(subject))
  }

  /// The year totals of a subject.
  func years(of subject: StarSubject) throws -> [YearTotal] {
    guard let last else { return try books.years(of: subject) }
    return try years(of: subject, through: last)
  }

  private func years(of subject: StarSubject, through last: Int64) throws -> [YearTotal] {
    try books.years(
      of: subject, counting: starPolicy(subject, isBrigade: try isBrigade(subject)).counting, seen: { _ in last })
  }

  /// The policy that a subject is judged by.
  func starPolicy(_ subject: StarSubject, isBrigade: Bool) -> StarPolicy {
    policy.stars(of: subject, isBrigade: isBrigade)
  }

  /// Whether a team is one whose children are teams.
  func isBrigade(_ subject: StarSubject) throws -> Bool {
    guard case .team(let code) = subject else { return false }
    return try TeamTree(books, through: last).hasChildren(code)
  }

  /// The first day on which a subject can hold stars; nil where the rules ask for no time of membership.
  func firstDay(of subject: StarSubject) throws -> LocalDate? {
    guard case .member(let number) = subject, policy.memberStars.minMembershipMonths > 0,
      let member = try books.member(number)
    else { return nil }
    return policy.memberStars.firstDay(memberSince: member.person.registered)
  }

  /// What a change of minutes in certain years does to the stars of a subject.
  ///
  /// - Parameters:
  ///   - changes: What is added to a year; negative for a reversal.
  ///   - undone: What to add to the totals to get to where the stars before came from: where an earlier entry of
  ///     the same step has moved the totals without judging stars.
  func outcome(
    for subject: StarSubject, changes: [YearChange], since undone: [YearChange] = []
  ) throws -> StarOutcome {
    let current = try years(of: subject)
    let before = try current.adding(undone)
    let years = try current.adding(changes)
    let isBrigade = try isBrigade(subject)
    let firstDay = try firstDay(of: subject)
    let policy = starPolicy(subject, isBrigade: isBrigade)
    guard policy.assessment == .continuous else {
      let held = try books.journaledStars(of: subject)
      return StarOutcome(was: held, stars: held, years: years, change: nil)
    }
    let was = try held(subject, before, isBrigade: isBrigade, firstDay: firstDay)
    let now = stars(of: subject, years, isBrigade: isBrigade, firstDay: firstDay)
    let change =
      was == now
      ? nil
      : StarChange(
        subject: subject, from: was, to: now, policyVersion: Int64(self.policy.version),
        evidence: years.evidence(policy))
    return StarOutcome(was: was, stars: now, years: years, change: change)
  }

  /// The stars that a subject holds: where they follow from age or time of membership too, those that were journaled last.
  func held(
    _ subject: StarSubject, _ years: [YearTotal], isBrigade: Bool, firstDay: LocalDate?
  ) throws -> Int {
    let followsMember = firstDay != nil || policy.memberStars.counting.aloneFromAge > 0
    guard case .member(let number) = subject, followsMember, last == nil, let member = try books.member(number) else {
      return stars(of: subject, years, isBrigade: isBrigade, firstDay: firstDay)
    }
    return member.stars
  }

  /// The stars that the totals of years make.
  ///
  /// - Parameter currentYear: The year that they are those of where each year starts anew; today's if nil.
  func stars(
    of subject: StarSubject, _ years: [YearTotal], isBrigade: Bool, firstDay: LocalDate?, currentYear: Int? = nil
  ) -> Int {
    if let firstDay, today < firstDay { return 0 }
    return StarRules.stars(
      years: years.counted, policy: starPolicy(subject, isBrigade: isBrigade), currentYear: currentYear ?? today.year)
  }
}

/// What a record adds to a year, or takes from it.
struct YearChange: Hashable {
  let year: Int
  /// Minutes of service.
  let minutes: Minutes
  /// Minutes that count for stars.
  let counted: Minutes
  /// What comes to the scores; what a reversal takes from them is negative.
  var quality = QualityTally.none

  /// The change that undoes this one.
  func negated() throws -> YearChange {
    YearChange(
      year: year, minutes: try minutes.negated(), counted: try counted.negated(),
      quality: QualityTally.none.subtracting(quality))
  }
}

/// Stars before and after a change of minutes.
struct StarOutcome {
  let was: Int
  let stars: Int
  let years: [YearTotal]
  let change: StarChange?

  /// The service of a year, what does not count included.
  func minutes(in year: Int) -> Minutes {
    years.first { $0.year == year }?.minutes ?? .zero
  }
}

extension [YearTotal] {
  /// What stars rest on.
  var counted: CountedYears {
    CountedYears(map { ($0.year, CountedYear(minutes: $0.counted, quality: $0.quality)) })
  }

  /// The same, as the journal keeps it with a change of stars.
  func evidence(_ policy: StarPolicy) -> [StarChange.YearMinutes] {
    map { year in
      StarChange.YearMinutes(
        year: year.year, minutes: year.counted, quality: year.quality.mean(policy.qualityWeights))
    }
  }

  /// The totals after changes, oldest first.
  func adding(_ changes: [YearChange]) throws -> [YearTotal] {
    guard !changes.isEmpty else { return self }
    var totals = self
    for change in changes {
      let place = totals.firstIndex { $0.year >= change.year } ?? totals.endIndex
      let isThere = place < totals.endIndex && totals[place].year == change.year
      let old = isThere ? totals[place] : YearTotal(year: change.year, minutes: .zero, records: 0, counted: .zero)
      let new = YearTotal(
        year: change.year, minutes: try old.minutes.adding(change.minutes), records: old.records,
        counted: try old.counted.adding(change.counted), quality: old.quality.adding(change.quality))
      if isThere { totals[place] = new } else { totals.insert(new, at: place) }
    }
    return totals
  }
}
