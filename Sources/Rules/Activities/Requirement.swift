public import Ledger

/// What an activity or a need asks of who takes part.
public struct Requirement: Hashable, Sendable {
  /// The day of it.
  public let date: LocalDate
  /// The fewest stars; 0 for none.
  public let minStars: Int
  /// The lowest age in completed years on that day; nil for any.
  public let minAge: Int?
  /// The skills, all of them.
  public let skills: [Code]
  /// The courses, all of them.
  public let courses: [String]

  /// States what is asked.
  public init(date: LocalDate, minStars: Int = 0, minAge: Int? = nil, skills: [Code] = [], courses: [String] = []) {
    self.date = date
    self.minStars = minStars
    self.minAge = minAge
    self.skills = skills
    self.courses = courses
  }

  /// What a member lacks first; nil where all is there.
  public func unmet(by fitness: Fitness) -> UnmetRequirement? {
    guard fitness.stars >= minStars else { return .tooFewStars(has: fitness.stars, needed: minStars) }
    if let minAge {
      let age = fitness.birth?.completedYears(on: date)
      guard let age, age >= minAge else { return .tooYoung(age: age, needed: minAge) }
    }
    let lacking = skills.filter { !fitness.skills.contains($0) }
    guard lacking.isEmpty else { return .skills(lacking) }
    let missed = courses.filter { course in !fitness.courses.contains { TrainingRules.isSame($0, course) } }
    guard missed.isEmpty else { return .courses(missed) }
    return nil
  }
}

/// What a member brings.
public struct Fitness: Hashable, Sendable {
  /// The member's stars.
  public let stars: Int
  /// The date of birth, where it is known.
  public let birth: LocalDate?
  /// What the member can do.
  public let skills: Set<Code>
  /// The courses that the member took part in.
  public let courses: [String]

  /// States what a member brings.
  public init(stars: Int = 0, birth: LocalDate? = nil, skills: Set<Code> = [], courses: [String] = []) {
    self.stars = stars
    self.birth = birth
    self.skills = skills
    self.courses = courses
  }
}

/// What a member lacks, in the order in which it is asked.
public enum UnmetRequirement: Error, Hashable, Sendable {
  /// The member has fewer stars than are asked for.
  case tooFewStars(has: Int, needed: Int)
  /// The member is too young, or nobody knows how old.
  case tooYoung(age: Int?, needed: Int)
  /// The member cannot do these.
  case skills([Code])
  /// The member did not take part in these courses.
  case courses([String])
}
