import Ledger

/// What the writer knows of accounts without asking the database: where they stand there, and their balances.
///
/// Only postings move balances, and only the writer posts. Whatever takes postings back, or goes past the writer, has to empty
/// this; a balance that is wrong all the same is refused by the trigger that compares it.
struct KnownAccounts {
  struct Known {
    let id: Int64
    var balance: Int64
  }

  /// The members of a busy day; about a megabyte.
  private static let most = 8192

  private var known: [Account: Known] = [:]

  subscript(account: Account) -> Known? {
    get { known[account] }
    set {
      if known.count >= KnownAccounts.most { known.removeAll(keepingCapacity: true) }
      known[account] = newValue
    }
  }

  mutating func removeAll() {
    known.removeAll()
  }
}
