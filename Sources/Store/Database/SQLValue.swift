import Foundation
import GRDBSQLite
import Ledger

/// What can be bound to a statement.
protocol SQLValue {
  /// Binds the value and gives SQLite's result code.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Optional: SQLValue where Wrapped: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .none: sqlite3_bind_null(statement, index)
    case .some(let value): value.bind(to: statement, at: index)
    }
  }
}

extension Int64: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Int: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Int32: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension String: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      // An empty buffer may have no address, which SQLite would take for NULL.
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_text(statement, index, "", 0, SQLCopy.destructor)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(statement, index, $0, Int32(bytes.count), SQLCopy.destructor)
      }
    }
  }
}

extension [UInt8]: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    guard !isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
    return withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), SQLCopy.destructor) }
  }
}

extension Digest: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), SQLCopy.destructor) }
  }
}

/// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, which C defines as the pointer -1.
private enum SQLCopy {
  static var destructor: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// A stored value of any type, for comparing rows.
enum SQLCell: Hashable, CustomStringConvertible {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// Copies a value from where SQLite holds it.
  init(_ value: StoredValue) {
    self =
      switch value {
      case .null: .null
      case .integer(let value): .integer(value)
      case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
      case .blob(let bytes): .blob(Array(bytes))
      }
  }

  var description: String {
    switch self {
    case .null: "NULL"
    case .integer(let value): String(value)
    case .text(let value): value
    case .blob(let bytes): "\(bytes.count) bytes"
    }
  }

  /// The whole number, where it is one.
  var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }
}

extension SQLCell: SQLValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let value): value.bind(to: statement, at: index)
    case .text(let value): value.bind(to: statement, at: index)
    case .blob(let bytes): bytes.bind(to: statement, at: index)
    }
  }
}
