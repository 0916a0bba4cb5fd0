import Ledger
import LineProtocol
import Rules
import Store

/// A service as it was told, before the rules have judged it.
struct ServiceDraft {
  let member: MemberNumber
  let station: Code
  let date: LocalDate
  let minutes: Minutes
  let start: LocalTime?
  let end: LocalTime?
  let team: TeamChoice
  let kind: Code?
  let texts: ServiceRecorded.Texts
  let source: RecordSource
  /// The attendance at the door that it comes from.
  var attendance: AttendanceNumber?
  /// Why it wants a second look.
  var marks: [RecordMark] = []
  /// What it was done for, where the bank knows whom it served.
  var occasion: ServiceOccasion?
}

/// A service that the rules allow, with the team that it counts for.
struct JudgedService {
  let draft: ServiceDraft
  let team: Code?
  let brigades: [Code]
  /// The member's total on that date, this service included.
  let dayTotal: Minutes
  /// Whether it passes a limit that what was measured at the door may pass.
  var isBeyondLimits = false

  /// The team and the brigades above it.
  var teams: [Code] { (team.map { [$0] } ?? []) + brigades }
}

/// A service record that is in the journal.
struct PostedService {
  let record: RecordNumber
  let member: MemberNumber
  let date: LocalDate
  let minutes: Minutes
  let state: RecordState
  /// The last day of its public notice.
  let until: LocalDate?
  let available: Minutes
  let yearMinutes: Minutes
  let stars: Int
  let was: Int
  let entry: Field
}

/// Judges services and brings them into the journal; serves the desk, redemptions and sheets alike.
struct ServiceLedger {
  let bank: ChangeContext

  init(_ bank: ChangeContext) {
    self.bank = bank
  }

  /// Asks the rules, in their order, about a draft.
  ///
  /// - Parameter old: The record that the draft corrects; it does not stand in the way, and back-dating is measured
  ///   from its entry.
  func judge(_ draft: ServiceDraft, replacing old: StoredRecord? = nil) throws -> JudgedService {
    try ServiceCourt(bank.read).judge(draft, replacing: old)
  }

  /// Journals a judged service: its hours are issued, or it waits.
  func post(_ judged: JudgedService, replacing old: StoredRecord? = nil) throws -> PostedService {
    if let wait = try wait(for: judged) { return try hold(judged, wait, replacing: old) }
    let draft = judged.draft
    let number = try nextRecord()
    let (event, own) = try starred(recorded(judged, number, replaces: old?.service.record), on: draft.date)
    return try issue(judged, event, own)
  }

  /// Journals a service whose stars are judged, with its hours.
  func issue(_ judged: JudgedService, _ event: ServiceRecorded, _ own: StarOutcome) throws -> PostedService {
    let draft = judged.draft
    let entry = try bank.journal(
      .service(event), date: draft.date, station: draft.station, postings: try issued(event))
    return try posted(event, on: draft.date, own, entry)
  }

  /// What a judged service waits for; nil where its hours are issued at once.
  func wait(for judged: JudgedService) throws -> RecordWait? {
    let policy = try bank.policy.service.review
    let draft = judged.draft
    let facts = ReviewFacts(
      source: draft.source, dayTotal: judged.dayTotal, isOwn: bank.read.caller.ownMember == draft.member,
      isBeyondLimits: judged.isBeyondLimits)
    if let reviewer = ReviewRules.reviewer(facts, policy: policy) { return .review(reviewer) }
    let until = ReviewRules.lastDayOfNotice(source: draft.source, confirmedOn: bank.today, policy: policy)
    return until.map { .notice(after: bank.today, until: $0) }
  }

  /// Journals a service that waits.
  func hold(_ judged: JudgedService, _ wait: RecordWait, replacing old: StoredRecord?) throws -> PostedService {
    let draft = judged.draft
    let event = recorded(judged, try nextRecord(), replaces: old?.service.record, waits: wait)
    let entry = try bank.append(.service(event), date: draft.date, station: draft.station)
    return try standing(of: event.record, entry)
  }

  /// The facts of a judged service, its stars not yet judged.
  func recorded(
    _ judged: JudgedService, _ number: RecordNumber, replaces: RecordNumber? = nil, waits: RecordWait? = nil
  ) -> ServiceRecorded {
    let draft = judged.draft
    return ServiceRecorded(
      record: number, member: draft.member, minutes: draft.minutes, start: draft.start, end: draft.end,
      team: judged.team, brigades: judged.brigades, kind: draft.kind, source: draft.source, replaces: replaces,
      texts: draft.texts, stars: [], waits: waits, attendance: draft.attendance, marks: draft.marks,
      occasion: draft.occasion)
  }

  /// The facts of a service with what of it counts and the changes of stars that it causes.
  func starred(_ service: ServiceRecorded, on date: LocalDate) throws -> (event: ServiceRecorded, own: StarOutcome) {
    let (counted, own, stars) = try outcomes(of: service, on: date)
    return (service.with(stars: stars, counted: counted), own)
  }

  /// What of a service counts, and the changes of stars that it causes.
  func outcomes(
    of service: ServiceRecorded, on date: LocalDate
  ) throws -> (counted: [CountedMinutes], own: StarOutcome, stars: [StarChange]) {
    let book = try StarBook(bank.read)
    let counted = try book.count(service, on: date)
    let own = try book.outcome(
      for: .member(service.member), changes: [counted.added(for: .member(service.member))])
    let teams = try counted.subjects.dropFirst().map { subject in
      try book.outcome(for: subject, changes: [counted.added(for: subject)]).change
    }
    return (counted.counted, own, ([own.change] + teams).compactMap { $0 })
  }

  /// The number of the next record.
  func nextRecord() throws -> RecordNumber {
    guard let number = RecordNumber(try bank.books.nextRecordNumber()) else {
      throw Refusal.internalDefect("record numbers have run out")
    }
    return number
  }

  /// The postings by which the bank issues the hours of a service.
  func issued(_ service: ServiceRecorded) throws -> Postings {
    let shares = try bank.shares(of: service.minutes, for: service.member, inTeam: service.team != nil)
    return try Postings(
      [Posting(.issued, -service.minutes.count)] + bank.postings(crediting: shares, to: service.member))
  }

  /// What is told of a record whose hours an entry has issued.
  func posted(
    _ service: ServiceRecorded, on date: LocalDate, _ own: StarOutcome, _ entry: AppendedEntry
  ) throws -> PostedService {
    let available =
      try entry.balance(of: .available(service.member)).map(Minutes.init) ?? bank.available(service.member)
    return PostedService(
      record: service.record, member: service.member, date: date, minutes: service.minutes, state: .posted, until: nil,
      available: available, yearMinutes: own.minutes(in: date.year), stars: own.stars, was: own.was,
      entry: Field("entry", .number(entry.number)))
  }

  /// What is told of a record that an entry has not brought to count.
  func standing(of number: RecordNumber, _ entry: Field) throws -> PostedService {
    guard let record = try bank.books.record(number) else { throw Refusal.noRecord(number) }
    let service = record.service
    let years = try bank.books.years(of: service.member)
    let stars = try StarBook(bank.read).stars(heldBy: .member(service.member), years: years)
    var until: LocalDate?
    if case .notice(_, let last)? = record.wait { until = last }
    return PostedService(
      record: number, member: service.member, date: record.date, minutes: service.minutes, state: record.state,
      until: until, available: try bank.available(service.member),
      yearMinutes: years.first { $0.year == record.date.year }?.minutes ?? .zero, stars: stars, was: stars,
      entry: entry)
  }
}

extension ServiceRecorded {
  /// The same facts with what of them counts and the changes of stars.
  func with(stars: [StarChange], counted: [CountedMinutes]) -> ServiceRecorded {
    ServiceRecorded(
      record: record, member: member, minutes: minutes, start: start, end: end, team: team, brigades: brigades,
      kind: kind, source: source, replaces: replaces, texts: texts, stars: stars, counted: counted, waits: waits,
      attendance: attendance, marks: marks, occasion: occasion)
  }
}
