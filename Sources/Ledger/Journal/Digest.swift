public import Crypto

/// A SHA-256 hash.
public struct Digest: Hashable, Sendable {
  // Not an array: there are several of them to an entry, and each would be a piece of memory of its own.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// What the first entry of a journal is chained to: 32 zero bytes.
  public static let origin = Digest(unchecked: (0, 0, 0, 0))

  private init(unchecked words: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = words
  }

  /// Wraps stored bytes, or nil where they are not 32.
  public init?(_ bytes: [UInt8]) {
    guard let digest = bytes.withUnsafeBytes({ Digest($0) }) else { return nil }
    self = digest
  }

  /// Wraps stored bytes, or nil where they are not 32.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    self.init(unchecked: bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self))
  }

  /// Takes over what a hash function made.
  public init(_ digest: SHA256Digest) {
    self.init(unchecked: digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) })
  }

  /// Reads 64 lower-case hex digits, or nil.
  public init?(hex: some StringProtocol) {
    let text = String(hex)
    self.init(hex: text.utf8.span)
  }

  /// Reads 64 lower-case hex digits where they lie, or nil.
  init?(hex digits: Span<UInt8>) {
    guard digits.count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isRead = withUnsafeMutableBytes(of: &words) { bytes in
      for index in bytes.indices {
        guard let byte = Hex.byte(digits[2 * index], digits[2 * index + 1]) else { return false }
        bytes[index] = byte
      }
      return true
    }
    guard isRead else { return nil }
    self.init(unchecked: words)
  }

  /// The 32 bytes of the hash.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Shows the 32 bytes of the hash.
  public func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    withUnsafeBytes(of: (first, second, third, fourth), body)
  }

  /// The hash of the next entry: `SHA-256(this ‖ canonical bytes)`.
  ///
  /// The one function that both the writer and the verifier use.
  public func chained(to canonical: [UInt8]) -> Digest {
    var hash = SHA256()
    withBytes { hash.update(bufferPointer: $0) }
    canonical.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Digest(hash.finalize())
  }
}

extension Digest: CustomStringConvertible {
  /// The hash as 64 lower-case hex digits.
  public var description: String { Hex.text(bytes) }
}
