import Ledger
import Store

/// How the database is cared for, as `status` and `health` tell it.
struct Upkeep {
  /// When a complete check last found nothing wrong; nil where none did.
  let verified: Instant?
  /// When the last good backup was made; nil where there is none.
  let backup: Instant?
  /// The bytes that are free where the database is; nil where nobody knows.
  let freeBytes: Int64?
  /// The bytes of the log beside the database.
  let logBytes: Int64
  /// By how many seconds the clock has leapt and nobody has vouched for it; nil where it is trusted.
  let clockLeapSeconds: Int64?

  init(_ health: BankHealth, _ database: LedgerDatabase) {
    verified = health.verified
    backup = health.backup
    clockLeapSeconds = health.clockLeapSeconds
    freeBytes = DiskSpace.freeBytes(at: database.path)
    logBytes = database.logByteCount
  }
}
