public import Ledger

/// What an entry says beside its own bytes about those before it.
extension EntryCheck {
  /// Proves that a head which an entry says was published is the one that it follows.
  func checkHead(_ event: JournalEvent, _ number: Int64, after tail: (number: Int64, hash: Digest)) throws {
    guard case .head(let said) = event, !said.isHead(number: tail.number, hash: tail.hash) else { return }
    throw StoreError.damaged(
      Damage(
        entry: number, place: "head", reason: "the head published as entry \(said.entry) is not the one of the chain"))
  }
}

/// Proves the newest part of the journal from an entry on, whose hash somebody has published.
///
/// Hashes, bytes, texts, postings and columns of the entries are proved, but not what follows from them; so it is quick.
public struct TailCheck {
  private static let entriesPerStep: Int64 = 500

  private let database: any BookSource
  private let pause: () throws -> Void

  /// Prepares a check.
  ///
  /// - Parameter pause: Called between steps; lets requests go first, and throws to give up.
  public init(_ database: any BookSource, pause: @escaping () throws -> Void) {
    self.database = database
    self.pause = pause
  }

  /// The stored hash of an entry; nil where there is none.
  public func hash(of entry: Int64) throws -> Digest? { try database.read { try $0.entry(entry)?.hash } }

  /// Checks an entry and all that came after it.
  ///
  /// - Returns: The end of the journal.
  /// - Throws: `StoreError.damaged` with the first thing that is wrong.
  public func run(since first: Int64, progress: ((_ done: Int, _ total: Int) -> Void)?) throws -> JournalTail {
    var reached = try database.read { try $0.tail(at: first - 1) }
    while true {
      let head = try database.read { books in
        let head = try books.tail()
        let last = min(head.number, reached.number + TailCheck.entriesPerStep)
        try EntryScan(books).each(after: reached, through: last) { reached = $0.tail }
        return head
      }
      progress?(Int(clamping: reached.number - first + 1), Int(clamping: head.number - first + 1))
      if reached.number >= head.number { return head }
      try pause()
    }
  }
}
