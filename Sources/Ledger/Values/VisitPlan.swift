/// How often a volunteer is to visit: `2/month`, `1/week`.
public struct VisitPlan: Hashable, Sendable, CustomStringConvertible {
  /// The time within which visits are counted.
  public enum Period: String, CaseIterable, Sendable {
    /// Monday to Sunday.
    case week
    /// A calendar month.
    case month
    /// January to March, and so on.
    case quarter
  }

  /// The number of visits in a whole period, 1 to 31.
  public let count: Int
  /// The time within which they are counted.
  public let period: Period

  /// Makes a plan, or nil where the count is outside of 1 to 31.
  public init?(count: Int, period: Period) {
    guard (1...31).contains(count) else { return nil }
    self.count = count
    self.period = period
  }

  /// Reads a plan as written by `description`, or nil.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), String(count) == parts[0],
      let period = Period(rawValue: String(parts[1]))
    else { return nil }
    self.init(count: count, period: period)
  }

  /// The plan as it is written, `2/month`.
  public var description: String { "\(count)/\(period.rawValue)" }
}
