/// What can be wrong with an entry before it reaches the journal, or with bytes read back from it.
public enum LedgerError: Error, Hashable, Sendable {
  /// A sum left the range of an `Int64`.
  case overflow
  /// The postings of an entry do not add up to zero in a unit.
  case unbalanced(unit: Unit, sum: Int64)
  /// An entry has a single posting; there must be none or at least two.
  case singlePosting
  /// An account appears twice in one entry; its amounts belong into one posting.
  case repeatedAccount(Account)
  /// A posting moves nothing.
  case zeroPosting(Account)
  /// Bytes that claim to be an entry are not in a known format.
  case malformed(reason: String)
}
