/// A length of service time in whole minutes; the only unit in which hours are kept.
///
/// Written `H:MM` (`102:15`, `-0:30`). Arithmetic is checked: an overflow throws, it never wraps and never becomes a
/// floating value. See "Units" in the domain reference.
public struct Minutes: Hashable, Comparable, Sendable {
  /// The number of minutes; may be negative.
  public let count: Int64

  /// No time at all.
  public static let zero = Minutes(0)

  /// Wraps a number of minutes.
  public init(_ count: Int64) {
    self.count = count
  }

  /// Makes a length from whole hours, or nil where the product leaves the range of an `Int64`.
  public init?(hours: Int64) {
    let (count, overflow) = hours.multipliedReportingOverflow(by: 60)
    guard !overflow else { return nil }
    self.count = count
  }

  /// Whether this is more than zero.
  public var isPositive: Bool { count > 0 }

  /// Adds, or throws `LedgerError.overflow`.
  public func adding(_ other: Minutes) throws(LedgerError) -> Minutes {
    let (sum, overflow) = count.addingReportingOverflow(other.count)
    guard !overflow else { throw .overflow }
    return Minutes(sum)
  }

  /// Subtracts, or throws `LedgerError.overflow`.
  public func subtracting(_ other: Minutes) throws(LedgerError) -> Minutes {
    let (difference, overflow) = count.subtractingReportingOverflow(other.count)
    guard !overflow else { throw .overflow }
    return Minutes(difference)
  }

  /// The same length with the other sign, or throws `LedgerError.overflow`.
  public func negated() throws(LedgerError) -> Minutes {
    try Minutes.zero.subtracting(self)
  }

  /// Orders by length.
  public static func < (left: Minutes, right: Minutes) -> Bool { left.count < right.count }
}

extension Minutes: CustomStringConvertible {
  /// The length as `H:MM`, with a leading minus where it is negative.
  public var description: String {
    let magnitude = count.magnitude
    let minutes = magnitude % 60
    return "\(count < 0 ? "-" : "")\(magnitude / 60):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
