/// The public key that a ballot's choices are sealed to: X25519, 32 bytes.
public struct BallotKey: Hashable, Sendable, CustomStringConvertible {
  /// The key.
  public let bytes: [UInt8]

  /// Wraps a key, or nil where it has not 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lower-case hex digits, or nil.
  public init?(hex: some StringProtocol) {
    guard let digest = Digest(hex: hex) else { return nil }
    bytes = digest.bytes
  }

  /// The key as 64 lower-case hex digits.
  public var description: String { Hex.text(bytes) }
}
