import Ledger
import Store

/// Issues the hours of records whose public notice has ended.
enum EndOfNotice {
  /// The notices whose last day has gone by, the oldest first.
  static func due(_ limit: Int, _ bank: ChangeContext) throws -> [DueWork] {
    try bank.books.noticesEnded(before: bank.today, limit: limit).compactMap { record in
      guard case .notice(_, let until)? = record.wait else { return nil }
      return DueWork(
        day: until.adding(days: 1) ?? bank.today, sort: .endOfNotice, number: record.service.record.value
      ) { bank in
        _ = try ServiceLedger(bank).credit(record)
      }
    }
  }
}
