public import Ledger

/// The rules of "Recording service" in the domain reference, asked in its order.
public enum ServiceRules {
  /// Judges a service record.
  ///
  /// - Throws: The first `ServiceViolation` in the order of its cases. Where several records stand in the way, the one
  ///   with the lowest number is named.
  public static func judge(
    _ candidate: ServiceCandidate, facts: ServiceFacts, policy: ServicePolicy, calendar: BankCalendar
  ) throws(ServiceViolation) -> ServiceVerdict {
    try checkOpen(candidate, facts)
    try checkDate(candidate, facts, policy)
    try checkLength(candidate, policy)
    try checkTimes(candidate, calendar)
    let team = try team(of: candidate, facts)
    guard !candidate.isLump else { return ServiceVerdict(team: team, dayTotal: candidate.minutes) }
    try checkDuplicate(candidate, facts)
    try checkDailyLimit(candidate, facts, policy)
    try checkOverlap(candidate, facts, calendar)
    return ServiceVerdict(team: team, dayTotal: dayTotal(candidate, facts).total)
  }

  /// Judges what was measured at the door, where nobody can be refused any more: a limit that it passes is named and
  /// nothing else happens.
  ///
  /// A team in which the member was not is left out.
  public static func measured(
    _ candidate: ServiceCandidate, facts: ServiceFacts, policy: ServicePolicy, calendar: BankCalendar
  ) -> (verdict: ServiceVerdict, violation: ServiceViolation?) {
    do {
      return (try judge(candidate, facts: facts, policy: policy, calendar: calendar), nil)
    } catch {
      let team = (try? team(of: candidate, facts)) ?? nil
      return (ServiceVerdict(team: team, dayTotal: dayTotal(candidate, facts).total), error)
    }
  }

  /// The minutes between a start and an end on a date, as they really pass; nil where the two are the same time.
  ///
  /// An end earlier than the start is on the next day. A sheet's row without a length gets this one.
  public static func minutesBetween(
    _ start: LocalTime, _ end: LocalTime, on date: LocalDate, calendar: BankCalendar
  ) -> Minutes? {
    guard start != end else { return nil }
    return ServiceSpan(date: date, minutes: .zero, start: start, end: end, calendar: calendar)?.length
  }

  private static func checkOpen(_ candidate: ServiceCandidate, _ facts: ServiceFacts) throws(ServiceViolation) {
    if facts.memberIsClosed { throw .memberClosed }
    if case .named(let team) = candidate.team, facts.namedTeamIsClosed { throw .teamClosed(team) }
    if facts.stationIsClosed { throw .stationClosed }
  }

  private static func checkDate(
    _ candidate: ServiceCandidate, _ facts: ServiceFacts, _ policy: ServicePolicy
  ) throws(ServiceViolation) {
    let date = candidate.date
    guard date <= facts.today else { throw .futureDate(date: date, today: facts.today) }
    guard date >= facts.registered else { throw .beforeRegistration(date: date, registered: facts.registered) }
    guard
      policy.backdateDays > 0, !candidate.isLump,
      let earliest = facts.backdateReference.adding(days: -policy.backdateDays),
      date < earliest
    else { return }
    throw .tooOld(date: date, earliest: earliest, limitDays: policy.backdateDays)
  }

  private static func checkLength(
    _ candidate: ServiceCandidate, _ policy: ServicePolicy
  ) throws(ServiceViolation) {
    let minutes = candidate.minutes
    guard minutes.isPositive else { throw .notPositive(minutes) }
    guard minutes.count.isMultiple(of: policy.granularity.count) else {
      throw .granularity(minutes: minutes, granularity: policy.granularity)
    }
  }

  /// A start without an end is fine, since the service ran on from there.
  ///
  /// An end without a start is refused, because nobody can say whether it began on that date or on the day before.
  private static func checkTimes(
    _ candidate: ServiceCandidate, _ calendar: BankCalendar
  ) throws(ServiceViolation) {
    guard let end = candidate.end else { return }
    guard let start = candidate.start else { throw .timesDisagree(minutes: candidate.minutes, between: nil) }
    let between = minutesBetween(start, end, on: candidate.date, calendar: calendar) ?? .zero
    guard candidate.minutes <= between else { throw .timesDisagree(minutes: candidate.minutes, between: between) }
  }

  private static func team(of candidate: ServiceCandidate, _ facts: ServiceFacts) throws(ServiceViolation) -> Code? {
    switch candidate.team {
    case .none: return nil
    case .unspecified: return facts.teamsOnDate.count == 1 ? facts.teamsOnDate.first : nil
    case .named(let team):
      guard facts.teamsOnDate.contains(team) else { throw .notInTeam(team) }
      return team
    }
  }

  private static func checkDuplicate(_ candidate: ServiceCandidate, _ facts: ServiceFacts) throws(ServiceViolation) {
    let duplicates = facts.neighbours.lazy.filter { isDuplicate(candidate, $0) }
    if let first = duplicates.map(\.number).min() { throw .duplicate(first) }
  }

  /// The same start; or, where one of the two has no start to compare, the same minutes and the same activity.
  ///
  /// So it does not matter which of the two came first, and a service typed in by hand is recognised in the sheet.
  private static func isDuplicate(_ candidate: ServiceCandidate, _ known: KnownRecord) -> Bool {
    let record = KnownRecord(
      number: known.number, date: candidate.date, minutes: candidate.minutes, start: candidate.start,
      end: candidate.end, activity: candidate.activity)
    return isDuplicate(record, known)
  }

  /// Whether two records tell of the same service.
  static func isDuplicate(_ record: KnownRecord, _ known: KnownRecord) -> Bool {
    guard record.date == known.date else { return false }
    if let start = record.start, let knownStart = known.start { return start == knownStart }
    guard record.minutes == known.minutes, let activity = record.activity, let knownActivity = known.activity
    else { return false }
    let name = SheetText.trimmed(activity)
    return !name.isEmpty && name == SheetText.trimmed(knownActivity)
  }

  private static func checkDailyLimit(
    _ candidate: ServiceCandidate, _ facts: ServiceFacts, _ policy: ServicePolicy
  ) throws(ServiceViolation) {
    let (before, total) = dayTotal(candidate, facts)
    guard total <= policy.dailyLimit else { throw .dailyLimit(total: total, limit: policy.dailyLimit, before: before) }
  }

  private static func dayTotal(
    _ candidate: ServiceCandidate, _ facts: ServiceFacts
  ) -> (before: Minutes, total: Minutes) {
    var before = Minutes.zero
    for known in facts.neighbours where known.date == candidate.date {
      before = before.addingUpToLimit(known.minutes)
    }
    return (before, before.addingUpToLimit(candidate.minutes))
  }

  private static func checkOverlap(
    _ candidate: ServiceCandidate, _ facts: ServiceFacts, _ calendar: BankCalendar
  ) throws(ServiceViolation) {
    guard
      facts.neighbours.contains(where: { $0.start != nil }),
      let span = ServiceSpan(
        date: candidate.date, minutes: candidate.minutes, start: candidate.start, end: candidate.end,
        calendar: calendar)
    else { return }
    var worst: (number: RecordNumber, by: Minutes)?
    for known in facts.neighbours {
      guard
        let other = ServiceSpan(
          date: known.date, minutes: known.minutes, start: known.start, end: known.end, calendar: calendar)
      else { continue }
      let common = span.overlap(with: other)
      guard common.isPositive, worst.map({ known.number < $0.number }) ?? true else { continue }
      worst = (known.number, common)
    }
    if let worst { throw .overlap(worst.number, by: worst.by) }
  }
}
