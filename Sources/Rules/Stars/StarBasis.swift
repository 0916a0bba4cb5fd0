public import Ledger

/// Which entries the stars of members, teams or brigades rest on.
///
/// With assessment by period recording, scoring and reversing move no stars: they rest on what each period held when
/// it was assessed last. See "Stars" in the domain reference.
public enum StarBasis: Hashable, Sendable {
  /// All that is journaled.
  case live
  /// What was journaled when each period was assessed.
  case assessed(AssessedPeriods)

  /// An assessment, as one kind of subjects sees it.
  public struct Step: Sendable {
    /// Its entry.
    public let entry: Int64
    /// The day on which it was made.
    public let date: LocalDate
    /// How stars of this kind move under the rules that hold from it on.
    public let assessment: StarPolicy.Assessment
    /// The period that it assessed; nil where the rules changed.
    public let period: AssessmentPeriod?

    /// Describes an assessment.
    public init(entry: Int64, date: LocalDate, assessment: StarPolicy.Assessment, period: AssessmentPeriod?) {
      self.entry = entry
      self.date = date
      self.assessment = assessment
      self.period = period
    }
  }

  /// Follows the assessments of a bank, oldest first.
  ///
  /// Where rules with periods follow rules without, stars first rest on all that was journaled until then; where rules
  /// with other periods follow, on what they rested on before.
  public init(_ steps: [Step]) {
    self = .live
    for step in steps { take(step) }
  }

  private mutating func take(_ step: Step) {
    guard let length = step.assessment.length else {
      self = .live
      return
    }
    switch (self, step.period) {
    case (.live, _): self = .assessed(AssessedPeriods(entry: step.entry, date: step.date))
    case (.assessed(let before), let period?) where period.length == length:
      self = .assessed(before.assessing(period, entry: step.entry))
    case (.assessed, _): break
    }
  }
}

extension StarPolicy.Assessment {
  /// How long the periods are; nil where stars move at once.
  public var length: AssessmentPeriod.Length? {
    switch self {
    case .continuous: nil
    case .halfYear: .halfYear
    case .year: .year
    }
  }
}

/// Which entries each period was assessed with.
public struct AssessedPeriods: Hashable, Sendable {
  /// A period and the entry that assessed it.
  public struct Assessed: Hashable, Sendable {
    /// The period.
    public let period: AssessmentPeriod
    /// The entry.
    public let entry: Int64
  }

  /// The entry from which on stars move by periods; what was journaled before it is assessed.
  public let entry: Int64
  /// The day of that entry.
  public let date: LocalDate
  /// The periods assessed since then, the newest assessment first; each once.
  public let periods: [Assessed]

  init(entry: Int64, date: LocalDate, periods: [Assessed] = []) {
    self.entry = entry
    self.date = date
    self.periods = periods
  }

  func assessing(_ period: AssessmentPeriod, entry: Int64) -> AssessedPeriods {
    AssessedPeriods(
      entry: self.entry, date: date,
      periods: [Assessed(period: period, entry: entry)] + periods.filter { $0.period != period })
  }

  /// The newest entry that counts for services of a date.
  public func lastEntry(for date: LocalDate) -> Int64 {
    periods.first { $0.period.contains(date) }?.entry ?? entry
  }

  /// The year that the stars are those of where each year starts anew: the latest one that was assessed.
  public var currentYear: Int {
    periods.reduce(date.year) { max($0, $1.period.year) }
  }

  /// The entry that assessed a period before; nil where it is to be assessed for the first time.
  ///
  /// A period that was over when stars began to move by periods was assessed then.
  public func earlierAssessment(of period: AssessmentPeriod) -> Int64? {
    if let assessed = periods.first(where: { $0.period == period }) { return assessed.entry }
    return period.last < date ? entry : nil
  }

  /// The assessment that closed what was scored for a date: none while the period is open.
  public func closing(_ date: LocalDate, _ length: AssessmentPeriod.Length) -> Int64? {
    if let assessed = periods.first(where: { $0.period.contains(date) }) { return assessed.entry }
    return AssessmentPeriod(containing: date, length).last < self.date ? entry : nil
  }
}
