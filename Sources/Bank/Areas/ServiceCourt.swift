import Ledger
import LineProtocol
import Rules
import Store

/// Gathers from the books what the rules of recording need, and asks them.
struct ServiceCourt {
  private let bank: ReadContext
  private let books: BookReader

  init(_ bank: ReadContext) {
    self.bank = bank
    books = bank.books
  }

  /// Judges a draft.
  ///
  /// - Parameters:
  ///   - old: The record that the draft corrects.
  ///   - pending: Records that are about to be posted before this one: earlier rows of the same sheet.
  func judge(
    _ draft: ServiceDraft, replacing old: StoredRecord? = nil, pending: [KnownRecord] = []
  ) throws -> JudgedService {
    let facts = try facts(draft, replacing: old, pending: pending)
    let limits = try bank.policy.service
    do {
      let verdict = try ServiceRules.judge(
        candidate(draft), facts: facts, policy: limits, calendar: bank.profile.calendar)
      return try judged(draft, verdict)
    } catch let violation as ServiceViolation {
      throw Refusal.service(violation, member: draft.member, station: draft.station, date: draft.date)
    }
  }

  /// Judges what was measured at the door; it is never refused, but marked.
  func measure(_ draft: ServiceDraft) throws -> JudgedService {
    let (verdict, violation) = ServiceRules.measured(
      candidate(draft), facts: try facts(draft), policy: try bank.policy.service, calendar: bank.profile.calendar)
    var marked = draft
    if let violation { marked.marks.append(RecordMark(violation)) }
    var judged = try judged(marked, verdict)
    judged.isBeyondLimits = violation != nil
    return judged
  }

  private func judged(_ draft: ServiceDraft, _ verdict: ServiceVerdict) throws -> JudgedService {
    JudgedService(
      draft: draft, team: verdict.team, brigades: try verdict.team.map { try books.brigades(above: $0) } ?? [],
      dayTotal: verdict.dayTotal)
  }

  private func facts(
    _ draft: ServiceDraft, replacing old: StoredRecord? = nil, pending: [KnownRecord] = []
  ) throws -> ServiceFacts {
    let member = try bank.requireMember(draft.member)
    guard let stationIsClosed = try books.stationIsClosed(draft.station) else {
      throw Refusal.noStation(draft.station)
    }
    var namedTeamIsClosed = false
    if case .named(let team) = draft.team { namedTeamIsClosed = try bank.requireTeam(team).closed != nil }
    return ServiceFacts(
      today: bank.today, registered: member.person.registered, memberIsClosed: member.closed != nil,
      stationIsClosed: stationIsClosed, namedTeamIsClosed: namedTeamIsClosed,
      teamsOnDate: try books.teams(of: draft.member, on: draft.date),
      neighbours: try neighbours(of: draft, except: old?.service.record) + pending,
      backdateReference: try old.map { try dateEntered($0) } ?? bank.today)
  }

  private func candidate(_ draft: ServiceDraft) -> ServiceCandidate {
    ServiceCandidate(
      member: draft.member, date: draft.date, minutes: draft.minutes, start: draft.start, end: draft.end,
      team: draft.team, activity: draft.texts.activity, isLump: draft.source == .carriedOver)
  }

  private func neighbours(of draft: ServiceDraft, except: RecordNumber?) throws -> [KnownRecord] {
    let candidate = candidate(draft)
    let (date, reach) = (candidate.date, candidate.reachDays)
    let known = try books.knownRecords(
      of: candidate.member, from: date.adding(days: -reach) ?? date, to: date.adding(days: reach) ?? date,
      withActivities: candidate.comparesActivities)
    return known.filter { $0.number != except }.map(KnownRecord.init(posted:))
  }

  private func dateEntered(_ record: StoredRecord) throws -> LocalDate {
    guard let entry = try books.summary(of: record.entry) else { return bank.today }
    return bank.profile.calendar.date(of: entry.at)
  }
}

extension KnownRecord {
  /// What the rules need of a record that counts or may come to.
  init(posted record: RecordSketch) {
    self.init(
      number: record.number, date: record.date, minutes: record.minutes, start: record.start, end: record.end,
      activity: record.activity)
  }
}

extension RecordMark {
  /// The mark of a record that was measured at the door and breaks a rule.
  fileprivate init(_ violation: ServiceViolation) {
    self =
      switch violation {
      case .dailyLimit: .dailyLimit
      case .overlap: .overlap
      case .duplicate: .duplicate
      default: .closed
      }
  }
}
