import Ledger
import LineProtocol
import Rules
import Store

/// Brings what is measured at the door into the journal.
struct DoorLedger {
  /// How an attendance ended.
  enum Outcome {
    case recorded(PostedService)
    case tooShort(entry: Field)
  }

  private let bank: ChangeContext
  private var calendar: BankCalendar { bank.read.profile.calendar }

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// Ends an attendance now; one that nobody can mean any more ends by the rule.
  func leave(_ attendance: StoredAttendance) throws -> Outcome {
    let now = bank.read.now
    let isForgotten = DoorRules.isForgotten(
      since: attendance.event.start, on: attendance.date, at: now, calendar: calendar)
    guard !isForgotten else { return try forget(attendance) }
    return try end(attendance, on: calendar.date(of: now), at: calendar.time(of: now), marks: [])
  }

  /// Ends an attendance by the rule for those who forget.
  func forget(_ attendance: StoredAttendance) throws -> Outcome {
    try end(attendance, on: attendance.event.closesOn, at: attendance.event.closesAt, marks: [.forgotten])
  }

  /// Ends an attendance of which nothing is to come.
  func discard(_ attendance: StoredAttendance, _ cause: CheckedOut.Cause, reason: String?) throws -> Field {
    let event = CheckedOut(
      attendance: attendance.event.attendance, member: attendance.event.member, cause: cause, reason: reason)
    return try bank.append(.checkout(event), date: attendance.date, station: attendance.station)
  }

  private func end(
    _ attendance: StoredAttendance, on day: LocalDate, at time: LocalTime, marks: [RecordMark]
  ) throws -> Outcome {
    let event = attendance.event
    let minutes = DoorRules.served(
      from: attendance.date, event.start, to: day, time, granularity: try bank.policy.service.granularity,
      calendar: calendar)
    guard minutes.isPositive else { return .tooShort(entry: try discard(attendance, .tooShort, reason: nil)) }
    let team: TeamChoice = event.team.map { $0.text == "none" ? .none : .named($0) } ?? .unspecified
    let draft = ServiceDraft(
      member: event.member, station: attendance.station, date: attendance.date, minutes: minutes, start: event.start,
      end: time, team: team, kind: event.kind, texts: ServiceRecorded.Texts(activity: event.activity),
      source: .checkin, attendance: event.attendance, marks: marks)
    return .recorded(try ServiceLedger(bank).post(try ServiceCourt(bank.read).measure(draft)))
  }
}
