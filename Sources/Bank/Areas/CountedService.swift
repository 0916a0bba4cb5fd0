import Ledger
import Rules
import Store

/// How much of a record counts, for the member and for each team that it belongs to.
struct CountedService {
  let record: ServedRecord
  let teams: [Code]
  /// For whom less than all of it counts; what the journal keeps.
  let counted: [CountedMinutes]
  /// What the scores of the record come to.
  var quality = QualityTally.none

  /// The member, then the teams.
  var subjects: [StarSubject] { [.member(record.member)] + teams.map { .team($0) } }

  /// What recording it adds to its year.
  func added(for subject: StarSubject) -> YearChange {
    YearChange(
      year: record.date.year, minutes: record.minutes,
      counted: counted.minutes(for: subject, of: record.minutes), quality: quality)
  }

  /// What reversing it takes from its year.
  func taken(for subject: StarSubject) throws -> YearChange {
    try added(for: subject).negated()
  }
}

extension StarBook {
  /// What a record brings beside all others of its member and date.
  ///
  /// - Parameter other: A record that is not there any more: the one that is corrected or reversed.
  func count(_ service: ServiceRecorded, on date: LocalDate, without other: RecordNumber? = nil) throws
    -> CountedService
  {
    let teams = (service.team.map { [$0] } ?? []) + service.brigades
    let record = try served(service, on: date)
    guard !policy.countsEverything else { return CountedService(record: record, teams: teams, counted: []) }
    var counted: [CountedMinutes] = []
    for subject in [StarSubject.member(service.member)] + teams.map({ .team($0) }) {
      let minutes = try minutes(of: record, for: subject, without: other)
      if minutes != record.minutes { counted.append(CountedMinutes(subject: subject, minutes: minutes)) }
    }
    return CountedService(record: record, teams: teams, counted: counted)
  }

  /// What would no longer count without a record: the others may take its room under a cap.
  func count(_ old: StoredRecord) throws -> CountedService {
    var counted = try count(old.service, on: old.date, without: old.service.record)
    counted.quality = try books.tally(of: old.service.record)
    return counted
  }

  private func minutes(
    of record: ServedRecord, for subject: StarSubject, without other: RecordNumber?
  ) throws -> Minutes {
    let counting = starPolicy(subject, isBrigade: try isBrigade(subject)).counting
    guard CountingRules.exclusion(of: record, policy: counting) == nil else { return .zero }
    guard counting.hasCaps else { return record.minutes }
    let others = try books.served(by: record.member, on: record.date).filter { stored in
      stored.record.number != other && stored.belongs(to: subject)
    }.map(\.record)
    let before = CountingRules.minutes(ofDay: others, policy: counting)
    return try CountingRules.minutes(ofDay: others + [record], policy: counting).subtracting(before)
  }

  private func served(_ service: ServiceRecorded, on date: LocalDate) throws -> ServedRecord {
    let asksMember = [policy.memberStars, policy.teamStars, policy.brigadeStars].contains {
      $0.counting.fromRegistration || $0.counting.aloneFromAge > 0
    }
    let member = asksMember ? try books.member(service.member) : nil
    return ServedRecord(
      number: service.record, member: service.member, registered: member?.person.registered ?? date, date: date,
      minutes: service.minutes, source: service.source, kind: service.kind, activity: service.texts.activity,
      birth: member?.person.birth, isInTeam: service.team != nil)
  }
}
