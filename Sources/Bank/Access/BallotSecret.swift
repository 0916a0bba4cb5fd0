import Crypto
import Foundation
import Ledger
import Store

/// What opens the choices of one ballot, and tells two requests to vote apart without keeping what they chose.
struct BallotSecret {
  private let key: Curve25519.KeyAgreement.PrivateKey

  init(_ key: Curve25519.KeyAgreement.PrivateKey) {
    self.key = key
  }

  /// What a slip says; nil where it was not sealed to this key under this number, for this ballot.
  func open(_ slip: SealedSlip, of ballot: Code) -> [UInt8]? {
    let head = BallotSeal.headByteCount
    guard slip.sealed.count > head else { return nil }
    guard
      var recipient = try? HPKE.Recipient(
        privateKey: key, ciphersuite: BallotSeal.suite, info: BallotSeal.purpose(of: ballot),
        encapsulatedKey: Data(slip.sealed.prefix(head)))
    else { return nil }
    return (try? recipient.open(Data(slip.sealed.dropFirst(head)), authenticating: Data(slip.id))).map { Array($0) }
  }

  /// What stands for a choice in the request that an idempotency key names.
  ///
  /// A plain hash of so few possibilities would give it away; nobody can make this one again once the key is gone.
  func mark(_ choices: [Int]) -> String {
    let text = "timebank choice\n" + choices.sorted().map(String.init).joined(separator: ",")
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(text.utf8), using: SymmetricKey(data: key.rawRepresentation))
    return Hex.text(Array(code))
  }
}

/// How a choice is sealed: HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305, bound to ballot and number.
enum BallotSeal {
  static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
  /// The encapsulated key before the sealed bytes.
  static let headByteCount = 32

  static func purpose(of ballot: Code) -> Data { Data("timebank ballot 1\n\(ballot)".utf8) }

  /// Seals a choice under a new random number.
  static func seal(
    _ choice: [UInt8], of ballot: Code, to key: BallotKey, _ randomness: Randomness
  ) throws -> SealedSlip {
    let id = randomness.bytes(SealedSlip.idByteCount)
    var sender = try HPKE.Sender(
      recipientKey: Curve25519.KeyAgreement.PublicKey(rawRepresentation: key.bytes), ciphersuite: suite,
      info: purpose(of: ballot))
    let sealed = try sender.seal(Data(choice), authenticating: Data(id))
    return SealedSlip(id: id, sealed: Array(sender.encapsulatedKey) + Array(sealed))
  }
}
