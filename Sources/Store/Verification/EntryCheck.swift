import GRDB
import Ledger

/// The bytes of an entry with the hash that is stored for them.
struct StoredBytes {
  let canonical: [UInt8]
  let hash: Digest
}

/// Proves single entries against what is stored beside them; the one check behind the start, `verify` and `rebuild`.
struct EntryCheck {
  private let books: BookReader
  private let erasedTexts: (_ entry: Int64) throws -> Set<String>

  /// - Parameter erasedTexts: The names of an entry's texts that an erasure took away; by default what the books say.
  init(_ books: BookReader, erasedTexts: ((_ entry: Int64) throws -> Set<String>)? = nil) {
    self.books = books
    self.erasedTexts = erasedTexts ?? { try books.erasedTexts(of: $0) }
  }

  /// Reads an entry's bytes, proves hash and number, and gives the decoded entry.
  ///
  /// - Throws: `StoreError.damaged` with what is wrong.
  func decoded(_ number: Int64, after previous: Digest) throws -> (entry: DecodedEntry, stored: StoredEntry) {
    guard let stored = try EntryCheck.naming(number, { try books.entry(number) }) else {
      throw EntryCheck.damage(number, "entry", "the entry is missing")
    }
    let bytes = StoredBytes(canonical: stored.canonical, hash: stored.hash)
    return (try decoded(number, bytes, after: previous), stored)
  }

  /// Proves hash and number of an entry's bytes and gives the decoded entry.
  ///
  /// - Throws: `StoreError.damaged` with what is wrong.
  func decoded(_ number: Int64, _ stored: StoredBytes, after previous: Digest) throws -> DecodedEntry {
    guard previous.chained(to: stored.canonical) == stored.hash else {
      throw EntryCheck.damage(number, "chain", "the hash does not follow from the bytes")
    }
    let entry: DecodedEntry
    do {
      entry = try DecodedEntry(canonical: stored.canonical)
    } catch {
      throw EntryCheck.damage(number, "entry", "the bytes cannot be read: \(error)")
    }
    guard entry.header.number.value == number else {
      throw EntryCheck.damage(number, "entry", "the bytes are those of entry \(entry.header.number)")
    }
    return entry
  }

  /// Proves that the texts beside the chain are those that it commits to.
  func checkTexts(of entry: DecodedEntry, _ texts: [SealedText]) throws {
    let number = entry.header.number.value
    let erased = texts.count == entry.commitments.count ? [] : try erasedTexts(number)
    for commitment in entry.commitments where !erased.contains(commitment.name) {
      guard let text = texts.first(where: { $0.name == commitment.name }) else {
        throw EntryCheck.damage(number, "text", "the text \(commitment.name) is missing")
      }
      guard text.commitment == commitment.digest else {
        throw EntryCheck.damage(number, "text", "the text \(commitment.name) is not the one that was journaled")
      }
    }
    guard texts.count == entry.commitments.count - erased.count else {
      throw EntryCheck.damage(number, "text", "there is a text that was never journaled")
    }
  }

  /// Says which entry it is about where a stored value cannot even be read.
  static func naming<Value>(_ entry: Int64, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch StoreError.damaged(let found) where found.entry == nil && found.place != "database" {
      throw damage(entry, "entry", "\(found.place): \(found.reason)")
    }
  }

  static func damage(_ entry: Int64, _ place: String, _ reason: String) -> StoreError {
    .damaged(Damage(entry: entry, place: place, reason: reason))
  }
}

extension LedgerDatabase {
  /// Checks the newest entries, as the start does: chain, texts, postings, columns, and that the facts can be read.
  ///
  /// - Returns: What is wrong first, or nil where nothing is.
  public func checkNewest(entries count: Int64) throws -> Damage? {
    do {
      try read { books in
        let tail = try books.tail()
        let before = max(0, tail.number - count)
        try EntryScan(books).each(after: try books.tail(at: before), through: tail.number) { _ in }
      }
      return nil
    } catch StoreError.damaged(let damage) {
      return damage
    }
  }
}

extension BookReader {
  /// The end of the journal as an entry left it; where there is no such entry, what the first is chained to.
  func tail(at number: Int64) throws -> JournalTail {
    let hash = try db.first("SELECT hash FROM entry WHERE number = ?", [number]) { try $0.digest(0) }
    return JournalTail(number: number, hash: hash ?? .origin, at: JournalTail.origin.at)
  }
}
