import Ledger
import LineProtocol
import Rules
import Store

/// A reversal that is in the journal.
struct ReversedService {
  let available: Minutes
  let yearMinutes: Minutes
  let stars: Int
  let was: Int
  let entry: Field
}

/// Undoing records and recording them anew.
extension ServiceLedger {
  /// Undoes a record: the hours go back to the bank from where its entry had put them.
  func reverse(_ old: StoredRecord, reason: String, isForced: Bool) throws -> ReversedService {
    let service = old.service
    let back = try bank.takeBack(old, isForced: isForced)
    let book = try StarBook(bank.read)
    let counted = try book.count(old)
    let own = try book.outcome(
      for: .member(service.member), changes: [counted.taken(for: .member(service.member))])
    let teams = try counted.subjects.dropFirst().map { subject in
      try book.outcome(for: subject, changes: [counted.taken(for: subject)]).change
    }
    let entry = try journalReversal(
      of: old, reason: reason, back, isCorrection: false, stars: ([own.change] + teams).compactMap { $0 },
      counted: counted.counted)
    return ReversedService(
      available: try bank.available(service.member), yearMinutes: own.minutes(in: old.date.year),
      stars: own.stars, was: own.was, entry: entry)
  }

  /// Reverses or drops a record and records it anew, judged on the net effect.
  func correct(
    _ old: StoredRecord, by draft: ServiceDraft, reason: String, isForced: Bool
  ) throws -> PostedService {
    let judged = try judge(draft, replacing: old)
    guard old.state == .posted else {
      let step = RecordReviewed(
        record: old.service.record, member: old.service.member, step: .replaced, reason: reason)
      _ = try bank.append(.review(step), station: old.station)
      return try post(judged, replacing: old)
    }
    if !isOnlyLess(draft, than: old), let wait = try wait(for: judged) {
      _ = try reverse(old, reason: reason, isForced: isForced)
      return try hold(judged, wait, replacing: old)
    }
    return try correctAtOnce(old, judged, reason: reason, isForced: isForced)
  }

  /// Whether a correction does nothing but take time away: what was confirmed and public once covers it.
  private func isOnlyLess(_ draft: ServiceDraft, than old: StoredRecord) -> Bool {
    draft.member == old.service.member && draft.date == old.date && draft.minutes <= old.service.minutes
  }

  /// Stars move once, with the second entry.
  private func correctAtOnce(
    _ old: StoredRecord, _ judged: JudgedService, reason: String, isForced: Bool
  ) throws -> PostedService {
    let draft = judged.draft
    let service = old.service
    let fresh = recorded(judged, try nextRecord(), replaces: service.record)
    let isSameMember = draft.member == service.member
    // What the wallet gets back in the second entry need not be there for the first.
    let given = isSameMember ? try sharesAfterTakingBack(old, fresh).available : .zero
    let back = try bank.takeBack(old, isForced: true)
    let taken = Minutes(-(back.postings.first { $0.account == .available(service.member) }?.amount ?? 0))
    _ = try bank.debtNeeded(of: service.member, for: taken.subtracting(given), isForced: isForced)
    if !isForced, back.postings.contains(where: { $0.account == .opening }) {
      _ = try bank.takeBack(old, isForced: false)
    }
    let stars = try correctionStars(old, fresh, on: draft.date)
    _ = try journalReversal(
      of: old, reason: reason, back, isCorrection: true, stars: [], counted: stars.taken.counted)
    return try issue(judged, fresh.with(stars: stars.all, counted: stars.given.counted), stars.own)
  }

  private func sharesAfterTakingBack(_ old: StoredRecord, _ fresh: ServiceRecorded) throws -> HourShares {
    let member = old.service.member
    let back = try bank.takeBack(old, isForced: true).postings.first { $0.account == .available(member) }
    let wallet = try bank.wallet(of: member).adding(Minutes(back?.amount ?? 0))
    return WalletRules.shares(
      of: fresh.minutes, inTeam: fresh.team != nil, wallet: wallet, policy: try bank.policy.redemption.wallet)
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
    of old: StoredRecord, reason: String, _ back: (postings: [Posting], debt: Minutes), isCorrection: Bool,
    stars: [StarChange], counted: [CountedMinutes]
  ) throws -> Field {
    let service = old.service
    let event = RecordReversed(
      record: service.record, member: service.member, reason: reason, debt: back.debt, isCorrection: isCorrection,
      stars: stars, counted: counted)
    return try bank.append(
      .reversal(event), date: old.date, station: old.station, postings: try Postings(back.postings))
  }
}
