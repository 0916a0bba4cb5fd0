import Ledger

/// What a connection knows of rows without asking the database.
///
/// The writer's lasts from one commit to the next, since nobody else writes; whatever takes rows back, or goes past its
/// connection, puts an empty one in its place. Those of connections that read last as long as one snapshot.
struct KnownRows {
  /// Where accounts stand, and their balances: of the members of a busy day, in about a megabyte.
  ///
  /// Only postings move balances, and only the writer posts; a balance that is wrong all the same is refused by the trigger
  /// that compares it.
  var accounts = KeptRows<Account, KnownAccount>(most: 8192)
  /// The newest service record, where it was written on this connection.
  var newestRecord: Int64?
  /// The sheets to which rows were added since their own were written.
  var stagedSheets: [Int64: StoredSheet] = [:]
  /// The year totals, some of which may wait to be written.
  var years: KnownYears
  /// The brigades above a team, nearest first, which only a change of teams changes.
  var brigades = KeptRows<Code, [Code]>(most: 4096)
  /// Whether a team has others beneath it, likewise.
  var hasChildren = KeptRows<Code, Bool>(most: 4096)

  /// Knows nothing yet.
  ///
  /// - Parameter yearsOf: Of how many members and teams the years are kept; by default of those of a busy day, in some two
  ///   megabytes.
  init(yearsOf: Int = 8192) {
    years = KnownYears(most: yearsOf)
  }
}

/// Where an account stands in the database, and its balance.
struct KnownAccount {
  let id: Int64
  var balance: Int64
}
