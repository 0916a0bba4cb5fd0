import Ledger
import Store

/// Something of a member's that somebody has to decide before the member can go.
enum Unsettled {
  /// An adjustment of the wallet waits for a second administrator.
  case adjustment(AdjustmentNumber)
  /// The member is to do a service for another member's hours.
  case redemption(RedemptionNumber)
  /// A service record waits for a review or for the end of its notice.
  case record(RecordNumber)
  /// The member is in at the door of this station.
  case attendance(Code)
  /// The member was at an activity whose roster is not closed.
  case activity(ActivityNumber)
}

extension ChangeContext {
  /// All that stands in the way of closing a member or of taking one into another.
  func unsettled(of member: MemberNumber) throws -> [Unsettled] {
    try books.openAdjustments(of: member).map { .adjustment($0) }
      + books.redemptionsToDo(by: member).map { .redemption($0) }
      + books.waitingRecords(of: member).map { .record($0) }
      + [books.attendance(of: member)].compactMap { $0 }.map { .attendance($0.station) }
      + books.openActivities(attendedBy: member).map { .activity($0) }
  }
}
