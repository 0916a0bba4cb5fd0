import GRDB
import GRDBSQLite

/// Where statements come from that are compiled already.
protocol StatementSource {
  /// The statement of a text, compiled once for each connection.
  func statement(_ sql: String) throws -> Statement

  /// GRDB's connection.
  var database: Database { get }
}

extension Database: StatementSource {
  func statement(_ sql: String) throws -> Statement { try cachedStatement(sql: sql) }

  var database: Database { self }
}

/// A connection with the statements that were compiled for it: the writer's as long as it is open, that of a check's second
/// set of books as long as the check, others within one transaction or one step of long work.
///
/// It finds its statements without reading the whole of their texts each time, which is what GRDB's cache does, and what
/// costs as much as a small query. It also knows of rows that it has read or written; see ``KnownRows``.
final class Connection: StatementSource {
  let database: Database
  /// What is known of rows without asking.
  var known: KnownRows
  private let initial: KnownRows
  private var statements = StatementTable()

  init(_ database: Database, known: KnownRows = KnownRows()) {
    self.database = database
    self.known = known
    initial = known
  }

  /// Forgets what is known of rows: they were taken back, or changed past the connection.
  func forgetRows() {
    known = initial
  }

  func statement(_ sql: String) throws -> Statement {
    if let known = statements[sql] { return known }
    let statement = try database.cachedStatement(sql: sql)
    statements.add(statement, for: sql)
    return statement
  }

  /// The key of the row that was inserted last.
  var lastInsertedRowID: Int64 { database.lastInsertedRowID }
  /// How many rows the last statement has changed.
  var changesCount: Int { database.changesCount }
  /// Whether a transaction is open.
  var isInsideTransaction: Bool { database.isInsideTransaction }

  /// Carries out statements that are not kept.
  func execute(sql: String) throws { try database.execute(sql: sql) }
}

/// Short forms over statements that SQLite has compiled once for each connection.
///
/// Values are bound and read through SQLite's own functions: GRDB's rows and arguments cost more than the statements
/// themselves where one request takes a dozen of them.
extension StatementSource {
  /// Carries out a statement.
  func run(_ sql: String, _ arguments: [any SQLValue]) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement, sql) {}
    }
  }

  /// Carries out a statement, as above, without putting its values into an array first.
  ///
  /// The array costs as much as SQLite takes for two or three of its values.
  func run<each Value: SQLValue>(_ sql: String, binding value: repeat each Value) throws {
    try withStatement(sql, []) { statement in
      var position: Int32 = 0
      for value in repeat each value {
        position += 1
        try bind(value, to: statement, at: position, sql)
      }
      while try step(statement, sql) {}
    }
  }

  /// The first row of a query, read by a closure.
  func first<Value>(
    _ sql: String, _ arguments: [any SQLValue] = [], _ read: (SQLRow) throws -> Value
  ) throws -> Value? {
    try withStatement(sql, arguments) { try step($0, sql) ? read(SQLRow($0)) : nil }
  }

  /// Shows every row of a query to a closure, one at a time.
  func each(_ sql: String, _ arguments: [any SQLValue] = [], _ read: (SQLRow) throws -> Void) throws {
    try withStatement(sql, arguments) { statement in
      while try step(statement, sql) { try read(SQLRow(statement)) }
    }
  }

  /// Every row of a query, read by a closure.
  func all<Value>(
    _ sql: String, _ arguments: [any SQLValue] = [], _ read: (SQLRow) throws -> Value
  ) throws -> [Value] {
    try withStatement(sql, arguments) { statement in
      var values: [Value] = []
      while try step(statement, sql) { values.append(try read(SQLRow(statement))) }
      return values
    }
  }

  /// Gives a closure a query that goes on from row to row as the closure asks, so that several can be walked side by side.
  func withRows<Value>(
    _ sql: String, _ arguments: [any SQLValue] = [], _ body: (inout RowWalk) throws -> Value
  ) throws -> Value {
    try withStatement(sql, arguments) { statement in
      var rows = try RowWalk(statement) { try step(statement, sql) }
      return try body(&rows)
    }
  }

  /// The single whole number that a query gives; 0 where it gives none.
  func count(_ sql: String, _ arguments: [any SQLValue] = []) throws -> Int64 {
    try first(sql, arguments) { $0[0] } ?? 0
  }

  private func withStatement<Value>(
    _ sql: String, _ arguments: [any SQLValue], _ body: (OpaquePointer) throws -> Value
  ) throws -> Value {
    let cached = try statement(sql)
    // A query that stands on a row may be asked again by what reads that row; then it gets a statement of its own.
    let holder = sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try database.makeStatement(sql: sql)
    return try withExtendedLifetime(holder) {
      let statement = holder.sqliteStatement
      defer { sqlite3_reset(statement) }
      for index in arguments.indices {
        try bind(arguments[index], to: statement, at: Int32(index + 1), sql)
      }
      return try body(statement)
    }
  }

  private func bind(_ value: some SQLValue, to statement: OpaquePointer, at position: Int32, _ sql: String) throws {
    let code = value.bind(to: statement, at: position)
    guard code == SQLITE_OK else { throw failure(code, sql) }
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
    DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: sql)
  }
}

/// A query that stands on one of its rows, or is at its end.
struct RowWalk {
  /// The row that it stands on; nil at the end.
  private(set) var row: SQLRow?
  private let statement: OpaquePointer
  private let step: () throws -> Bool

  fileprivate init(_ statement: OpaquePointer, step: @escaping () throws -> Bool) throws {
    self.statement = statement
    self.step = step
    row = try step() ? SQLRow(statement) : nil
  }

  /// Goes to the next row; does nothing at the end.
  mutating func advance() throws {
    guard row != nil else { return }
    row = try step() ? SQLRow(statement) : nil
  }
}
