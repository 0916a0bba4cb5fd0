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
}

/// A service that the rules allow, with the team that it counts for.
struct JudgedService {
  let draft: ServiceDraft
  let team: Code?
  let brigades: [Code]

  /// The team and the brigades above it.
  var teams: [Code] { (team.map { [$0] } ?? []) + brigades }
}

/// A service record that is in the journal.
struct PostedService {
  let record: RecordNumber
  let member: MemberNumber
  let date: LocalDate
  let minutes: Minutes
  let available: Minutes
  let yearMinutes: Minutes
  let stars: Int
  let was: Int
  let entry: Field
}

/// A reversal that is in the journal.
struct ReversedService {
  let available: Minutes
  let yearMinutes: Minutes
  let stars: Int
  let was: Int
  let entry: Field
}

/// Judges services and brings them into the journal and out again; serves the desk, redemptions and sheets alike.
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

  /// Journals a judged service with its postings: the bank issues the hours.
  func post(_ judged: JudgedService, replacing old: StoredRecord? = nil) throws -> PostedService {
    let draft = judged.draft
    let number = try nextRecord()
    let (event, own) = try starred(recorded(judged, number, replaces: old?.service.record), on: draft.date)
    let entry = try bank.journal(
      .service(event), date: draft.date, station: draft.station,
      postings: .move(draft.minutes.count, from: .issued, to: .available(draft.member)))
    return try posted(judged, number, own, entry)
  }

  /// The facts of a judged service, its stars not yet judged.
  func recorded(_ judged: JudgedService, _ number: RecordNumber, replaces: RecordNumber? = nil) -> ServiceRecorded {
    let draft = judged.draft
    return ServiceRecorded(
      record: number, member: draft.member, minutes: draft.minutes, start: draft.start, end: draft.end,
      team: judged.team, brigades: judged.brigades, kind: draft.kind, source: draft.source, replaces: replaces,
      texts: draft.texts, stars: [])
  }

  /// The facts of a service with what of it counts and the changes of stars that it causes.
  func starred(_ service: ServiceRecorded, on date: LocalDate) throws -> (event: ServiceRecorded, own: StarOutcome) {
    let book = try StarBook(bank.read)
    let counted = try book.count(service, on: date)
    let own = try book.outcome(
      for: .member(service.member), changes: [counted.added(for: .member(service.member))])
    let teams = try counted.subjects.dropFirst().map { subject in
      try book.outcome(for: subject, changes: [counted.added(for: subject)]).change
    }
    return (service.with(stars: ([own.change] + teams).compactMap { $0 }, counted: counted.counted), own)
  }

  /// The number of the next record.
  func nextRecord() throws -> RecordNumber {
    guard let number = RecordNumber(try bank.books.nextRecordNumber()) else {
      throw Refusal.internalDefect("record numbers have run out")
    }
    return number
  }

  /// Undoes a record: the hours go back to the bank.
  func reverse(_ old: StoredRecord, reason: String, isForced: Bool) throws -> ReversedService {
    let service = old.service
    let debt = try bank.debtNeeded(of: service.member, for: service.minutes, isForced: isForced)
    let book = try StarBook(bank.read)
    let counted = try book.count(old)
    let own = try book.outcome(
      for: .member(service.member), changes: [counted.taken(for: .member(service.member))])
    let teams = try counted.subjects.dropFirst().map { subject in
      try book.outcome(for: subject, changes: [counted.taken(for: subject)]).change
    }
    let entry = try journalReversal(
      of: old, reason: reason, debt: debt, isCorrection: false, stars: ([own.change] + teams).compactMap { $0 },
      counted: counted.counted)
    return ReversedService(
      available: try bank.available(service.member), yearMinutes: own.minutes(in: old.date.year),
      stars: own.stars, was: own.was, entry: entry)
  }

  /// Reverses a record and records it anew, judged on the net effect; stars move once, with the second entry.
  func correct(
    _ old: StoredRecord, by draft: ServiceDraft, reason: String, isForced: Bool
  ) throws -> PostedService {
    let judged = try judge(draft, replacing: old)
    let service = old.service
    let isSameMember = draft.member == service.member
    let net = isSameMember ? try service.minutes.subtracting(draft.minutes) : service.minutes
    _ = try bank.debtNeeded(of: service.member, for: net, isForced: isForced)
    let number = try nextRecord()
    let fresh = recorded(judged, number, replaces: service.record)
    let stars = try correctionStars(old, fresh, on: draft.date)
    _ = try journalReversal(
      of: old, reason: reason, debt: try bank.debtNeeded(of: service.member, for: service.minutes, isForced: true),
      isCorrection: true, stars: [], counted: stars.taken.counted)
    let event = fresh.with(stars: stars.all, counted: stars.given.counted)
    let entry = try bank.journal(
      .service(event), date: draft.date, station: draft.station,
      postings: .move(draft.minutes.count, from: .issued, to: .available(draft.member)))
    return try posted(judged, number, stars.own, entry)
  }

  /// What a correction changes for all whom the old or the new record counts for.
  private func correctionStars(
    _ old: StoredRecord, _ fresh: ServiceRecorded, on date: LocalDate
  ) throws -> (taken: CountedService, given: CountedService, own: StarOutcome, all: [StarChange]) {
    let book = try StarBook(bank.read)
    let taken = try book.count(old)
    let given = try book.count(fresh, on: date, without: old.service.record)
    func outcome(_ subject: StarSubject) throws -> StarOutcome {
      let changes =
        (taken.subjects.contains(subject) ? [try taken.taken(for: subject)] : [])
        + (given.subjects.contains(subject) ? [given.added(for: subject)] : [])
      return try book.outcome(for: subject, changes: changes)
    }
    let own = try outcome(.member(fresh.member))
    let others = (taken.subjects + given.subjects.filter { !taken.subjects.contains($0) }).filter {
      $0 != .member(fresh.member)
    }
    return (taken, given, own, try ([own.change] + others.map { try outcome($0).change }).compactMap { $0 })
  }

  private func journalReversal(
    of old: StoredRecord, reason: String, debt: Minutes, isCorrection: Bool, stars: [StarChange],
    counted: [CountedMinutes]
  ) throws -> Field {
    let service = old.service
    let event = RecordReversed(
      record: service.record, member: service.member, reason: reason, debt: debt, isCorrection: isCorrection,
      stars: stars, counted: counted)
    return try bank.append(
      .reversal(event), date: old.date, station: old.station,
      postings: .move(service.minutes.count, from: .available(service.member), to: .issued))
  }

  private func posted(
    _ judged: JudgedService, _ number: RecordNumber, _ own: StarOutcome, _ entry: AppendedEntry
  ) throws -> PostedService {
    let draft = judged.draft
    let available = try entry.balance(of: .available(draft.member)).map(Minutes.init) ?? bank.available(draft.member)
    return PostedService(
      record: number, member: draft.member, date: draft.date, minutes: draft.minutes,
      available: available, yearMinutes: own.minutes(in: draft.date.year),
      stars: own.stars, was: own.was, entry: Field("entry", .number(entry.number)))
  }
}

extension ServiceRecorded {
  /// The same facts with what of them counts and the changes of stars.
  fileprivate func with(stars: [StarChange], counted: [CountedMinutes]) -> ServiceRecorded {
    ServiceRecorded(
      record: record, member: member, minutes: minutes, start: start, end: end, team: team, brigades: brigades,
      kind: kind, source: source, replaces: replaces, texts: texts, stars: stars, counted: counted)
  }
}
