public import Ledger

/// Which entries a public notice covers, and what is marked in it.
///
/// "Public notice covers entries N+1 to M, consecutive from notice to notice": see "Recognition" in the domain reference.
public enum NoticeRules {
  /// The entries of a notice: those after one number, up to another.
  public struct Range: Hashable, Sendable {
    /// The last entry of the notice before; 0 for the first notice.
    public let since: Int64
    /// The last entry of this one.
    public let through: Int64

    /// The entries after `since`, up to `through`.
    public init(since: Int64, through: Int64) {
      self.since = since
      self.through = through
    }
  }

  /// The entries that a notice covers.
  ///
  /// Each published head ends a notice: what is not said follows from those, so that notices join without a gap.
  ///
  /// - Parameters:
  ///   - since: The last entry of the notice before, where it is said.
  ///   - through: The last entry of this one, where it is said.
  ///   - published: The entries whose heads were published, in any order.
  ///   - newest: The newest entry.
  /// - Returns: Nil where the end would come before the beginning, or after the newest entry.
  public static func range(since: Int64?, through: Int64?, published: [Int64], newest: Int64) -> Range? {
    let heads = published.filter { $0 <= newest }
    let end = through ?? heads.filter { $0 > since ?? 0 }.max() ?? newest
    let start = since ?? heads.filter { $0 < end }.max() ?? 0
    guard start >= 0, start <= end, end <= newest else { return nil }
    return Range(since: start, through: end)
  }

  /// Whether a notice of these entries was published: it ends at a published head, and begins behind one or at the first.
  ///
  /// Who is no staff gets no other: with ends chosen at will, what a single person did could be told from the sums.
  public static func isPublished(_ range: Range, among published: [Int64]) -> Bool {
    let ends = Set(published + [0])
    return ends.contains(range.since) && ends.contains(range.through)
  }

  /// Whether a service appears late: it was rendered before the first day of the notice.
  ///
  /// Nothing does in the very first notice: there is none that it could have been in.
  public static func isLate(_ date: LocalDate, firstDay: LocalDate, in range: Range) -> Bool {
    range.since > 0 && date < firstDay
  }
}
