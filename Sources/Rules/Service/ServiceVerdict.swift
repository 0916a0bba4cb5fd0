public import Ledger

/// What the rules make of a service record that keeps all of them.
public struct ServiceVerdict: Hashable, Sendable {
  /// The team that it counts for, fixed from now on; nil for none.
  public let team: Code?
  /// The member's total on that date, this record included.
  public let dayTotal: Minutes

  /// States the verdict.
  public init(team: Code?, dayTotal: Minutes) {
    self.team = team
    self.dayTotal = dayTotal
  }
}

/// The rule that a service record breaks, and by how much; in the order in which the rules are asked.
public enum ServiceViolation: Error, Hashable, Sendable {
  /// The member's account is closed.
  case memberClosed
  /// The team that is named is closed.
  case teamClosed(Code)
  /// The station is closed.
  case stationClosed
  /// The service lies in the future.
  case futureDate(date: LocalDate, today: LocalDate)
  /// The service lies before the member was registered.
  case beforeRegistration(date: LocalDate, registered: LocalDate)
  /// The service is older than the back-dating limit allows; `earliest` is the first date that it allows.
  case tooOld(date: LocalDate, earliest: LocalDate, limitDays: Int)
  /// No time, or less than none.
  case notPositive(Minutes)
  /// Not a multiple of the granularity.
  case granularity(minutes: Minutes, granularity: Minutes)
  /// Longer than the time between start and end; zero between equal times, nil where there is an end but no start.
  case timesDisagree(minutes: Minutes, between: Minutes?)
  /// The member was not in that team on that date.
  case notInTeam(Code)
  /// The service is in the books already.
  case duplicate(RecordNumber)
  /// The member's total on that date, this record included, passes the daily limit; `before` is the total without it.
  case dailyLimit(total: Minutes, limit: Minutes, before: Minutes)
  /// The member was busy with another service for part of the time.
  case overlap(RecordNumber, by: Minutes)
}
