public import Ledger

/// What counting needs of a posted service record.
public struct ServedRecord: Hashable, Sendable {
  /// The number of the record; nil for one that is about to be made.
  public let number: RecordNumber?
  /// Who served.
  public let member: MemberNumber
  /// When that member was registered.
  public let registered: LocalDate
  /// The date of the service.
  public let date: LocalDate
  /// How long.
  public let minutes: Minutes
  /// Where the record comes from.
  public let source: RecordSource
  /// The kind of service.
  public let kind: Code?
  /// The name of the activity.
  public let activity: String?
  /// When that member was born, where it is known.
  public let birth: LocalDate?
  /// Whether it counts for a team.
  public let isInTeam: Bool

  /// Describes a record.
  public init(
    number: RecordNumber?, member: MemberNumber, registered: LocalDate, date: LocalDate, minutes: Minutes,
    source: RecordSource, kind: Code?, activity: String?, birth: LocalDate? = nil, isInTeam: Bool = false
  ) {
    self.number = number
    self.member = member
    self.registered = registered
    self.date = date
    self.minutes = minutes
    self.source = source
    self.kind = kind
    self.activity = activity
    self.birth = birth
    self.isInTeam = isInTeam
  }
}

/// Why service does not count for stars.
public enum NotCounted: String, CaseIterable, Sendable {
  /// Records of that source do not count.
  case source
  /// That kind of service does not count, or only others do.
  case kind
  /// It was before the member's registration.
  case beforeRegistration = "before-registration"
  /// It was in a team, which does not count for the member's own stars.
  case teamHours = "team-hours"
  /// The member was too young to serve outside of a team.
  case tooYoung = "too-young"
  /// The activity has brought all that one may bring on one date.
  case activityCap = "activity-cap"
  /// The date has brought all that one may bring.
  case dayCap = "day-cap"
}
