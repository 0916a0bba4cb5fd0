import Foundation
import GRDB
public import Ledger

/// What lies where a backup is to be restored.
public enum PresentLedger: Hashable, Sendable {
  /// Nothing.
  case none
  /// A ledger.
  case ledger(Comparison)
  /// A file whose journal cannot be read, and why.
  case unreadable(String)

  /// A ledger held against a backup.
  public struct Comparison: Hashable, Sendable {
    /// The number of its last entry.
    public let entries: Int64
    /// The hash of its last entry.
    public let head: Digest
    /// How many entries are the same in both, from the first on; 0 where they are those of two banks.
    public let common: Int64

    /// How many entries are in the ledger and not in the backup.
    public var beyond: Int64 { entries - common }
  }

  /// Reads what is there, whatever version wrote it; the caller holds the database's lock.
  ///
  /// Closing it leaves no log beside the file, unless the file is damaged.
  init(path: String, against backup: LedgerCopy) {
    guard FileStatus(path: path) != nil else {
      self = .none
      return
    }
    do {
      self = .ledger(try PresentLedger.comparison(path, backup))
    } catch {
      self = .unreadable(String(describing: StoreError.sorting(error, opening: path)))
    }
  }

  private static func comparison(_ path: String, _ backup: LedgerCopy) throws -> Comparison {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      let identity = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      guard identity == Migrator.applicationID else { throw Migrator.NotALedger() }
      let books = BookReader(db)
      let tail = try books.tail()
      let common = try backup.read { copy in
        try lastCommon(min(tail.number, copy.tail().number)) { number in
          try copy.entry(number)?.hash == books.entry(number)?.hash
        }
      }
      return Comparison(entries: tail.number, head: tail.hash, common: common)
    }
  }

  /// The last entry with the same hash: since each hash follows from all before it, those before are the same too.
  private static func lastCommon(_ last: Int64, isSame: (Int64) throws -> Bool) rethrows -> Int64 {
    var (low, high) = (Int64(0), last)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if try isSame(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
