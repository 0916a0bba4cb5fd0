import Crypto
import Foundation
import Ledger
import Store

/// The private keys of ballots that are being voted in, each a file beside the database that only the daemon can read.
///
/// Never in the database, so in no backup of it either. Named by the public key, so that books that were put back from a
/// backup find exactly the key of their own ballot, or none.
struct BallotKeyFiles: Sendable {
  private let database: String

  /// The keys that lie beside a database.
  init(beside database: String) {
    self.database = database
  }

  func path(of key: BallotKey) -> String { "\(database).ballot-\(key.description.prefix(16))" }

  /// Makes a key and has it on disk before anything is sealed to it.
  func make(_ randomness: Randomness) throws -> BallotKey {
    let secret = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: randomness.bytes(32))
    guard let key = BallotKey(Array(secret.publicKey.rawRepresentation)) else {
      throw BallotKeyFault(code: EINVAL)
    }
    try write(Array(secret.rawRepresentation), path(of: key), flags: O_CREAT | O_EXCL)
    try syncFolder()
    return key
  }

  /// The private key that belongs to a public one; nil where it is not there.
  func secret(of key: BallotKey) -> BallotSecret? {
    let descriptor = open(path(of: key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 33)
    guard read(descriptor, &bytes, bytes.count) == 32,
      let secret = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes.prefix(32)),
      Array(secret.publicKey.rawRepresentation) == key.bytes
    else { return nil }
    return BallotSecret(secret)
  }

  /// Overwrites a key and takes its file away; nothing where there is none.
  func destroy(_ key: BallotKey) throws { try destroy(path(of: key)) }

  /// Destroys every key beside the database but those of ballots that are voted in.
  ///
  /// Others belong to ballots that have ended, to a start that was never committed, or to ballots that books put back from a
  /// backup do not know: with such a key and the books of that time, who voted what could be read.
  ///
  /// - Returns: The files that could not be destroyed.
  func destroyAll(but kept: [BallotKey]) -> [String] {
    let paths = Set(kept.map(path))
    return keyFiles().filter { file in !paths.contains(file) && (try? destroy(file)) == nil }
  }

  private func keyFiles() -> [String] {
    let prefix = "\(database).ballot-"
    let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.map { folder + $0 }.filter { $0.hasPrefix(prefix) }.sorted()
  }

  private func destroy(_ path: String) throws {
    guard access(path, F_OK) == 0 else { return }
    // A disk that cannot overwrite it may still take it away, which counts for more.
    let overwritten = Result { try write([UInt8](repeating: 0, count: 32), path, flags: 0) }
    guard unlink(path) == 0 else { throw BallotKeyFault(code: errno) }
    try syncFolder()
    try overwritten.get()
  }

  private func write(_ bytes: [UInt8], _ path: String, flags: Int32) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else { throw BallotKeyFault(code: errno) }
    defer { close(descriptor) }
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      let code = errno
      if flags & O_CREAT != 0 { unlink(path) }
      throw code == ENOSPC ? StoreError.diskFull : BallotKeyFault(code: code)
    }
  }

  private func syncFolder() throws {
    let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BallotKeyFault(code: errno) }
    defer { close(descriptor) }
    // Some file systems know no fsync of a folder and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw BallotKeyFault(code: errno) }
  }
}

/// The key of a ballot could not be written or destroyed.
struct BallotKeyFault: Error {
  /// The `errno`.
  let code: Int32
}
