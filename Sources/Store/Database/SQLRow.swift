import GRDBSQLite
import Ledger

/// A value of the current row, whose bytes are valid as long as the row, and until they are read as another type.
enum StoredValue {
  case null
  case integer(Int64)
  case text(UnsafeRawBufferPointer)
  case blob(UnsafeRawBufferPointer)
}

/// The current row of a statement; valid only while the statement stands on it.
struct SQLRow {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  subscript(index: Int) -> Int64 { sqlite3_column_int64(statement, Int32(index)) }
  subscript(index: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(index))) }
  subscript(index: Int) -> Bool { sqlite3_column_int64(statement, Int32(index)) != 0 }
  subscript(index: Int) -> Int64? { isNull(index) ? nil : self[index] as Int64 }
  subscript(index: Int) -> Int? { isNull(index) ? nil : self[index] as Int }
  subscript(index: Int) -> String? { isNull(index) ? nil : self[index] as String }

  subscript(index: Int) -> String {
    guard let text = sqlite3_column_text(statement, Int32(index)) else { return "" }
    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, Int32(index))))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All cells of the row.
  var cells: [SQLCell] { cells(Int(sqlite3_column_count(statement))) }

  /// The first cells of the row.
  func cells(_ count: Int) -> [SQLCell] { (0..<count).map { SQLCell(stored($0)) } }

  /// A value where SQLite holds it.
  func stored(_ index: Int) -> StoredValue {
    switch sqlite3_column_type(statement, Int32(index)) {
    case SQLITE_INTEGER: .integer(self[index])
    case SQLITE_NULL: .null
    case SQLITE_BLOB: .blob(raw(Int32(index)))
    default: .text(raw(Int32(index)))
    }
  }

  func bytes(_ index: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, Int32(index)) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index)))))
  }

  /// The bytes of a text where SQLite holds them.
  func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(statement, Int32(index))
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index))))
  }

  /// Whether a column holds a text, byte for byte.
  func holds(_ text: String, _ index: Int) -> Bool {
    var text = text
    let found = utf8(index)
    return text.withUTF8 { $0.count == found.count && $0.elementsEqual(found) }
  }

  /// Whether the row of another statement has the same values, byte for byte.
  func isSame(as other: SQLRow) -> Bool {
    let count = sqlite3_column_count(statement)
    guard count == sqlite3_column_count(other.statement) else { return false }
    for index in 0..<count {
      let type = sqlite3_column_type(statement, index)
      guard type == sqlite3_column_type(other.statement, index) else { return false }
      switch type {
      case SQLITE_NULL: continue
      case SQLITE_INTEGER:
        guard sqlite3_column_int64(statement, index) == sqlite3_column_int64(other.statement, index) else {
          return false
        }
      default:
        guard raw(index).elementsEqual(other.raw(index)) else { return false }
      }
    }
    return true
  }

  private func raw(_ index: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, index)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
  }

  private func isNull(_ index: Int) -> Bool { sqlite3_column_type(statement, Int32(index)) == SQLITE_NULL }
}

/// Typed columns; a stored value that its type does not allow is damage, not a crash.
extension SQLRow {
  func digest(_ index: Int) throws -> Digest {
    let start = sqlite3_column_blob(statement, Int32(index))
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index))))
    guard let digest = Digest(bytes) else { throw damage(index) }
    return digest
  }

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
    let text: String = self[index]
    guard !text.isEmpty else { return [] }
    return try text.split(separator: ",").map {
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

  func damage(_ index: Int) -> StoreError {
    .damaged(Damage(entry: nil, place: "column \(index)", reason: "the stored value is not of its type"))
  }
}
