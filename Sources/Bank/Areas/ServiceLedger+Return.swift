import Ledger
import Store

extension ServiceLedger {
  /// What undoing a record means for its member and teams, as part of an entry that takes its hours elsewhere.
  ///
  /// - Parameter debt: How far the wallet sinks below zero by that entry.
  func reversal(of old: StoredRecord, reason: String, debt: Minutes) throws -> RecordReversed {
    let service = old.service
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
