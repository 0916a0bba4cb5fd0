import Ledger
import Store

/// Something of a member's that somebody has to decide before the member can go.
enum Unsettled {
  /// An adjustment of the wallet waits for a second administrator.
  case adjustment(AdjustmentNumber)
  /// The member is to do a service for another member's hours.
  case redemption(RedemptionNumber)
}

extension ChangeContext {
  /// All that stands in the way of closing a member or of taking one into another.
  func unsettled(of member: MemberNumber) throws -> [Unsettled] {
    try books.openAdjustments(of: member).map { .adjustment($0) }
      + books.redemptionsToDo(by: member).map { .redemption($0) }
  }
}
