import GRDB
import GRDBSQLite

/// Short forms over GRDB's cached statements, which SQLite compiles once for each connection.
///
/// Values are bound and read through SQLite's own functions: GRDB's rows and arguments cost more than the statements
/// themselves where one request takes a dozen of them.
extension Database {
  /// Carries out a statement.
  func run(_ sql: String, _ arguments: [(any SQLValue)?]) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement, sql) {}
    }
  }

  /// The first row of a query, read by a closure.
  func first<Value>(
    _ sql: String, _ arguments: [(any SQLValue)?] = [], _ read: (SQLRow) throws -> Value
  ) throws -> Value? {
    try withStatement(sql, arguments) { try step($0, sql) ? read(SQLRow($0)) : nil }
  }

  /// Shows every row of a query to a closure, one at a time.
  func each(_ sql: String, _ arguments: [(any SQLValue)?] = [], _ read: (SQLRow) throws -> Void) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement, sql) { try read(SQLRow(statement)) }
    }
  }

  /// Every row of a query, read by a closure.
  func all<Value>(
    _ sql: String, _ arguments: [(any SQLValue)?] = [], _ read: (SQLRow) throws -> Value
  ) throws -> [Value] {
    try withStatement(sql, arguments) { statement in
      var values: [Value] = []
      while try step(statement, sql) { values.append(try read(SQLRow(statement))) }
      return values
    }
  }

  /// The single whole number that a query gives; 0 where it gives none.
  func count(_ sql: String, _ arguments: [(any SQLValue)?] = []) throws -> Int64 {
    try first(sql, arguments) { $0[0] } ?? 0
  }

  private func withStatement<Value>(
    _ sql: String, _ arguments: [(any SQLValue)?], _ body: (OpaquePointer) throws -> Value
  ) throws -> Value {
    let cached = try cachedStatement(sql: sql)
    // A query that stands on a row may be asked again by what reads that row; then it gets a statement of its own.
    let holder = sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try makeStatement(sql: sql)
    return try withExtendedLifetime(holder) {
      let statement = holder.sqliteStatement
      defer { sqlite3_reset(statement) }
      for index in arguments.indices {
        let position = Int32(index + 1)
        let code = arguments[index]?.bind(to: statement, at: position) ?? sqlite3_bind_null(statement, position)
        guard code == SQLITE_OK else { throw failure(code, sql) }
      }
      return try body(statement)
    }
  }

  /// Steps to the next row; false where there is none.
  private func step(_ statement: OpaquePointer, _ sql: String) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code, sql)
    }
  }

  private func failure(_ code: Int32, _ sql: String) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
  }
}
