import Ledger
import LineProtocol

/// What a connection that watches has seen of the journal.
///
/// Only a position is kept, never entries that wait: a slow reader reads the journal later and costs no memory.
struct Watch {
  /// Tells this watch's pages from those of an earlier one of the same connection.
  let number: UInt64
  /// Only these kinds; nil for all.
  let kinds: Set<EntryKind>?
  /// The last entry that was looked at.
  var position: Int64
  /// Whether a page has been asked for and not come.
  var isReading = false
  /// A page that came while a reply had begun.
  var heldEvents: [Reply.Row] = []
  /// The entry after which the watch is over, for a client that sends no more.
  var end: Int64?
}
