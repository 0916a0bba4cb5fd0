public import Ledger

/// The end of the journal: what the next entry is chained to.
///
/// One value, replaced with every request, published with the commit, and read anew after any failure.
public struct JournalTail: Hashable, Sendable {
  /// The number of the newest entry; 0 before the first.
  public let number: Int64
  /// Its hash; `Digest.origin` before the first.
  public let hash: Digest
  /// Its instant, behind which time never runs back.
  public let at: Instant

  /// The end of an empty journal.
  public static let origin = JournalTail(number: 0, hash: .origin, at: Instant(milliseconds: Int64.min))

  /// Describes the end of a journal.
  public init(number: Int64, hash: Digest, at: Instant) {
    self.number = number
    self.hash = hash
    self.at = at
  }
}
