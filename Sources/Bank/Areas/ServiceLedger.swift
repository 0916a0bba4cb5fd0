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
  private let bank: ChangeContext

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
    let changes = [YearChange(year: draft.date.year, minutes: draft.minutes)]
    let own = try StarBook(bank.read).outcome(for: .member(draft.member), changes: changes)
    let stars = try [own.change] + teamChanges(judged.teams, changes)
    let event = recorded(judged, number, replaces: old?.service.record, stars: stars.compactMap { $0 })
    let entry = try bank.journal(
      .service(event), date: draft.date, station: draft.station,
      postings: .move(draft.minutes.count, from: .issued, to: .available(draft.member)))
    return try posted(judged, number, own, entry)
  }

  /// The facts of a judged service.
  func recorded(
    _ judged: JudgedService, _ number: RecordNumber, replaces: RecordNumber? = nil, stars: [StarChange]
  ) -> ServiceRecorded {
    let draft = judged.draft
    return ServiceRecorded(
      record: number, member: draft.member, minutes: draft.minutes, start: draft.start, end: draft.end,
      team: judged.team, brigades: judged.brigades, kind: draft.kind, source: draft.source, replaces: replaces,
      texts: draft.texts, stars: stars)
  }

  /// The number of the next record.
  func nextRecord() throws -> RecordNumber {
    guard let number = RecordNumber(try bank.books.nextRecordNumber()) else {
      throw Refusal.internalDefect("record numbers have run out")
    }
    return number
  }

  /// What changes of minutes do to the stars of teams.
  func teamChanges(_ teams: [Code], _ changes: [YearChange]) throws -> [StarChange?] {
    try teams.map { try StarBook(bank.read).outcome(for: .team($0), changes: changes).change }
  }

  /// Undoes a record: the hours go back to the bank.
  func reverse(_ old: StoredRecord, reason: String, isForced: Bool) throws -> ReversedService {
    let service = old.service
    let debt = try debtNeeded(of: service.member, for: service.minutes, isForced: isForced)
    let changes = [try taken(with: old)]
    let own = try StarBook(bank.read).outcome(for: .member(service.member), changes: changes)
    let stars = try [own.change] + teamChanges(teams(of: service), changes)
    let entry = try journalReversal(
      of: old, reason: reason, debt: debt, isCorrection: false, stars: stars.compactMap { $0 })
    return ReversedService(
      available: try available(service.member), yearMinutes: own.minutesByYear[old.date.year] ?? .zero,
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
    _ = try debtNeeded(of: service.member, for: net, isForced: isForced)
    let stars = try correctionStars(old, judged)
    let number = try nextRecord()
    _ = try journalReversal(
      of: old, reason: reason, debt: try debtNeeded(of: service.member, for: service.minutes, isForced: true),
      isCorrection: true, stars: [])
    let event = recorded(judged, number, replaces: service.record, stars: stars.all)
    let entry = try bank.journal(
      .service(event), date: draft.date, station: draft.station,
      postings: .move(draft.minutes.count, from: .issued, to: .available(draft.member)))
    return try posted(judged, number, stars.own, entry)
  }

  /// What a reversal takes from the year of its record: the hours and the scores.
  private func taken(with old: StoredRecord) throws -> YearChange {
    try YearChange(
      year: old.date.year, minutes: old.service.minutes, quality: bank.books.tally(of: old.service.record)
    ).negated()
  }

  private func correctionStars(
    _ old: StoredRecord, _ judged: JudgedService
  ) throws -> (own: StarOutcome, all: [StarChange]) {
    let book = try StarBook(bank.read)
    let taken = try taken(with: old)
    let given = YearChange(year: judged.draft.date.year, minutes: judged.draft.minutes)
    let isSameMember = judged.draft.member == old.service.member
    let own = try book.outcome(for: .member(judged.draft.member), changes: isSameMember ? [taken, given] : [given])
    var changes = [own.change]
    if !isSameMember { changes.append(try book.outcome(for: .member(old.service.member), changes: [taken]).change) }
    let before = teams(of: old.service)
    for team in before + judged.teams.filter({ !before.contains($0) }) {
      let parts = (before.contains(team) ? [taken] : []) + (judged.teams.contains(team) ? [given] : [])
      changes.append(try book.outcome(for: .team(team), changes: parts).change)
    }
    return (own, changes.compactMap { $0 })
  }

  private func journalReversal(
    of old: StoredRecord, reason: String, debt: Minutes, isCorrection: Bool, stars: [StarChange]
  ) throws -> Field {
    let service = old.service
    let event = RecordReversed(
      record: service.record, member: service.member, reason: reason, debt: debt, isCorrection: isCorrection,
      stars: stars)
    return try bank.append(
      .reversal(event), date: old.date, station: old.station,
      postings: .move(service.minutes.count, from: .available(service.member), to: .issued))
  }

  /// How far below zero a wallet has to sink for minutes to be taken from it: zero where there are enough.
  private func debtNeeded(of member: MemberNumber, for minutes: Minutes, isForced: Bool) throws -> Minutes {
    let available = try available(member)
    let after = try available.subtracting(minutes)
    guard after < .zero, minutes.isPositive else { return .zero }
    guard isForced else {
      let open = try bank.books.redemptions(Page(), member: member, offer: nil, station: nil, state: .requested)
      throw Refusal.insufficientHours(
        available: available, needed: minutes, redemptions: open.map(\.request.redemption))
    }
    return try after.negated()
  }

  private func teams(of service: ServiceRecorded) -> [Code] {
    service.teams
  }

  private func available(_ member: MemberNumber) throws -> Minutes {
    Minutes(try bank.books.balance(of: .available(member)))
  }

  private func posted(
    _ judged: JudgedService, _ number: RecordNumber, _ own: StarOutcome, _ entry: AppendedEntry
  ) throws -> PostedService {
    let draft = judged.draft
    let available = try entry.balance(of: .available(draft.member)).map(Minutes.init) ?? available(draft.member)
    return PostedService(
      record: number, member: draft.member, date: draft.date, minutes: draft.minutes,
      available: available, yearMinutes: own.minutesByYear[draft.date.year] ?? .zero,
      stars: own.stars, was: own.was, entry: Field("entry", .number(entry.number)))
  }
}
