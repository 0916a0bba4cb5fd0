import Foundation
import GRDB
import Ledger

/// Short forms over prepared statements that SQLite compiles once for each connection.
extension Database {
  /// Carries out a statement.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The first row of a query, read by a closure.
  func first<Value>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ read: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    // A row reads from its cursor, which resets the statement when it goes.
    return try withExtendedLifetime(rows) { try rows.next().map(read) }
  }

  /// Every row of a query, read by a closure.
  func all<Value>(
    _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ read: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    var values: [Value] = []
    while let row = try rows.next() { values.append(try read(row)) }
    return values
  }

  /// The single whole number that a query gives; 0 where it gives none.
  func count(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int64 {
    try first(sql, arguments) { $0[0] as Int64? ?? 0 } ?? 0
  }
}

/// Typed columns; a stored value that its type does not allow is damage, not a crash.
extension Row {
  func date(_ index: Int) throws -> LocalDate {
    guard let date = LocalDate(dayNumber: self[index] as Int64) else { throw damage(index) }
    return date
  }

  func date(ifPresent index: Int) throws -> LocalDate? {
    guard (self[index] as Int64?) != nil else { return nil }
    return try date(index)
  }

  func time(ifPresent index: Int) throws -> LocalTime? {
    guard let minute = self[index] as Int64? else { return nil }
    guard let time = LocalTime(minuteOfDay: Int(clamping: minute)) else { throw damage(index) }
    return time
  }

  func code(_ index: Int) throws -> Code {
    guard let code = Code(self[index] as String) else { throw damage(index) }
    return code
  }

  func code(ifPresent index: Int) throws -> Code? {
    guard let text = self[index] as String? else { return nil }
    guard let code = Code(text) else { throw damage(index) }
    return code
  }

  func codes(_ index: Int) throws -> [Code] {
    try (self[index] as String).split(separator: ",").map {
      guard let code = Code($0) else { throw damage(index) }
      return code
    }
  }

  func number<Subject>(_ index: Int) throws -> Number<Subject> {
    guard let number = Number<Subject>(self[index] as Int64) else { throw damage(index) }
    return number
  }

  func number<Subject>(ifPresent index: Int) throws -> Number<Subject>? {
    guard let value = self[index] as Int64? else { return nil }
    guard let number = Number<Subject>(value) else { throw damage(index) }
    return number
  }

  func bytes(_ index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { $0.map { Array($0) } ?? [] }
  }

  func digest(_ index: Int) throws -> Digest {
    guard let digest = Digest(try bytes(index)) else { throw damage(index) }
    return digest
  }

  func damage(_ index: Int) -> StoreError {
    .damaged(Damage(entry: nil, place: "column \(index)", reason: "the stored value is not of its type"))
  }
}
