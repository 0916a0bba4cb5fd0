import Ledger

/// What the writer knows of rows without asking the database.
///
/// Only what writes journal rows changes it. Whatever takes rows back, or goes past the writer's connection, puts an empty one in
/// its place.
struct KnownRows {
  /// The accounts that were posted to.
  var accounts = KnownAccounts()
  /// The newest service record, where it was written on this connection.
  var newestRecord: Int64?
  /// The sheets to which rows were added since their own were written.
  var stagedSheets: [Int64: StoredSheet] = [:]
}

/// Where accounts stand in the database, and their balances.
///
/// Only postings move balances, and only the writer posts; a balance that is wrong all the same is refused by the trigger that
/// compares it.
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
}
