import Foundation
import GRDB

/// A ledger that nobody writes, a backup above all, opened to be read; nothing in or beside the file changes.
public final class LedgerCopy: BookSource {
  /// The version of its schema.
  public let schemaVersion: Int
  private let queue: DatabaseQueue

  /// Opens a file.
  ///
  /// - Throws: `StoreError.foreign`, `.newerSchema`, `.unusable`, `.damaged` or `.sqlite`.
  public init(path: String) throws(StoreError) {
    guard access(path, R_OK) == 0 else { throw .unusable(path: path, code: errno) }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.label = "timebank copy"
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cache_size = -4096; PRAGMA trusted_schema = OFF;")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      schemaVersion = try queue.inDatabase { try Migrator().checkVersion(of: $0) }
    } catch {
      throw StoreError.sorting(error, opening: path)
    }
    // An empty file passes for a ledger that is still to be made.
    guard schemaVersion > 0 else { throw .foreign(path: path) }
  }

  /// Whether the schema is the one that this program writes, so that all projections can be compared.
  public var isCurrent: Bool { schemaVersion == Schema.currentVersion }

  /// Reads in one snapshot.
  public func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    do {
      return try queue.read { try body(BookReader($0)) }
    } catch let error as DatabaseError {
      throw StoreError.sorting(error)
    }
  }

  /// Lets go of the file.
  public func close() {
    try? queue.close()
  }
}
