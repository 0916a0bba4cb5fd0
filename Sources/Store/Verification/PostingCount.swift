import GRDB
import Ledger

/// The two trees of the postings: the table itself, by account, and its index by entry.
///
/// Whoever reads the entries finds each of their postings in both. So they have the same ones where both have as many.
struct PostingCount {
  static let inTable = "SELECT count(*) FROM posting NOT INDEXED"
  static let inIndex = "SELECT count(*) FROM posting"

  private let books: BookReader

  init(_ books: BookReader) {
    self.books = books
  }

  /// Compares how many there are with how many the entries have.
  ///
  /// - Throws: `StoreError.damaged`.
  func check(_ expected: Int64) throws {
    for (name, count) in [("table", PostingCount.inTable), ("index by entry", PostingCount.inIndex)] {
      let found = try books.db.count(count)
      guard found == expected else {
        throw StoreError.damaged(
          Damage(
            entry: nil, place: "posting", reason: "the \(name) has \(found) rows and the entries have \(expected)"))
      }
    }
  }
}
