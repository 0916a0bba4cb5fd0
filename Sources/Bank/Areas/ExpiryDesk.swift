import Ledger
import LineProtocol
import Rules
import Store

/// Hours that lapse, on demand: `expire`; the daemon does the same by itself when a day comes.
enum ExpiryDesk {
  static func expire(_ request: Request, _ bank: ChangeContext) throws -> Reply {
    let day = try bank.read.date(request, "date") ?? bank.today
    // What a day to come will bring can be tried, but not done.
    guard day <= bank.today || request.isDry else { throw Refusal.futureDate(day, today: bank.today) }
    guard try bank.policy.redemption.expiryYears > 0 else { throw Refusal.nothingExpires }
    let before = bank.transaction.tail.number
    for work in try EndOfHours.due(.max, through: day, bank) { try work.carryOut(bank) }
    try EndOfHours.noteDone(through: day, bank)
    let last = bank.transaction.tail.number
    let rows = try bank.books.entries(after: before, through: last, kinds: [.expiry], stations: nil).compactMap {
      try row($0, bank)
    }
    let total = rows.reduce(Int64(0)) { $0 + $1.minutes.count }
    return Reply(
      rows: rows.map(\.row),
      fields: [Field("minutes", .duration(Minutes(total)))]
        + (last > before ? [Field("entry", .integer(last))] : []))
  }

  private static func row(
    _ entry: EntrySummary, _ bank: ChangeContext
  ) throws -> (row: Reply.Row, minutes: Minutes)? {
    for posting in try bank.books.entry(entry.number)?.postings ?? [] {
      guard case .available(let member) = posting.account else { continue }
      let minutes = Minutes(-posting.amount)
      return (
        [
          Field("entry", .integer(entry.number)), Field("date", .date(entry.date)), Field("member", .number(member)),
          Field("minutes", .duration(minutes)), Field("available", .duration(Minutes(posting.balance))),
        ], minutes
      )
    }
    return nil
  }
}
