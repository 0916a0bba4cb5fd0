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
  /// What each year brings, oldest first.
  let years: [YearTotal]
  /// The year that the stars are those of where each year starts anew.
  let currentYear: Int
}

extension StarBook {
  /// What the stars of a subject rest on: all its years, or what was assessed of them.
  func grounds(of subject: StarSubject, years: [YearTotal], isBrigade: Bool) throws -> StarGrounds {
    guard case .assessed(let periods) = try basis(of: StarKind(subject, isBrigade: isBrigade)) else {
      return StarGrounds(years: years, currentYear: today.year)
    }
    return StarGrounds(
      years: try books.years(
        of: subject, counting: starPolicy(subject, isBrigade: isBrigade).counting, seen: periods.lastEntry),
      currentYear: periods.currentYear)
  }

  /// Which entries the stars of a kind of subjects rest on.
  func basis(of kind: StarKind) throws -> StarBasis {
    guard policy.stars(of: kind).assessment != .continuous else { return .live }
    return try StarBasis(AssessmentBook.steps(of: kind, books, through: last ?? .max))
  }

  /// What came too late for the assessment of its date, where stars move by periods.
  func waiting(for subject: StarSubject, isBrigade: Bool) throws -> WaitingChanges {
    let basis = try basis(of: StarKind(subject, isBrigade: isBrigade))
    guard last == nil, case .assessed(let periods) = basis else { return .nothing }
    return WaitingChanges(
      try books.lateChanges(of: subject, after: periods.entry, seen: periods.lastEntry), periods,
      starPolicy(subject, isBrigade: isBrigade))
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
