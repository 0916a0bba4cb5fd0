import Ledger
import Rules
import Store

/// The kinds of subjects, each with rules of its own.
enum StarKind: CaseIterable {
  case member, team, brigade

  init(_ subject: StarSubject, isBrigade: Bool) {
    switch subject {
    case .member: self = .member
    case .team: self = isBrigade ? .brigade : .team
    }
  }
}

extension Policy {
  /// The rules for a kind of subjects.
  func stars(of kind: StarKind) -> StarPolicy {
    switch kind {
    case .member: memberStars
    case .team: teamStars
    case .brigade: brigadeStars
    }
  }
}

/// What the stars of a subject rest on.
struct StarGrounds {
  /// Minutes and records of each year, oldest first.
  let totals: [YearTotal]
  /// What each year counts.
  let counted: [Int: CountedYear]
  /// The year that the stars are those of where each year starts anew.
  let currentYear: Int

  /// Rests on all that is journaled.
  init(_ years: YearsSeen, today: LocalDate) {
    self.init(years, currentYear: today.year)
  }

  /// Rests on what was journaled when each period was assessed.
  init(_ years: YearsSeen, periods: AssessedPeriods) {
    self.init(years, currentYear: periods.currentYear)
  }

  private init(_ years: YearsSeen, currentYear: Int) {
    totals = years.totals
    counted = Dictionary(
      years.totals.map {
        ($0.year, CountedYear(minutes: $0.minutes, quality: years.qualities[$0.year] ?? .none))
      }, uniquingKeysWith: { first, _ in first })
    self.currentYear = currentYear
  }

  /// The years as the journal keeps them beside a change of stars.
  static func evidence(_ years: [Int: CountedYear], _ policy: StarPolicy) -> [StarChange.YearMinutes] {
    years.sorted { $0.key < $1.key }.map { year, counted in
      StarChange.YearMinutes(year: year, minutes: counted.minutes, quality: policy.mean(counted))
    }
  }
}

/// Reads from the books what the assessments were, as each kind of subjects sees them.
enum AssessmentBook {
  static func steps(of kind: StarKind, _ books: BookReader, through last: Int64 = .max) throws -> [StarBasis.Step] {
    var rules: [Int64: Policy] = [:]
    return try books.assessments(through: last).compactMap { assessment in
      guard let policy = try rules[assessment.policy] ?? books.policy(assessment.policy)?.rules() else { return nil }
      rules[assessment.policy] = policy
      return StarBasis.Step(
        entry: assessment.entry, date: assessment.date, assessment: policy.stars(of: kind).assessment,
        period: assessment.period)
    }
  }
}
