public import Ledger
public import Store

/// How a bank is at this moment, for those who run the server.
public struct BankHealth: Hashable, Sendable {
  /// The newest durable entry; 0 before the first.
  public var entries: Int64
  /// The hash of the newest entry, which fixes the whole history.
  public var head: Digest
  /// The version of the database's schema.
  public var schema: Int64
  /// What is wrong with the books; while there is anything they are read-only.
  public var damage: Damage?
  /// When a complete check last found nothing wrong; nil where none is known.
  public var verified: Instant?
  /// When the last good backup was made; nil where none is known.
  public var backup: Instant?
  /// By how many seconds the clock has leapt and nobody has vouched for it, so that nothing that is due is carried out;
  /// nil where it is trusted.
  public var clockLeapSeconds: Int64?
  /// Whether the disk failed in a commit, so that nobody knows its outcome; the daemon must end.
  public var storageHasFailed: Bool
  /// The last entry of restored books that are read-only until a second administrator vouches for them; nil for others.
  public var waitingRestore: Int64?

  /// Describes a bank's health.
  public init(
    entries: Int64, head: Digest, schema: Int64, damage: Damage? = nil, verified: Instant? = nil,
    backup: Instant? = nil, clockLeapSeconds: Int64? = nil, storageHasFailed: Bool = false,
    waitingRestore: Int64? = nil
  ) {
    self.entries = entries
    self.head = head
    self.schema = schema
    self.damage = damage
    self.verified = verified
    self.backup = backup
    self.clockLeapSeconds = clockLeapSeconds
    self.storageHasFailed = storageHasFailed
    self.waitingRestore = waitingRestore
  }
}
