public import Ledger

/// The figures of a month in the five groups that are to be recorded of volunteers: the person, service, training, honours
/// and evaluation (article 19 of the Regulation on volunteer service, 2017).
public struct MonthFigures: Sendable {
  /// A group of figures.
  public enum Area: String, Sendable {
    /// Who is registered.
    case person
    /// What was done.
    case service
    /// What was learned.
    case training
    /// What was recognized.
    case honour
    /// How good it was found.
    case evaluation
  }

  /// What is counted, in the order of the groups.
  public enum Item: String, CaseIterable, Sendable {
    /// Members in the end.
    case members
    /// Members registered in the month.
    case joined
    /// Members who left in the month.
    case left
    /// Members under 18 in the end.
    case minors = "under-18"
    /// Members of 60 and over in the end.
    case elders = "from-60"
    /// Posted records.
    case records
    /// Members who served.
    case volunteers
    /// Activities by name.
    case activities
    /// Trainings, each member's counted.
    case trainings
    /// Members who were trained.
    case trainees
    /// Members' rises in stars.
    case risenMembers = "risen-members"
    /// Teams' rises in stars.
    case risenTeams = "risen-teams"
    /// Certificates issued.
    case certificates
    /// Honours given.
    case honours
    /// Scores given.
    case scores
    /// Members who were scored.
    case scored

    /// The group that it belongs to.
    public var area: Area {
      switch self {
      case .members, .joined, .left, .minors, .elders: .person
      case .records, .volunteers, .activities: .service
      case .trainings, .trainees: .training
      case .risenMembers, .risenTeams, .certificates, .honours: .honour
      case .scores, .scored: .evaluation
      }
    }
  }

  /// The first day of the month.
  public let first: LocalDate
  /// Its last day.
  public let last: LocalDate
  private var counts: [Item: Int64] = [:]
  private var times: [Item: Minutes] = [.records: .zero, .trainings: .zero]
  private var people: [Item: Set<MemberNumber>] = [:]
  private var activities: Set<String> = []
  private var scoreSum: UInt128 = 0

  /// Nothing yet, of a month as `2026-05`; nil where that is none.
  public init?(month: String) {
    guard let first = LocalDate(month + "-01") else { return nil }
    let (year, number, _) = first.parts
    guard let last = LocalDate(year: year, month: number, day: LocalDate.daysInMonth(year: year, month: number)) else {
      return nil
    }
    self.first = first
    self.last = last
  }

  /// How many there were.
  public func count(of item: Item) -> Int64 { counts[item, default: 0] }

  /// How long that was, where it is a time.
  public func minutes(of item: Item) -> Minutes? { times[item] }

  /// The mean score, of ``Item/scores`` where there are any.
  public func mean(of item: Item) -> MeanQuality? {
    guard item == .scores, let count = counts[.scores] else { return nil }
    return MeanQuality(numerator: scoreSum, denominator: UInt128(count), scores: count)
  }

  /// Counts a person; who was taken into another by a merge is none.
  public mutating func addMember(registered: LocalDate, closed: LocalDate?, born birth: LocalDate?) {
    if (first...last).contains(registered) { add(.joined) }
    if let closed, (first...last).contains(closed) { add(.left) }
    guard registered <= last, closed.map({ $0 > last }) ?? true else { return }
    add(.members)
    guard let age = birth?.completedYears(on: last) else { return }
    if age < 18 { add(.minors) }
    if age >= 60 { add(.elders) }
  }

  /// Counts a posted record of the month; a lump from older books is of no month.
  ///
  /// - Throws: `LedgerError.overflow` where the hours have no sum.
  public mutating func addService(_ service: ReportedService) throws(LedgerError) {
    guard !service.isCarriedOver else { return }
    try add(.records, service.minutes)
    add(service.member, to: .volunteers)
    if let activity = service.activity, activities.insert(activity).inserted { add(.activities) }
  }

  /// Counts a training of the month.
  ///
  /// - Throws: `LedgerError.overflow` where the hours have no sum.
  public mutating func addTraining(of member: MemberNumber, _ minutes: Minutes) throws(LedgerError) {
    try add(.trainings, minutes)
    add(member, to: .trainees)
  }

  /// Counts a change of stars of the month; only a rise is an honour.
  public mutating func addStars(of subject: StarSubject, was: Int, now: Int) {
    guard now > was else { return }
    if case .member = subject { add(.risenMembers) } else { add(.risenTeams) }
  }

  /// Counts a certificate that was issued in the month.
  public mutating func addCertificate() { add(.certificates) }

  /// Counts an honour that was given in the month.
  public mutating func addHonour() { add(.honours) }

  /// Counts a score that was given in the month.
  public mutating func addScore(_ score: Score, of member: MemberNumber) {
    add(.scores)
    scoreSum += UInt128(score.value)
    add(member, to: .scored)
  }

  private mutating func add(_ item: Item) { counts[item, default: 0] += 1 }

  private mutating func add(_ item: Item, _ minutes: Minutes) throws(LedgerError) {
    add(item)
    times[item] = try times[item, default: .zero].adding(minutes)
  }

  private mutating func add(_ member: MemberNumber, to item: Item) {
    if people[item, default: []].insert(member).inserted { add(item) }
  }
}
