import Ledger
import Store

extension ServiceLedger {
  /// What undoing a record means for its member and teams, as part of an entry that takes its hours elsewhere.
  ///
  /// - Throws: `insufficient-hours` where the member has spent them and nobody forces it.
  func reversal(of old: StoredRecord, reason: String, isForced: Bool) throws -> RecordReversed {
    let service = old.service
    let debt = try bank.debtNeeded(of: service.member, for: service.minutes, isForced: isForced)
    let book = try StarBook(bank.read)
    let counted = try book.count(old)
    let stars = try counted.subjects.compactMap { subject in
      try book.outcome(for: subject, changes: [counted.taken(for: subject)]).change
    }
    return RecordReversed(
      record: service.record, member: service.member, reason: reason, debt: debt, isCorrection: false, stars: stars,
      counted: counted.counted)
  }
}
