import Crypto
import CryptoExtras
import Foundation
import Ledger
import Store

/// Scrypt over PINs; slow and greedy for memory on purpose, since PINs are short.
struct PINHashing: Sendable {
  private static let blockSize = 8
  private static let hashByteCount = 32
  static let saltByteCount = 16

  let randomness: Randomness

  /// What is kept of a new PIN.
  ///
  /// - Parameter cost: The binary logarithm of the rounds; memory is 2^cost KiB.
  func hash(_ pin: String, cost: Int) throws -> StoredPIN {
    let salt = randomness.bytes(Self.saltByteCount)
    return StoredPIN(cost: cost, salt: salt, hash: try Self.derive(pin, salt: salt, cost: cost))
  }

  /// Whether a PIN is the one that is kept; takes the same time either way.
  func matches(_ pin: String, _ stored: StoredPIN) throws -> Bool {
    let typed = try Self.derive(pin, salt: stored.salt, cost: stored.cost)
    guard typed.count == stored.hash.count else { return false }
    return zip(typed, stored.hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Tells two PINs under one idempotency key apart, at the same cost to whoever would find one out.
  func mark(_ pin: String, key: String, user: UInt32, cost: Int) throws -> String {
    let bytes = try Self.derive(pin, salt: Array("timebank key \(user) \(key)".utf8), cost: cost)
    return Hex.text(bytes)
  }

  private static func derive(_ pin: String, salt: [UInt8], cost: Int) throws -> [UInt8] {
    try KDF.Scrypt.deriveKey(
      from: Array(pin.utf8), salt: salt, outputByteCount: hashByteCount, rounds: 1 << cost, blockSize: blockSize,
      parallelism: 1
    ).withUnsafeBytes { Array($0) }
  }
}

/// A PIN that was hashed for a change on its way to the writer.
struct HashedPIN: Sendable {
  /// What is to be kept.
  let stored: StoredPIN
  /// What stands for the PIN in the request that an idempotency key names; nil without a key.
  let mark: String?
}
