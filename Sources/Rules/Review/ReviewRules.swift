public import Ledger

/// What bears on whether a record has to wait.
public struct ReviewFacts: Hashable, Sendable {
  /// Where the record comes from.
  public let source: RecordSource
  /// The member's total on the date of the service, this record included.
  public let dayTotal: Minutes
  /// Whether the member is the one who enters it.
  public let isOwn: Bool
  /// Whether it passes a limit that nobody could be refused at: what was measured at the door is recorded all the same.
  public let isBeyondLimits: Bool

  /// Collects the facts.
  public init(source: RecordSource, dayTotal: Minutes, isOwn: Bool, isBeyondLimits: Bool = false) {
    self.source = source
    self.dayTotal = dayTotal
    self.isOwn = isOwn
    self.isBeyondLimits = isBeyondLimits
  }
}

/// The rules by which records wait; see "Life of a record" in the domain reference.
public enum ReviewRules {
  /// Who has to confirm a record; nil where nobody has to.
  ///
  /// A lump from older books is of no day, so that no limit of a day holds for it.
  public static func reviewer(_ facts: ReviewFacts, policy: ReviewPolicy) -> Reviewer? {
    let hasDay = facts.source != .carriedOver
    if hasDay, policy.overSecond.isPositive, facts.dayTotal > policy.overSecond { return .administrator }
    if facts.isBeyondLimits || facts.isOwn || facts.source == .reported { return .second }
    if hasDay, policy.over.isPositive, facts.dayTotal > policy.over { return .second }
    return nil
  }

  /// The last day of the public notice of a record that is confirmed on a day; nil where it needs none.
  public static func lastDayOfNotice(
    source: RecordSource, confirmedOn day: LocalDate, policy: ReviewPolicy
  ) -> LocalDate? {
    guard policy.noticeDays > 0, source != .carriedOver else { return nil }
    return policy.workingDays.day(policy.noticeDays, after: day)
  }

  /// How many working days of a notice are left after an objection: the day of the objection is no whole one, so that it
  /// is still to come.
  ///
  /// - Parameter start: The day of the confirmation, or on which an objection was dismissed; it never counts.
  public static func daysLeft(
    ofNoticeAfter start: LocalDate, through last: LocalDate, objectedOn day: LocalDate, policy: ReviewPolicy
  ) -> Int {
    policy.workingDays.count(after: max(start, day.adding(days: -1) ?? day), through: last)
  }
}
