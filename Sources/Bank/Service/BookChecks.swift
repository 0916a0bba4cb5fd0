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
    let giveUp = { [standing] in if standing.isShuttingDown { throw Refusal.shuttingDown } }
    try giveUp()
    let judge = StarJudge(profile: profile)
    let pause = StepPause()
    let verifier = try Verifier(
      database, judge: judge.judge,
      pause: { [self] in try pause.wait(while: { isBusy }, giveUp: giveUp) })
    do {
      let tail = try verifier.run(progress: progress)
      standing.setVerified(environment.clock.now)
      environment.logger.report(.booksProved, [.entries: "\(tail.number)", .head: "\(tail.hash)"])
      return tail
    } catch StoreError.damaged(let damage) {
      standing.setDamage(damage)
      DamageAlarm(database: database, logger: environment.logger).raise(damage)
      throw StoreError.damaged(damage)
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
/// The bank's own policy judges; it is the same function that judged when the entry was made.
final class StarJudge {
  private let policy: Policy
  private let calendar: BankCalendar
  /// Changes of minutes of a correction's first entry, which the second one is judged with.
  private var carried: [(subject: StarSubject, year: Int, minutes: Minutes)] = []

  init(profile: BankProfile) {
    policy = profile.policy
    calendar = profile.calendar
  }

  func judge(_ event: JournalEvent, _ header: EntryHeader, _ books: BookReader) throws {
    switch event {
    case .service(let service): try judge(service, header, books)
    case .exchange(let exchange): try judge(exchange.record, header, books)
    case .reversal(let reversal): try judge(reversal, header, books)
    default: break
    }
  }

  private func judge(_ service: ServiceRecorded, _ header: EntryHeader, _ books: BookReader) throws {
    let subjects = [StarSubject.member(service.member)] + StarJudge.teams(service)
    let changes = subjects.map { (subject: $0, year: header.date.year, minutes: service.minutes) }
    try compare(service.stars, with: carried + changes, header, books)
    carried = []
  }

  private func judge(_ reversal: RecordReversed, _ header: EntryHeader, _ books: BookReader) throws {
    guard let record = try books.record(reversal.record) else {
      throw damage(header, "record \(reversal.record) is reversed but was never made")
    }
    let taken = try record.service.minutes.negated()
    let subjects = [StarSubject.member(reversal.member)] + StarJudge.teams(record.service)
    let changes = subjects.map { (subject: $0, year: record.date.year, minutes: taken) }
    if reversal.isCorrection {
      carried = changes
      return
    }
    try compare(reversal.stars, with: changes, header, books)
  }

  private func compare(
    _ journaled: [StarChange], with changes: [(subject: StarSubject, year: Int, minutes: Minutes)],
    _ header: EntryHeader, _ books: BookReader
  ) throws {
    let book = StarBook(books: books, policy: policy, today: calendar.date(of: header.at))
    let isApplied = !carried.isEmpty
    var expected: Set<StarChange> = []
    for (subject, parts) in Dictionary(grouping: changes, by: \.subject) {
      // The first entry of a correction is in the totals already; its stars are not.
      let pending = isApplied ? parts.filter { part in !carried.contains { $0 == part } } : parts
      let undone = isApplied ? parts.filter { part in carried.contains { $0 == part } } : []
      let outcome = try book.outcome(
        for: subject, changes: pending.map { ($0.year, $0.minutes) },
        since: try undone.map { (year: $0.year, minutes: try $0.minutes.negated()) })
      if let change = outcome.change { expected.insert(change) }
    }
    guard expected == Set(journaled) else {
      throw damage(header, "the stars are not those that the records make")
    }
  }

  private static func teams(_ service: ServiceRecorded) -> [StarSubject] {
    ((service.team.map { [$0] } ?? []) + service.brigades).map { .team($0) }
  }

  private func damage(_ header: EntryHeader, _ reason: String) -> StoreError {
    .damaged(Damage(entry: header.number.value, place: "stars", reason: reason))
  }
}
