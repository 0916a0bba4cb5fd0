import Ledger
import LineProtocol

/// What `timebank export journal` was asked to do.
struct JournalExportOptions: Hashable {
  /// Where the journal goes; `-` is standard output.
  var path: String
  /// Only entries after this one.
  var since: Int64 = 0
  /// Whether the texts beside the chain come along.
  var withTexts = false
  /// For which program for accounts in plain text it is written; nil for a verifier.
  var dialect: AccountingDialect?
}

/// What `timebank verify --file` was asked to do.
struct JournalFileOptions: Hashable {
  /// The exported journal; `-` is standard input.
  var path: String
  /// Published hashes by the number of their entry.
  var published: [Int64: Digest] = [:]
}

/// A published head as it is typed: `HASH@N`.
enum TypedHead {
  /// Adds typed heads to those known.
  ///
  /// - Throws: `bad-value` where one is none, or where two say different things of one entry.
  static func read(_ texts: [String]) throws(Refusal) -> [Int64: Digest] {
    var heads: [Int64: Digest] = [:]
    for text in texts {
      let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false)
      guard
        parts.count == 2, let digest = Digest(hex: parts[0]), let number = Int64(parts[1]), number > 0,
        heads[number, default: digest] == digest
      else {
        throw Refusal(
          .badValue, [Field("name", .text("head")), Field("value", .text(text))],
          Localized(
            "--head 后面写“哈希@分录号”:64 位十六进制数字、@、分录号;同一分录只写一个哈希",
            "--head takes HASH@N: 64 hex digits, an @ and the number of the entry; one hash for each entry"))
      }
      heads[number] = digest
    }
    return heads
  }
}
