public import Ledger

/// Which records somebody has to confirm, and how long what was confirmed is shown in the public notice first.
///
/// See "Life of a record" in the domain reference.
public struct ReviewPolicy: Hashable, Sendable {
  /// A record that brings the member's day above this waits for a second person; zero for no such limit.
  public let over: Minutes
  /// A record that brings the member's day above this waits for an administrator; zero for no such limit.
  public let overSecond: Minutes
  /// How many whole working days a confirmed record is in the public notice; 0 for none.
  public let noticeDays: Int
  /// The days that count for it.
  public let workingDays: WorkingDays

  /// Checks the rules.
  ///
  /// - Throws: `PolicyFault` with the key `review_over`, `review_over_second` or `notice_days`.
  public init(
    over: Minutes = .zero, overSecond: Minutes = .zero, noticeDays: Int = 0, workingDays: WorkingDays = .weekdays
  ) throws(PolicyFault) {
    try PolicyFault.check(over.count, in: 0...1440, key: "review_over")
    try PolicyFault.check(overSecond.count, in: 0...1440, key: "review_over_second")
    if over.isPositive, overSecond.isPositive, overSecond < over {
      throw PolicyFault(
        key: "review_over_second", reason: .outOfRange(value: overSecond.count, allowed: over.count...1440))
    }
    try PolicyFault.check(Int64(noticeDays), in: 0...365, key: "notice_days")
    self.init(unchecked: over, overSecond, noticeDays, workingDays)
  }

  private init(unchecked over: Minutes, _ overSecond: Minutes, _ noticeDays: Int, _ workingDays: WorkingDays) {
    self.over = over
    self.overSecond = overSecond
    self.noticeDays = noticeDays
    self.workingDays = workingDays
  }

  /// No review but of one's own records, and no notice.
  public static let none = ReviewPolicy(unchecked: .zero, .zero, 0, .weekdays)
}
