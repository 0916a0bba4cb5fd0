import Ledger
import Store

/// Ends the waiting of acts that no second administrator has decided in time.
enum EndOfApproval {
  /// Those whose last day has gone by, the first of them first.
  static func due(_ limit: Int, _ bank: ChangeContext) throws -> [DueWork] {
    try bank.books.approvalsDue(before: bank.today, limit: limit).map { due in
      let day = due.until.adding(days: 1) ?? bank.today
      return DueWork(day: day, sort: .endOfApproval, number: due.number.value) { bank in
        _ = try bank.append(.approval(ApprovalStep(approval: due.number, step: .lapsed)), date: day)
      }
    }
  }
}
