import Crypto
import Ledger
import Rules

extension IdentityKeys {
  /// Signs a document with the key that others know as this one; nil where the bank has it not.
  func sign(_ body: String, as key: BankKey) -> BankSignature? {
    let own = keys.compactMap(Self.signingKey).first { Array($0.publicKey.rawRepresentation) == key.bytes }
    return (try? own?.signature(for: Array(body.utf8))).flatMap { BankSignature(Array($0)) }
  }

  /// Whether the bank has what it takes to sign as this key.
  func holds(_ key: BankKey) -> Bool {
    keys.compactMap(Self.signingKey).contains { Array($0.publicKey.rawRepresentation) == key.bytes }
  }

  /// What signs for the bank: made from a key that lies outside the books, so that who steals a backup signs nothing.
  static func signingKey(_ key: Key) -> Curve25519.Signing.PrivateKey? {
    let seed = HMAC<SHA256>.authenticationCode(for: Array("timebank handover\n".utf8), using: key.secret)
    return try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed))
  }
}

extension SignedLines {
  /// Whether the lines were signed by the bank that is known by this key.
  func isSigned(by key: BankKey) -> Bool {
    guard let known = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes) else { return false }
    return known.isValidSignature(signature.bytes, for: Array(body.utf8))
  }
}
