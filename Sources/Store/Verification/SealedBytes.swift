import Ledger

/// The values of a row as its seal is made of them: each with its kind and length, so that rows that differ never have the
/// same bytes.
struct SealedBytes {
  private var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(512)
  }

  /// The hash over the values.
  var hash: [UInt8] { Array(Digest.origin.chained(to: bytes).bytes.prefix(16)) }

  mutating func append(_ cell: SQLCell) {
    switch cell {
    case .null: append(StoredValue.null)
    case .integer(let value): append(StoredValue.integer(value))
    case .text(var value): value.withUTF8 { append(StoredValue.text(UnsafeRawBufferPointer($0))) }
    case .blob(let value): value.withUnsafeBytes { append(StoredValue.blob($0)) }
    }
  }

  mutating func append(_ value: StoredValue) {
    switch value {
    case .null: append(0, 0)
    case .integer(let value):
      append(1, 8)
      append(value)
    case .text(let value):
      append(2, Int64(value.count))
      bytes.append(contentsOf: value)
    case .blob(let value):
      append(3, Int64(value.count))
      bytes.append(contentsOf: value)
    }
  }

  private mutating func append(_ kind: UInt8, _ number: Int64) {
    bytes.append(kind)
    append(number)
  }

  private mutating func append(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
