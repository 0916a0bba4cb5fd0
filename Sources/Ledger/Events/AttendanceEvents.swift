/// Why a record wants a second look.
public enum RecordMark: String, CaseIterable, Sendable {
  /// Nobody checked out: the end follows from the plan or from the rules.
  case forgotten
  /// The member's day is longer than the daily limit.
  case dailyLimit = "daily-limit"
  /// Part of the time is in another record too.
  case overlap
  /// Another record begins at the same time.
  case duplicate
  /// Member, team or station were closed meanwhile, or the member is not in the team any more.
  case closed
}

/// A member came in at the door.
public struct CheckedIn: Hashable, Sendable {
  /// The number of the attendance.
  public let attendance: AttendanceNumber
  /// Who came.
  public let member: MemberNumber
  /// From when it counts, on the entry's date: the planned start for who came early.
  public let start: LocalTime
  /// The day on which it ends for who forgets to check out.
  public let closesOn: LocalDate
  /// The time at which it ends then.
  public let closesAt: LocalTime
  /// Whether that is the planned end, and no rule's.
  public let isPlanned: Bool
  /// The team as it was typed, `none` for none.
  public let team: Code?
  /// The kind of service.
  public let kind: Code?
  /// The name of the activity.
  public let activity: String?

  /// Describes a check-in.
  public init(
    attendance: AttendanceNumber, member: MemberNumber, start: LocalTime, closesOn: LocalDate, closesAt: LocalTime,
    isPlanned: Bool, team: Code?, kind: Code?, activity: String?
  ) {
    self.attendance = attendance
    self.member = member
    self.start = start
    self.closesOn = closesOn
    self.closesAt = closesAt
    self.isPlanned = isPlanned
    self.team = team
    self.kind = kind
    self.activity = activity
  }

  func write(to facts: inout FactWriter) {
    facts.put("attendance", attendance)
    facts.put("member", member)
    facts.put("start", start)
    facts.put("closes-on", closesOn)
    facts.put("closes-at", closesAt)
    facts.put("planned", isPlanned)
    facts.put("team", ifPresent: team)
    facts.put("service-kind", ifPresent: kind)
    facts.putText("activity", ifPresent: activity)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    attendance = try facts.number("attendance")
    member = try facts.number("member")
    start = try facts.value("start") { LocalTime($0) }
    closesOn = try facts.date("closes-on")
    closesAt = try facts.value("closes-at") { LocalTime($0) }
    isPlanned = try facts.value("planned") { Bool($0) }
    team = try facts.code(ifPresent: "team")
    kind = try facts.code(ifPresent: "service-kind")
    activity = facts.text("activity")
  }
}

/// A member left and no record came of it.
public struct CheckedOut: Hashable, Sendable {
  /// Why there is no record.
  public enum Cause: String, CaseIterable, Sendable {
    /// It was shorter than what is recorded at all.
    case tooShort = "too-short"
    /// The check-in was a mistake.
    case discarded
  }

  /// The attendance.
  public let attendance: AttendanceNumber
  /// Whose it was.
  public let member: MemberNumber
  /// Why there is no record.
  public let cause: Cause
  /// What was said about it.
  public let reason: String?

  /// Describes a check-out.
  public init(attendance: AttendanceNumber, member: MemberNumber, cause: Cause, reason: String?) {
    self.attendance = attendance
    self.member = member
    self.cause = cause
    self.reason = reason
  }

  func write(to facts: inout FactWriter) {
    facts.put("attendance", attendance)
    facts.put("member", member)
    facts.put("cause", cause.rawValue)
    facts.putText("reason", ifPresent: reason)
  }

  init(_ facts: FactReader) throws(LedgerError) {
    attendance = try facts.number("attendance")
    member = try facts.number("member")
    cause = try facts.value("cause") { Cause(rawValue: $0) }
    reason = facts.text("reason")
  }
}
