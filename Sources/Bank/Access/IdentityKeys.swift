import Crypto
public import Ledger
import Rules
import Store

/// The bank's keys for identity numbers: what makes of a number a mark that nobody can undo without them.
///
/// The newest makes new marks; a look-up tries each, since marks cannot be made again without the numbers.
public struct IdentityKeys: Sendable {
  /// One key and its name, which stands beside each mark.
  struct Key: Sendable {
    let id: Code
    let secret: SymmetricKey
  }

  /// What is wrong with the text that holds them; never a part of it.
  public enum Fault: Error, Hashable, Sendable {
    /// There is not one key in it.
    case empty
    /// A line is not a name and 64 hexadecimal digits.
    case line(Int)
    /// Two keys have one name.
    case twice(Code)
  }

  /// The keys, newest first; at least one.
  let keys: [Key]

  /// The name of the key that makes new marks.
  public let newest: Code

  /// By what other banks know what this one signs; see ``signingKey(_:)``.
  let bankKey: BankKey?

  /// Reads lines of a name and 64 hexadecimal digits, the newest last; empty lines and `#` are passed over.
  public init(_ text: String) throws(Fault) {
    var keys: [Key] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty || words[0].hasPrefix("#") { continue }
      guard words.count == 2, let id = Code(words[0]), let bytes = Digest(hex: words[1].lowercased())?.bytes else {
        throw .line(index + 1)
      }
      guard !keys.contains(where: { $0.id == id }) else { throw .twice(id) }
      keys.insert(Key(id: id, secret: SymmetricKey(data: bytes)), at: 0)
    }
    guard let first = keys.first else { throw .empty }
    self.keys = keys
    newest = first.id
    bankKey = Self.signingKey(first).flatMap { BankKey(Array($0.publicKey.rawRepresentation)) }
  }

  /// The marks of a number under every key, newest first.
  func marks(of number: IdentityNumber) -> [IdentityMark] {
    keys.map { IdentityMark(key: $0.id, mark: Self.hash("timebank identity\n", number.secret, $0)) }
  }

  /// What stands for a number in the request that an idempotency key names, under every key, newest first.
  ///
  /// Other than the marks, so that a kept request tells nothing of whose number it was.
  func requestMarks(of typed: String) -> [String] {
    keys.compactMap { Digest(Self.hash("timebank request\n", Array(typed.utf8), $0))?.description }
  }

  private static func hash(_ purpose: String, _ secret: [UInt8], _ key: Key) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8) + secret, using: key.secret))
  }
}
