public import Ledger

/// A record of the same member that the bank already has.
///
/// Pending, noticed and posted records count for duplicate, daily limit and overlap; rejected and reversed ones, and
/// lumps carried over from older books, do not and are not given to the rules.
public struct KnownRecord: Hashable, Sendable {
  /// The record's number.
  public let number: RecordNumber
  /// The local date on which the service began.
  public let date: LocalDate
  /// How long.
  public let minutes: Minutes
  /// When it began.
  public let start: LocalTime?
  /// When it ended; on the next day where it is earlier than the start.
  public let end: LocalTime?
  /// What was done; may be left out where ``ServiceCandidate/comparesActivities`` says so.
  public let activity: String?

  /// Describes a record.
  public init(
    number: RecordNumber, date: LocalDate, minutes: Minutes, start: LocalTime? = nil, end: LocalTime? = nil,
    activity: String? = nil
  ) {
    self.number = number
    self.date = date
    self.minutes = minutes
    self.start = start
    self.end = end
    self.activity = activity
  }
}

/// What the bank knows that bears on a service record.
public struct ServiceFacts: Sendable {
  /// The bank's date today.
  public let today: LocalDate
  /// When the member was registered; the day itself included.
  public let registered: LocalDate
  /// Whether the member's account is closed.
  public let memberIsClosed: Bool
  /// Whether the station where the service is recorded is closed.
  public let stationIsClosed: Bool
  /// Whether the team that the request names is closed; means nothing where it names none.
  public let namedTeamIsClosed: Bool
  /// The teams, open or closed, that the member was in on the date of the service.
  public let teamsOnDate: [Code]
  /// The member's records as far as the service reaches, see ``ServiceCandidate/reachDays``, in any order; a record that is
  /// being corrected is not among them.
  public let neighbours: [KnownRecord]
  /// The date from which back-dating is measured: today, or when correcting the date of entry of the old record.
  public let backdateReference: LocalDate

  /// Collects the facts.
  public init(
    today: LocalDate, registered: LocalDate, memberIsClosed: Bool = false, stationIsClosed: Bool = false,
    namedTeamIsClosed: Bool = false, teamsOnDate: [Code] = [], neighbours: [KnownRecord] = [],
    backdateReference: LocalDate
  ) {
    self.today = today
    self.registered = registered
    self.memberIsClosed = memberIsClosed
    self.stationIsClosed = stationIsClosed
    self.namedTeamIsClosed = namedTeamIsClosed
    self.teamsOnDate = teamsOnDate
    self.neighbours = neighbours
    self.backdateReference = backdateReference
  }
}
