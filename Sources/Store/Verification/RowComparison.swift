import GRDB
import Ledger

/// The rows of one query in two databases, walked side by side.
struct RowComparison {
  let sql: String
  let arguments: [SQLCell]
  /// How many columns, the first ones, are the key.
  let keyCount: Int

  /// Compares the rows.
  ///
  /// - Parameters:
  ///   - full: How many rows there are where more may follow.
  ///   - fault: Names what is wrong at the first place where the two lists differ.
  /// - Returns: The key of the last row where the rows are so many; nil where they were the last.
  /// - Throws: What `fault` gives.
  func lastKey(
    _ real: some StatementSource, _ derived: some StatementSource, full: Int,
    fault: (_ real: [[SQLCell]], _ derived: [[SQLCell]], _ index: Int) -> StoreError
  ) throws -> [SQLCell]? {
    var index = 0
    var last: [SQLCell]?
    let isSame = try real.withRows(sql, arguments) { real in
      try derived.withRows(sql, arguments) { derived in
        while let found = real.row, let expected = derived.row, found.isSame(as: expected) {
          index += 1
          if index == full { last = Array(found.cells.prefix(keyCount)) }
          try real.advance()
          try derived.advance()
        }
        return real.row == nil && derived.row == nil
      }
    }
    guard isSame else {
      throw fault(try real.all(sql, arguments) { $0.cells }, try derived.all(sql, arguments) { $0.cells }, index)
    }
    return last
  }
}

/// The stored accounts beside those that the journal makes.
struct AccountRows {
  private let accounts: MirrorAccounts

  init(_ accounts: MirrorAccounts) {
    self.accounts = accounts
  }

  /// Compares the accounts after a key, which moves on, with those that must follow.
  ///
  /// - Returns: How many there were.
  /// - Throws: `StoreError.damaged` with the first that is wrong.
  func check(_ db: Connection, after last: inout Int64, limit: Int) throws -> Int {
    var next = max(last, 0) + 1
    var count = 0
    try db.each(
      """
      SELECT id, name, unit, minimum, maximum, debt, balance, entry FROM account WHERE id > ? ORDER BY id LIMIT \(limit)
      """, [last]
    ) { row in
      let key: Int64 = row[0]
      guard key >= next, key <= Int64(accounts.count) else { throw AccountRows.damage(key, row[7]) }
      guard key == next, isThat(row, next) else { throw AccountRows.damage(next, accounts.state(of: next).entry) }
      next += 1
      count += 1
    }
    if count < limit, next <= Int64(accounts.count) {
      throw AccountRows.damage(next, accounts.state(of: next).entry)
    }
    last = next - 1
    return count
  }

  private func isThat(_ row: SQLRow, _ key: Int64) -> Bool {
    guard let account = accounts.account(of: key) else { return false }
    let state = accounts.state(of: key)
    return Account(row.utf8(1).span) == account && row.holds(account.unit.description, 2)
      && row[3] == account.bounds.lowerBound && row[4] == account.bounds.upperBound && row[5] == state.debt
      && row[6] == state.balance && row[7] == state.entry
  }

  private static func damage(_ key: Int64, _ entry: Int64) -> StoreError {
    EntryCheck.damage(entry, "account", "row \(key) is not what the journal says")
  }
}
