import DaemonLog
import Foundation
import Ledger
public import LineProtocol
import Logging
import Rules
import Store

extension LedgerBank {
  /// Proves all the books in the background, as after every start; damage makes the bank read-only, loudly.
  ///
  /// - Parameter completion: Called with the number of entries proved, or with what kept the check from its end.
  public func checkAll(completion: @escaping @Sendable (Result<Int64, Refusal>) -> Void) {
    checkInBackground { [self] in
      let result = Result<Int64, any Error> { try checkNow(progress: nil).number }
      database.releaseMemory()
      completion(result.mapError { Defects(environment).refusal(for: $0, of: Defects.Subject(command: "verify")) })
    }
  }

  /// Proves all the books on the calling thread.
  ///
  /// - Throws: `StoreError.damaged` with the first thing that is wrong; the bank is read-only from then on.
  func checkNow(progress: ((_ done: Int, _ total: Int) -> Void)?) throws -> JournalTail {
    let giveUp = { @Sendable [standing] in if standing.isShuttingDown { throw Refusal.shuttingDown } }
    try giveUp()
    let judge = StarJudge(profile: profile)
    let verifier = try Verifier(database, judge: judge.judge, pause: stepping(giveUp))
    let doubt = standing.damage
    return try alarming {
      if let missing = try database.checkAcknowledged() { throw StoreError.damaged(missing) }
      let beside = BesideWork([
        { [self] in try database.checkPages(pause: stepping(giveUp)) },
        { [self] in try database.checkSeals(pause: stepping(giveUp)) },
      ])
      let replayed = Result { try verifier.run(progress: progress) }
      let besides = beside.finish()
      // A damaged page is told first: what was read from it is only its consequence.
      try besides[0].get()
      let tail = try replayed.get()
      try besides[1].get()
      try forget(doubt)
      noteProof(at: environment.clock.now)
      environment.logger.report(.booksProved, [.entries: "\(tail.number)", .head: "\(tail.hash)"])
      return tail
    }
  }

  /// Proves the journal from an entry on, whose hash must be the published one where that is known.
  ///
  /// A hash that differs is told to whoever asked and changes nothing: it may have been copied wrongly.
  ///
  /// - Throws: `StoreError.damaged` with the first thing that is wrong; the bank is read-only from then on.
  func checkNow(
    since: Int64, published: Digest?, progress: ((_ done: Int, _ total: Int) -> Void)?
  ) throws -> JournalTail {
    let giveUp = { [standing] in if standing.isShuttingDown { throw Refusal.shuttingDown } }
    try giveUp()
    let check = TailCheck(database, pause: stepping(giveUp))
    return try alarming {
      guard let found = try check.hash(of: since) else { throw Refusal.noEntry(since) }
      if let published, published != found { throw Refusal.otherHead(since, published: published, found: found) }
      return try check.run(since: since, progress: progress)
    }
  }

  /// What one thread of a long work calls between its steps.
  private func stepping(_ giveUp: @escaping () throws -> Void) -> () throws -> Void {
    let pause = StepPause()
    return { [self] in try pause.wait(while: { isBusy }, giveUp: giveUp) }
  }

  /// Makes the bank read-only, loudly, where a check finds damage.
  private func alarming(_ check: () throws -> JournalTail) throws -> JournalTail {
    do {
      return try check()
    } catch StoreError.damaged(let damage) {
      standing.setDamage(damage)
      DamageAlarm(database: database, logger: environment.logger).raise(damage)
      throw StoreError.damaged(damage)
    }
  }

  /// Takes up service again where all was proved: what looked like damage was a disk that could not be read for a while.
  private func forget(_ doubt: Damage?) throws {
    guard let doubt, standing.damage == doubt else { return }
    try database.forgetDamage()
    standing.setDamage(nil)
  }

  /// Keeps the instant for the next start too; that it cannot be kept is no reason to fail a check that passed.
  private func noteProof(at instant: Instant) {
    standing.setVerified(instant)
    do {
      try database.rememberProof(at: instant)
    } catch StoreError.outcomeUnknown(let reason) {
      stopWriting(reason: reason)
    } catch {
      environment.logger.report(.proofNotKept, [.reason: Defects.description(of: error)])
    }
  }

  /// Makes the projections anew on the writer's thread and takes up service again.
  func rebuildNow(progress: ((_ done: Int, _ total: Int) -> Void)?) throws -> JournalTail {
    let tail = try database.rebuild(progress: progress) { [standing] in
      if standing.takeStep() { throw Refusal.shuttingDown }
    }
    standing.setDamage(nil)
    environment.logger.report(.booksRebuilt, [.entries: "\(tail.number)", .head: "\(tail.hash)"])
    return tail
  }
}

/// Says loudly that the books are damaged, and has the database keep it, so that the next start knows too.
struct DamageAlarm {
  let database: LedgerDatabase
  let logger: Logger

  func raise(_ damage: Damage) {
    var fields: [LogField: String] = [.place: damage.place, .reason: damage.reason]
    if let entry = damage.entry { fields[.entry] = "\(entry)" }
    logger.report(.damageFound, fields)
    do {
      try database.remember(damage)
    } catch {
      logger.report(.damageNotKept, [.reason: Defects.description(of: error)])
    }
  }
}

/// Asks the rules whether the stars that an entry gives or takes are those that the records before it make.
///
/// The version of the rules that held then judges; it is the same function that judged when the entry was made.
final class StarJudge {
  private let calendar: BankCalendar
  /// The rules for stars as the entries judged so far have left them; nil where they are to be read anew.
  private var policy: Policy?
  /// Changes of minutes of a correction's first entry, which the second one is judged with.
  private var carried: [StarSubject: YearChange] = [:]

  init(profile: BankProfile) {
    calendar = profile.calendar
  }

  func judge(_ event: JournalEvent, _ header: EntryHeader, _ books: BookReader) throws {
    switch event {
    case .service(let service): try judge(service, header, books)
    case .exchange(let exchange): try judge(exchange.record, header, books)
    case .credit(let credit): try judge(credit, header, books)
    case .reversal(let reversal): try judge(reversal, header, books)
    case .giveBack(let event): if let reversal = event.reversal { try judge(reversal, header, books) }
    case .score(let score): try judge(score, header, books)
    case .merge(let merge):
      let outcomes = try book(header, books).outcomes(ofMerging: merge.member, into: merge.into)
      try compare(merge.stars, outcomes.compactMap(\.change), header)
    case .policy: policy = nil
    case .assessment(let assessment): try judge(assessment, header, books)
    default: break
    }
  }

  private func judge(_ assessment: StarsAssessed, _ header: EntryHeader, _ books: BookReader) throws {
    guard let next = try books.policy(assessment.policyVersion) else {
      throw damage(header, "policy \(assessment.policyVersion) was assessed but never set")
    }
    let rules = try next.rules()
    let today = calendar.date(of: header.at)
    guard let period = assessment.period else {
      let expected = try StarAssessment(books: books, from: held(in: books), to: rules, today: today).changes()
      policy = nil
      guard expected.map(\.change) == assessment.stars else {
        throw damage(header, "the stars assessed are not those that the records make")
      }
      return
    }
    guard try held(in: books).version == rules.version, period.last < today else {
      throw damage(header, "period \(period) could not be assessed under policy \(assessment.policyVersion)")
    }
    guard try PeriodAssessment(period, books, rules, today: today)?.event == assessment else {
      throw damage(header, "the stars assessed are not those that the records of \(period) make")
    }
  }

  private func judge(_ score: QualityScored, _ header: EntryHeader, _ books: BookReader) throws {
    guard let record = try books.record(score.record), record.state == .posted else {
      throw damage(header, "record \(score.record) was scored but does not count")
    }
    let book = try book(header, books)
    try compare(score.stars, try book.outcomes(of: score, record).compactMap(\.change), header)
  }

  private func held(in books: BookReader) throws -> Policy {
    if let policy { return policy }
    let read = try BankRules.read(from: books).stars
    policy = read
    return read
  }

  private func judge(_ credit: RecordCredited, _ header: EntryHeader, _ books: BookReader) throws {
    guard let record = try books.record(credit.record), record.state.isWaiting else {
      throw damage(header, "record \(credit.record) is credited but did not wait")
    }
    let service = record.service.with(stars: credit.stars, counted: credit.counted)
    try judge(service, on: record.date, header, books)
  }

  private func judge(_ service: ServiceRecorded, _ header: EntryHeader, _ books: BookReader) throws {
    guard service.waits == nil else {
      guard service.stars.isEmpty, service.counted.isEmpty else {
        throw damage(header, "record \(service.record) waits and counts all the same")
      }
      return
    }
    try judge(service, on: header.date, header, books)
  }

  private func judge(
    _ service: ServiceRecorded, on date: LocalDate, _ header: EntryHeader, _ books: BookReader
  ) throws {
    let book = try book(header, books)
    let counted = try book.count(service, on: date)
    try check(service.counted, counted, header)
    var expected: [StarChange] = []
    let subjects = counted.subjects
    for subject in carried.isEmpty ? subjects : Array(Set(subjects).union(carried.keys)) {
      // The first entry of a correction is in the totals already; its stars are not.
      let change = try book.outcome(
        for: subject, changes: subjects.contains(subject) ? [counted.added(for: subject)] : [],
        since: try carried[subject].map { [try $0.negated()] } ?? []
      ).change
      if let change { expected.append(change) }
    }
    carried = [:]
    try compare(service.stars, expected, header)
  }

  private func judge(_ reversal: RecordReversed, _ header: EntryHeader, _ books: BookReader) throws {
    guard let record = try books.record(reversal.record) else {
      throw damage(header, "record \(reversal.record) is reversed but was never made")
    }
    let book = try book(header, books)
    let counted = try book.count(record)
    try check(reversal.counted, counted, header)
    let changes = try counted.subjects.map { (subject: $0, change: try counted.taken(for: $0)) }
    if reversal.isCorrection {
      carried = Dictionary(changes.map { ($0.subject, $0.change) }, uniquingKeysWith: { first, _ in first })
      return
    }
    try compare(
      reversal.stars, changes.compactMap { try book.outcome(for: $0.subject, changes: [$0.change]).change }, header)
  }

  private func book(_ header: EntryHeader, _ books: BookReader) throws -> StarBook {
    StarBook(books: books, policy: try held(in: books), today: calendar.date(of: header.at))
  }

  private func check(_ journaled: [CountedMinutes], _ expected: CountedService, _ header: EntryHeader) throws {
    guard journaled == expected.counted else {
      throw damage(header, "the minutes that count are not those that the rules say")
    }
  }

  private func compare(_ journaled: [StarChange], _ expected: [StarChange], _ header: EntryHeader) throws {
    // Nearly all records move no stars.
    guard expected.isEmpty && journaled.isEmpty || Set(expected) == Set(journaled) else {
      throw damage(header, "the stars are not those that the records make")
    }
  }

  private func damage(_ header: EntryHeader, _ reason: String) -> StoreError {
    .damaged(Damage(entry: header.number.value, place: "stars", reason: reason))
  }
}
