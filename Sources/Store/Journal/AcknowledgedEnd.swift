import Foundation
import Ledger

/// The newest entry that somebody may have been told of, kept in the file of the database's lock.
///
/// A log or a file that was cut off, or a flipped byte in the last part of a log, looks to SQLite like a commit that never
/// ended: the books are whole, only shorter. This line, written after every commit and before its answers, says how long
/// they were. It is not forced to disk, so it can lag behind after a power cut and never runs ahead.
struct AcknowledgedEnd: Hashable {
  let number: Int64
  let hash: Digest

  init(_ tail: JournalTail) {
    number = tail.number
    hash = tail.hash
  }

  /// Reads the line; nil where there is none, or where it is not whole.
  init?(line: [UInt8]) {
    let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = Int64(parts[0]), let hash = Digest(hex: parts[1]) else { return nil }
    self.number = number
    self.hash = hash
    guard self.line == line else { return nil }
  }

  /// The line, always of one length: the number, the hash, and a check over both.
  ///
  /// Made of bytes, since every answer waits for it.
  var line: [UInt8] {
    let digits = String(number).utf8
    var line: [UInt8] = []
    line.reserveCapacity(AcknowledgedEnd.byteCount)
    line.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 19 - digits.count)))
    line.append(contentsOf: digits)
    line.append(UInt8(ascii: " "))
    Hex.append(hash.bytes[...], to: &line)
    let check = Digest.origin.chained(to: line)
    line.append(UInt8(ascii: " "))
    Hex.append(check.bytes.prefix(8), to: &line)
    line.append(UInt8(ascii: "\n"))
    return line
  }

  static let byteCount = 19 + 1 + 64 + 1 + 16 + 1
}

extension LedgerDatabase {
  /// Keeps in mind that entries up to this one are answered for.
  ///
  /// Nothing is thrown: what cannot be written leaves an older line, which is true as well.
  public func noteAcknowledged(_ tail: JournalTail) {
    lock.keep(AcknowledgedEnd(tail).line)
  }

  /// Looks whether every entry that was answered for is there; what is wrong, or nil.
  public func checkAcknowledged() throws -> Damage? {
    guard let end = AcknowledgedEnd(line: lock.kept(AcknowledgedEnd.byteCount)) else { return nil }
    return try read { books in
      let tail = try books.tail()
      guard tail.number >= end.number else {
        return Damage(
          entry: tail.number + 1, place: "journal",
          reason: "entries \(tail.number + 1) to \(end.number) were acknowledged and are missing")
      }
      guard try end.number == 0 || books.entry(end.number)?.hash == end.hash else {
        return Damage(entry: end.number, place: "journal", reason: "the entry is not the one that was acknowledged")
      }
      return nil
    }
  }

  /// Refuses a file that is empty though its bank was not, before SQLite takes it for a new one.
  static func checkNotEmptied(_ path: String, _ lock: FileLock) throws(StoreError) {
    guard let status = FileStatus(path: realPath(path)) else {
      // Somebody has taken the file away: what comes is another bank.
      lock.keep([])
      return
    }
    // For SQLite a file of one byte is as empty as one of none.
    guard let bytes = status.regularBytes, bytes <= 1,
      let end = AcknowledgedEnd(line: lock.kept(AcknowledgedEnd.byteCount))
    else {
      return
    }
    throw .damaged(
      Damage(entry: 1, place: "database", reason: "the file is empty, and \(end.number) entries were acknowledged"))
  }
}
