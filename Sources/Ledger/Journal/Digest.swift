public import Crypto

/// A SHA-256 hash.
public struct Digest: Hashable, Sendable {
  /// The 32 bytes of the hash.
  public let bytes: [UInt8]

  /// What the first entry of a journal is chained to: 32 zero bytes.
  public static let origin = Digest(unchecked: [UInt8](repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Wraps stored bytes, or nil where they are not 32.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Takes over what a hash function made.
  public init(_ digest: SHA256Digest) {
    bytes = digest.withUnsafeBytes { Array($0) }
  }

  /// Reads 64 lower-case hex digits, or nil.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hex.bytes(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The hash of the next entry: `SHA-256(this ‖ canonical bytes)`.
  ///
  /// The one function that both the writer and the verifier use.
  public func chained(to canonical: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(data: bytes)
    hash.update(data: canonical)
    return Digest(hash.finalize())
  }
}

extension Digest: CustomStringConvertible {
  /// The hash as 64 lower-case hex digits.
  public var description: String { Hex.text(bytes) }
}
