public import Ledger

/// Why a member cannot go to a resident.
public enum CareViolation: Error, Hashable, Sendable {
  /// The volunteer and the resident are one person.
  case samePerson
  /// The volunteer is younger than the rules ask for.
  case tooYoung(age: Int, needed: Int)
  /// The volunteer does not have these skills.
  case unskilled(missing: [Code])
  /// The volunteer has this many claims open, or given back today, and takes no more without the station.
  case tooManyClaims(Int)
}

/// Who may go to a resident, alone or regularly.
public enum CareRules {
  /// How many needs a member who has logged in may take on at a time: with each goes a name and an address.
  public static let openClaims = 5

  /// Judges one more claim by a member who has logged in.
  ///
  /// - Parameters:
  ///   - open: How many needs the member has taken on and not met.
  ///   - givenBack: How many the member has given back today, whose addresses are known as well.
  /// - Throws: ``CareViolation/tooManyClaims(_:)``.
  public static func judgeClaim(open: Int, givenBack: Int) throws(CareViolation) {
    guard open + givenBack < openClaims else { throw .tooManyClaims(open + givenBack) }
  }

  /// Judges a volunteer.
  ///
  /// Who was born on no known day passes, as everywhere: most volunteers are grown up, and stations know the others.
  ///
  /// - Throws: The first of the violations in their order.
  public static func judge(
    _ volunteer: MemberNumber, bornOn birth: LocalDate?, having known: [Code], for resident: MemberNumber,
    skills: [Code],
    on date: LocalDate, policy: CarePolicy
  ) throws(CareViolation) {
    guard volunteer != resident else { throw .samePerson }
    if let age = birth.flatMap({ $0.completedYears(on: date) }), age < policy.volunteerAge {
      throw .tooYoung(age: age, needed: policy.volunteerAge)
    }
    let missing = skills.filter { !known.contains($0) }
    guard missing.isEmpty else { throw .unskilled(missing: missing) }
  }
}
