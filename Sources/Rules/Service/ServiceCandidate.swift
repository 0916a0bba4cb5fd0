public import Ledger

/// A service record as somebody wants to make it, before the rules have judged it.
public struct ServiceCandidate: Hashable, Sendable {
  /// Who served.
  public let member: MemberNumber
  /// The local date on which the service began; the whole counts for it.
  public let date: LocalDate
  /// How long; breaks already taken off.
  public let minutes: Minutes
  /// When it began.
  public let start: LocalTime?
  /// When it ended; on the next day where it is earlier than the start.
  public let end: LocalTime?
  /// The team that it shall count for.
  public let team: TeamChoice
  /// What was done.
  public let activity: String?
  /// Whether it is a lump from older books, which the rules of single days do not bind.
  public let isLump: Bool

  /// Describes the record.
  public init(
    member: MemberNumber, date: LocalDate, minutes: Minutes, start: LocalTime? = nil, end: LocalTime? = nil,
    team: TeamChoice = .unspecified, activity: String? = nil, isLump: Bool = false
  ) {
    self.member = member
    self.date = date
    self.minutes = minutes
    self.start = start
    self.end = end
    self.team = team
    self.activity = activity
    self.isLump = isLump
  }

  /// How many days before and after its date the member's records bear on it: what has no start overlaps nothing.
  public var reachDays: Int { start == nil ? 0 : 1 }

  /// Whether it bears on it what was done in those records: what does not say so itself is nobody's duplicate by name.
  public var comparesActivities: Bool { activity != nil }
}

/// What a request says about the team of a service.
public enum TeamChoice: Hashable, Sendable {
  /// Nothing: the member's only team on that date, if there is exactly one.
  case unspecified
  /// It counts for no team.
  case none
  /// It counts for this team.
  case named(Code)
}
