public import Ledger

/// What is known of a member who could be asked to take part.
public struct CandidateFacts: Hashable, Sendable {
  /// Who.
  public let member: MemberNumber
  /// What the member brings.
  public let fitness: Fitness
  /// The mean quality of the member's scored records of the year; nil where none is scored.
  public let quality: MeanQuality?
  /// The service of the year.
  public let minutes: Minutes
  /// Days since the member last signed up for anything; nil for never.
  public let daysSinceAsked: Int?
  /// Whether the member is to be elsewhere at that time, or has answered already.
  public let isEngaged: Bool

  /// Collects the facts.
  public init(
    member: MemberNumber, fitness: Fitness, quality: MeanQuality? = nil, minutes: Minutes = .zero,
    daysSinceAsked: Int? = nil, isEngaged: Bool = false
  ) {
    self.member = member
    self.fitness = fitness
    self.quality = quality
    self.minutes = minutes
    self.daysSinceAsked = daysSinceAsked
    self.isEngaged = isEngaged
  }
}

/// Why somebody stands among the candidates.
public enum CandidateReason: String, CaseIterable, Sendable {
  /// The member has stars.
  case stars
  /// The member's service is scored 4 or better on the average.
  case quality
  /// The member served 20 hours or more this year.
  case hours
  /// The member was asked last a month or longer ago.
  case rested
  /// The member was never asked.
  case neverAsked = "never-asked"
  /// The member can do what is asked for.
  case skilled
  /// The member took the courses that are asked for.
  case trained
}

/// A member who could be asked.
public struct Candidate: Hashable, Sendable {
  /// What is known of the member.
  public let facts: CandidateFacts
  /// What the order follows.
  public let points: Int
  /// Why the member is there.
  public let reasons: [CandidateReason]
}

/// Whom to ask first: those with good records, and of them those who were not asked for long.
///
/// A star is 20 points, a quality of 5.00 is 40 and one of 1.00 costs 40, two hours of the year are a point, two days since
/// the last question are one too, both up to 50. So records weigh most, and nobody with good ones is asked every time.
public enum CandidateRules {
  /// The most that hours, or days since the last question, can bring.
  public static let cap = 50

  /// Those who fulfil a requirement and are free then, the most points first; with the same points the one asked longest
  /// ago, then the lower number.
  public static func ranked(_ people: some Sequence<CandidateFacts>, for requirement: Requirement) -> [Candidate] {
    people.filter { !$0.isEngaged && requirement.unmet(by: $0.fitness) == nil }
      .map { Candidate(facts: $0, points: points(of: $0), reasons: reasons(for: $0, requirement)) }
      .sorted { left, right in
        (-left.points, -days(left.facts), left.facts.member) < (-right.points, -days(right.facts), right.facts.member)
      }
  }

  /// The points of a member.
  public static func points(of facts: CandidateFacts) -> Int {
    let quality = facts.quality.map { ($0.hundredths - 300) / 5 } ?? 0
    return facts.fitness.stars * 20 + quality + min(cap, Int(clamping: facts.minutes.count / 120))
      + min(cap, days(facts) / 2)
  }

  private static func days(_ facts: CandidateFacts) -> Int { facts.daysSinceAsked ?? .max }

  private static func reasons(for facts: CandidateFacts, _ requirement: Requirement) -> [CandidateReason] {
    CandidateReason.allCases.filter { reason in
      switch reason {
      case .stars: facts.fitness.stars > 0
      case .quality: facts.quality?.isAtLeast(hundredths: 400) ?? false
      case .hours: facts.minutes >= Minutes(20 * 60)
      case .rested: facts.daysSinceAsked.map { $0 >= 30 } ?? false
      case .neverAsked: facts.daysSinceAsked == nil
      case .skilled: !requirement.skills.isEmpty
      case .trained: !requirement.courses.isEmpty
      }
    }
  }
}
