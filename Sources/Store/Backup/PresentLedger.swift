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
  /// Changes neither the file nor the log that a killed daemon has left beside it.
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
    var configuration = Configuration()
    // A connection that could write would play the log into the file when it closes; where there is none it has nothing
    // to play, and one that only reads would leave an empty log behind.
    configuration.readonly = FileStatus(path: path + "-wal")?.regularBytes ?? 0 > 0
    let queue = try DatabaseQueue(path: path, configuration: configuration)
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

  /// The members whom a ledger of the same bank knows as erased; none where it cannot be read.
  static func erasedMembers(path: String, _ present: PresentLedger) -> [MemberNumber] {
    guard case .ledger(let books) = present, books.common > 0 else { return [] }
    var configuration = Configuration()
    configuration.readonly = FileStatus(path: path + "-wal")?.regularBytes ?? 0 > 0
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return [] }
    defer { try? queue.close() }
    return (try? queue.read { try BookReader($0).erasedMembers().map(\.member) }) ?? []
  }

  /// Has the log of a database that can be read played into its file, so that the file alone is the ledger.
  static func settle(path: String) throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    _ = try queue.inDatabase { try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
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
