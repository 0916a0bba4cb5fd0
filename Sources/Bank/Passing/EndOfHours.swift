import Ledger
import Rules
import Store

/// Has hours lapse that nobody spent for as many years as the rules say, the oldest first.
///
/// A credit is looked at once, when it gets too old; up to which entry that has been done is kept beside the books, so
/// that a day looks at the credits of one day. Losing the mark costs a longer look and changes nothing, since
/// what has lapsed counts as spent.
enum EndOfHours {
  /// The wallets in which something lapses up to a day, in the order in which it got too old.
  static func due(_ limit: Int, through day: LocalDate, _ bank: ChangeContext) throws -> [DueWork] {
    let years = try bank.policy.redemption.expiryYears
    guard years > 0 else { return [] }
    let calendar = bank.read.profile.calendar
    let last = try lastEntry(creditedBefore: ExpiryRules.line(on: day, years: years), bank)
    var seen: Set<Crossing> = []
    var lines: [LocalDate: Int64] = [:]
    var due: [DueWork] = []
    var mark = try bank.books.expiryMark()
    while due.count < limit {
      let credits = try bank.books.credits(after: mark, through: last, limit: 500)
      guard let end = credits.last else { break }
      for credit in credits {
        let date = ExpiryRules.dueDay(creditedOn: calendar.date(of: credit.at), years: years)
        guard seen.insert(Crossing(member: credit.member, day: date)).inserted else { continue }
        let line = try lines[date] ?? lastEntry(creditedBefore: ExpiryRules.line(on: date, years: years), bank)
        lines[date] = line
        guard try lapse(of: credit.member, through: line, bank).isPositive else { continue }
        due.append(work(credit, on: date, years: years))
      }
      mark = end.entry
      _ = bank.isInterrupted()
    }
    return due
  }

  /// Keeps in mind that all credits that are too old on a day have been looked at.
  static func noteDone(through day: LocalDate, _ bank: ChangeContext) throws {
    let years = try bank.policy.redemption.expiryYears
    guard years > 0 else { return }
    let last = try lastEntry(creditedBefore: ExpiryRules.line(on: day, years: years), bank)
    if last > (try bank.books.expiryMark()) { try bank.transaction.noteExpiry(through: last) }
  }

  private struct Crossing: Hashable {
    let member: MemberNumber
    let day: LocalDate
  }

  private static func work(_ credit: WalletCredit, on day: LocalDate, years: Int) -> DueWork {
    DueWork(day: day, sort: .endOfHours, number: credit.entry) { bank in
      let line = ExpiryRules.line(on: day, years: years)
      // Wallets are gone through in the order of their credits, so that all before this one are done.
      try bank.transaction.noteExpiry(through: credit.entry - 1)
      let minutes = try lapse(of: credit.member, through: lastEntry(creditedBefore: line, bank), bank)
      guard minutes.isPositive else { return }
      let event = HoursExpired(member: credit.member, creditedBefore: line, years: years)
      let member = try bank.read.requireMember(credit.member)
      // Rules cannot have let anything lapse before they came.
      let ruled = try bank.books.newestPolicy().map { bank.read.profile.calendar.date(of: $0.setAt) } ?? day
      _ = try bank.append(
        .expiry(event), date: max(day, ruled), station: member.person.station,
        postings: .move(minutes.count, from: .available(credit.member), to: .expired))
    }
  }

  private static func lapse(of member: MemberNumber, through line: Int64, _ bank: ChangeContext) throws -> Minutes {
    let available = try bank.available(member)
    guard available.isPositive else { return .zero }
    let flow = try bank.books.flow(of: member, creditedThrough: line)
    return ExpiryRules.lapse(creditedBefore: flow.credited, debited: flow.debited, available: available)
  }

  private static func lastEntry(creditedBefore day: LocalDate, _ bank: ChangeContext) throws -> Int64 {
    let start = bank.read.profile.calendar.startOfDay(day)
    return try bank.books.lastEntry(at: Instant(milliseconds: start.milliseconds - 1))
  }
}
