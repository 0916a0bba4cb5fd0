import Crypto

/// A text from people together with the salt under which the chain holds its hash.
///
/// The chain holds only `SHA-256(salt ‖ UTF-8 text)`, so that `verify` notices a swapped text while erasing the text
/// and its salt leaves the chain whole. See "Invariants" in the domain reference.
public struct SealedText: Hashable, Sendable {
  /// The name of the fact that the text belongs to.
  public let name: String
  /// Random bytes that keep short texts from being guessed by their hash.
  public let salt: [UInt8]
  /// What was said.
  public let text: String

  /// Pairs a text with its salt.
  public init(name: String, salt: [UInt8], text: String) {
    self.name = name
    self.salt = salt
    self.text = text
  }

  /// How many bytes a salt has.
  public static let saltByteCount = 16

  /// The hash that stands for the text in the chain.
  public var commitment: Digest {
    var hash = SHA256()
    salt.withUnsafeBytes { hash.update(bufferPointer: $0) }
    var text = text
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return Digest(hash.finalize())
  }
}
