import Dispatch
import Ledger
import Synchronization

/// Entries that were read in one snapshot and proved.
struct EntryBatch: Sendable {
  /// The entries up to the first that is damaged.
  var entries: [ProvedEntry] = []
  /// What is wrong with the one after them; nil where nothing is.
  var failure: (any Error)?
  /// The number of the newest entry in the snapshot.
  var head: Int64 = 0
}

/// Reads and proves entries on a thread of its own, while another one replays those before them.
///
/// At most ``depth`` batches wait, each of a snapshot of its own, so that the log of the database never grows because of
/// it.
final class ReadAhead: Sendable {
  private struct State {
    var batches: [EntryBatch] = []
    var isStopped = false
  }

  private static let depth = 2

  private let database: any BookSource
  private let entriesPerBatch: Int64
  private let state = Mutex(State())
  // Both begin at nothing: a semaphore may not end below what it began with.
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let thread = DispatchGroup()

  /// Begins to read after the end of what was replayed; ``stop()`` must be called.
  init(_ database: any BookSource, after tail: JournalTail, entriesPerBatch: Int64) {
    self.database = database
    self.entriesPerBatch = entriesPerBatch
    for _ in 0..<ReadAhead.depth { room.signal() }
    DispatchQueue(label: "timebank.verify").async(group: thread) { self.read(after: tail) }
  }

  /// The next batch, as soon as there is one; the last is the one that fails or that reaches its head.
  func next() -> EntryBatch {
    filled.wait()
    defer { room.signal() }
    return state.withLock { $0.batches.removeFirst() }
  }

  /// Ends the reading, and waits until it has ended.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
    thread.wait()
  }

  private func read(after tail: JournalTail) {
    var tail = tail
    while true {
      room.wait()
      if state.withLock({ $0.isStopped }) { return }
      let batch = batch(&tail)
      state.withLock { $0.batches.append(batch) }
      filled.signal()
      if batch.failure != nil || tail.number >= batch.head { return }
    }
  }

  private func batch(_ tail: inout JournalTail) -> EntryBatch {
    var batch = EntryBatch()
    do {
      try database.read { books in
        batch.head = try books.tail().number
        let last = min(batch.head, tail.number + entriesPerBatch)
        batch.entries.reserveCapacity(Int(entriesPerBatch))
        try EntryScan(books).each(after: tail, through: last) { proved in
          batch.entries.append(proved)
          tail = proved.tail
        }
      }
    } catch {
      batch.failure = error
    }
    return batch
  }
}
