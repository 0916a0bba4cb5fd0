/// The public key by which a bank's signatures are known: Ed25519, 32 bytes, written as 64 lower-case hex digits.
public struct BankKey: Hashable, Sendable, CustomStringConvertible {
  /// The digits.
  public let description: String
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Reads 64 lower-case hex digits, or nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 64, let bytes = Hex.bytes(text) else { return nil }
    self.init(bytes)
  }

  /// Wraps 32 bytes, or nil where there are not so many.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
    description = Hex.text(bytes)
  }
}

/// An Ed25519 signature: 64 bytes, written as 128 lower-case hex digits.
public struct BankSignature: Hashable, Sendable, CustomStringConvertible {
  /// The digits.
  public let description: String
  /// The 64 bytes.
  public let bytes: [UInt8]

  /// Reads 128 lower-case hex digits, or nil.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 128, let bytes = Hex.bytes(text) else { return nil }
    self.init(bytes)
  }

  /// Wraps 64 bytes, or nil where there are not so many.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 64 else { return nil }
    self.bytes = bytes
    description = Hex.text(bytes)
  }
}
