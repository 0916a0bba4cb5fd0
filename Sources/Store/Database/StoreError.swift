import Foundation
import GRDB

/// What can go wrong below the rules.
public enum StoreError: Error, Sendable {
  /// The disk is full; the transaction was rolled back and nothing of it is there.
  case diskFull
  /// The disk failed in the very commit: nobody knows whether it is there.
  case outcomeUnknown(String)
  /// Another daemon has the database.
  case inUse(path: String)
  /// The database was made by a newer version of this program.
  case newerSchema(found: Int, known: Int)
  /// The file is no ledger, or the books contradict themselves.
  case damaged(Damage)
  /// The setting that makes commits durable could not be made.
  case notDurable(String)
  /// The operating system does not let the file be opened or made.
  ///
  /// `code` is its `errno`.
  case unusable(path: String, code: Int32)
  /// The file is a database of another program, or none.
  case foreign(path: String)
  /// The schema is older, and the copy that must come before it is changed could not be made.
  case notMigrated(BackupFault)
  /// Anything else that SQLite says.
  case sqlite(String)

  /// Sorts an error of opening a file, for which SQLite's own words say too little.
  static func sorting(_ error: any Error, opening path: String) -> StoreError {
    if let failure = error as? DatabaseError {
      if failure.resultCode == .SQLITE_NOTADB { return .foreign(path: path) }
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return .unusable(path: path, code: EISDIR) }
      if access(path, R_OK | W_OK) != 0, errno != ENOENT { return .unusable(path: path, code: errno) }
    }
    return error is Migrator.NotALedger ? .foreign(path: path) : sorting(error)
  }

  /// Sorts an error of SQLite.
  static func sorting(_ error: any Error) -> StoreError {
    if let known = error as? StoreError { return known }
    if let fault = error as? BackupFault { return .notMigrated(fault) }
    guard let failure = error as? DatabaseError else { return .sqlite(words(of: error)) }
    switch failure.resultCode {
    case .SQLITE_FULL: return .diskFull
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return .damaged(Damage(entry: nil, place: "database", reason: words(of: failure)))
    default: return .sqlite(words(of: failure))
    }
  }

  /// What an error says, on one line: SQLite's has the statement in it, and a line of the log is one thing that happened.
  static func words(of error: any Error) -> String {
    String(describing: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Where the books contradict themselves.
public struct Damage: Hashable, Sendable {
  /// The first entry that is wrong, where one can be named.
  public let entry: Int64?
  /// The table or part that is wrong.
  public let place: String
  /// What is wrong with it.
  public let reason: String

  /// Describes damage.
  public init(entry: Int64?, place: String, reason: String) {
    self.entry = entry
    self.place = place
    self.reason = reason
  }
}
