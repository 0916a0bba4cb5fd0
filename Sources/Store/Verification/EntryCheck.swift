import GRDB
import Ledger

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
    guard let stored = try naming(number, { try books.entry(number) }) else {
      throw damage(number, "entry", "the entry is missing")
    }
    guard previous.chained(to: stored.canonical) == stored.hash else {
      throw damage(number, "chain", "the hash does not follow from the bytes")
    }
    let entry: DecodedEntry
    do {
      entry = try DecodedEntry(canonical: stored.canonical)
    } catch {
      throw damage(number, "entry", "the bytes cannot be read: \(error)")
    }
    guard entry.header.number.value == number else {
      throw damage(number, "entry", "the bytes are those of entry \(entry.header.number)")
    }
    return (entry, stored)
  }

  /// Proves that texts, postings and columns are what the bytes say.
  func checkBeside(_ entry: DecodedEntry, _ stored: StoredEntry) throws {
    let number = entry.header.number.value
    try checkTexts(of: entry, stored)
    let written = Dictionary(
      entry.postings.all.map { ($0.account, $0.amount) }, uniquingKeysWith: { first, _ in first })
    let kept = Dictionary(stored.postings.map { ($0.account, $0.amount) }, uniquingKeysWith: { first, _ in first })
    guard written == kept, stored.postings.count == entry.postings.all.count else {
      throw damage(number, "posting", "the postings are not those of the entry")
    }
    guard let summary = try naming(number, { try books.summary(of: number) }), summary.isThat(of: entry) else {
      throw damage(number, "entry", "the columns are not those of the bytes")
    }
  }

  /// Proves that the texts beside the chain are those that it commits to.
  func checkTexts(of entry: DecodedEntry, _ stored: StoredEntry) throws {
    let number = entry.header.number.value
    let erased = stored.texts.count == entry.commitments.count ? [] : try erasedTexts(number)
    for commitment in entry.commitments where !erased.contains(commitment.name) {
      guard let text = stored.texts.first(where: { $0.name == commitment.name }) else {
        throw damage(number, "text", "the text \(commitment.name) is missing")
      }
      guard text.commitment == commitment.digest else {
        throw damage(number, "text", "the text \(commitment.name) is not the one that was journaled")
      }
    }
    guard stored.texts.count == entry.commitments.count - erased.count else {
      throw damage(number, "text", "there is a text that was never journaled")
    }
  }

  /// Says which entry it is about where a stored value cannot even be read.
  private func naming<Value>(_ entry: Int64, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch StoreError.damaged(let found) where found.entry == nil && found.place != "database" {
      throw damage(entry, "entry", "\(found.place): \(found.reason)")
    }
  }

  private func damage(_ entry: Int64, _ place: String, _ reason: String) -> StoreError {
    .damaged(Damage(entry: entry, place: place, reason: reason))
  }
}

extension EntrySummary {
  /// Whether the columns are those of an entry's bytes.
  func isThat(of entry: DecodedEntry) -> Bool {
    let header = entry.header
    return number == header.number.value && kind == header.kind && at == header.at && date == header.date
      && actor == header.actor && role == header.role && station == header.station
      && postingCount == entry.postings.all.count
  }
}

extension LedgerDatabase {
  /// Checks the newest entries, as the start does: chain, texts, postings, columns.
  ///
  /// - Returns: What is wrong first, or nil where nothing is.
  public func checkNewest(entries count: Int64) throws -> Damage? {
    do {
      try read { books in
        let tail = try books.tail()
        let check = EntryCheck(books)
        var number = max(1, tail.number - count + 1)
        var previous = try number == 1 ? Digest.origin : books.entry(number - 1)?.hash ?? Digest.origin
        while number <= tail.number {
          let (entry, stored) = try check.decoded(number, after: previous)
          try check.checkBeside(entry, stored)
          previous = stored.hash
          number += 1
        }
      }
      return nil
    } catch StoreError.damaged(let damage) {
      return damage
    }
  }
}
