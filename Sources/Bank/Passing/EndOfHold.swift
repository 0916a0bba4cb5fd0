import Ledger
import Store

/// Gives held hours back where nobody came for what they were held for.
enum EndOfHold {
  /// The holds whose last day has gone by, the oldest first.
  static func due(_ limit: Int, _ bank: ChangeContext) throws -> [DueWork] {
    try bank.books.redemptionsDue(before: bank.today, limit: limit).map { due in
      let redemption = due.request
      let day = redemption.until.adding(days: 1) ?? bank.today
      return DueWork(day: day, sort: .endOfHold, number: redemption.redemption.value) { bank in
        let event = RedemptionReleased(
          redemption: redemption.redemption, member: redemption.member, cause: .lapsed, reason: nil)
        _ = try bank.append(
          .release(event), date: day, station: redemption.station,
          postings: .move(redemption.price.count, from: .held(redemption.member), to: .available(redemption.member)))
      }
    }
  }
}
