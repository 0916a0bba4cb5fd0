import Ledger

extension Projector {
  /// Adds to the totals of a year, or takes from them what is negative.
  ///
  /// A new row is written at once: what the database refuses, an unknown team, is refused with its record.
  ///
  /// - Throws: `LedgerError` where one of the totals would fall below zero.
  func move(
    _ subject: StarSubject, year: Int, by minutes: Minutes, records: Int64, counted: Minutes, entry: Int64
  ) throws {
    _ = try BookReader(db).years(of: subject)
    let isNew = try db.known.years.move(subject, year: year, entry: entry) { total in
      let next = YearTotal(
        year: year, minutes: try total.minutes.adding(minutes), records: total.records + records,
        counted: try total.counted.adding(counted), quality: total.quality)
      guard next.minutes >= .zero, next.records >= 0, next.counted >= .zero else {
        throw LedgerError.malformed(reason: "the totals of \(subject) in \(year) would fall below zero")
      }
      return next
    }
    if isNew { try db.settleYear(year, of: subject) }
  }
}
